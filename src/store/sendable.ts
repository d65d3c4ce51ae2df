/** A stored row as the JSON text that is sent: the record's own text with its counts joined in, parsed only for a summary. */
import { summaryFields } from '../schema/listed.ts';
import type { Resource } from '../schema/query.ts';
import type { View } from '../schema/query-parts.ts';
import type { Row } from './dialect.ts';

/** Columns of the counts, by the name they are sent under. */
export const countColumns: { readonly [R in Resource]?: Readonly<Record<string, string>> } = {
  sources: { claims: 'claims', asOrigin: 'as_origin', asRelay: 'as_relay' },
  actors: { articles: 'articles', events: 'events', asActor: 'as_actor', asRecipient: 'as_recipient' },
};

/** What is read of a record `r` to send it. */
export const columnsSent = (resource: Resource): string =>
  ['json', ...Object.values(countColumns[resource] ?? {})].map((column) => `r.${column}`).join(', ');

export function countsOf(resource: Resource, row: Row): Record<string, number> {
  return Object.fromEntries(Object.entries(countColumns[resource] ?? {}).map(([name, column]) => [name, Number(row[column])]));
}

/** The fields of a summary, in their order; what the record has not stays away. */
function summaryOf(resource: Resource, json: string): string {
  const record = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return JSON.stringify(Object.fromEntries(summaryFields[resource].map((name) => [name, record[name]])));
}

export function sendable(resource: Resource, row: Row, view?: View): string {
  const json = String(row.json);
  const full = countColumns[resource] ? `${json.slice(0, -1)},"counts":${JSON.stringify(countsOf(resource, row))}}` : json;
  return view === 'summary' ? summaryOf(resource, full) : full;
}
