/** URLs of lists: the filters of an aggregate, with some set so that exactly the records of one bucket are listed. */
import type { Resource } from '../schema/query.ts';

export type Given = Readonly<Record<string, unknown>>;

/** What an aggregate takes and its list does not. */
const ownParameters: ReadonlySet<string> = new Set(['by', 'limit', 'interval', 'actors', 'ties']);

export function listUrl(resource: Resource, query: object, changes: Given): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (ownParameters.has(name)) continue;
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) parameters.append(name, String(each));
  }
  return `/v1/${resource}?${parameters}`;
}
