/** A stored row as the JSON text that is sent: the record's own text with its counts joined in, never parsed. */
import type { Resource } from '../schema/query.ts';
import type { Row } from './dialect.ts';

/** Columns of the counts, by the name they are sent under. */
export const countColumns: { readonly [R in Resource]?: Readonly<Record<string, string>> } = {
  sources: { claims: 'claims', asOrigin: 'as_origin', asRelay: 'as_relay' },
  actors: { articles: 'articles', events: 'events', asActor: 'as_actor', asRecipient: 'as_recipient' },
};

export function countsOf(resource: Resource, row: Row): Record<string, number> {
  return Object.fromEntries(Object.entries(countColumns[resource] ?? {}).map(([name, column]) => [name, Number(row[column])]));
}

export function sendable(resource: Resource, row: Row): string {
  const json = String(row.json);
  return countColumns[resource] ? `${json.slice(0, -1)},"counts":${JSON.stringify(countsOf(resource, row))}}` : json;
}
