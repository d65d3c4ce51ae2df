/** Reads of which the address says everything: `GET /v1/events/{id}`, a record by its id. */
import { pack, type Packed, written } from './answer.ts';
import type { Caller } from './callers.ts';
import type { Format } from './formats/format.ts';
import { negotiate } from './formats/negotiate.ts';
import { formatsOf } from './formats/table.ts';
import { idParams } from './records.ts';
import { type Route, templateOf } from './route.ts';

/** What a request asks for. */
export interface PlainRead {
  readonly route: Route;
  /** The route's path, for figures. */
  readonly template: string;
  readonly formats: readonly Format[];
  readonly id: string;
}

const isPlain = ({ method, scope, params, query, headers, gives, path }: Route): boolean =>
  method === 'GET' && scope === 'read' && params === idParams && !query && !headers && !!gives && path.endsWith('/{id}');

/** Gives what tells such a read from its address. */
export function findPlainReads(routes: readonly Route[]): (url: string) => PlainRead | undefined {
  const plain = routes
    .filter(isPlain)
    .map((route) => ({ route, template: templateOf(route.path), formats: formatsOf(route.gives) }));
  const byPath = new Map(plain.map((each) => [each.route.path.slice(0, -'{id}'.length), each]));
  return (url) => {
    const end = url.lastIndexOf('/') + 1;
    const found = byPath.get(url.slice(0, end));
    if (found === undefined) return undefined;
    const id = url.slice(end);
    return /^\w{1,100}$/.test(id) ? { ...found, id } : undefined;
  };
}

export interface PlainRequest {
  readonly url: string;
  readonly accept: string | undefined;
  readonly caller: Caller;
  /** Address under which the service is reached. */
  readonly base: string;
}

/** Reads it. Absent where the answer is not simply the record: who asks the framework is told why. */
export async function readPlain(
  { route, template, formats, id }: PlainRead,
  { url, accept, caller, base }: PlainRequest,
): Promise<Packed | undefined> {
  try {
    const format = negotiate(formats, accept, undefined);
    if (format.streams) return undefined;
    const found = await route.handle({ params: { id }, query: undefined, body: undefined, headers: {}, url, caller, format });
    const { status, json, headers } = written(found, { format, base });
    return status === 200 && json !== undefined ? pack(json, headers, format, template) : undefined;
  } catch {
    return undefined;
  }
}
