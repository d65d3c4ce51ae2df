/**
 * What of one document a client of another, older one would trip over. Adding is fine: operations, optional parameters, fields in
 * answers, values of an enumeration in answers (clients take codes that they do not know). Everything else is named here.
 */
import { follow, type Media, type OpenApi, type Operation, operationsOf, type Parameter, type Schema } from './operations.ts';

/** Into the service or out of it: what may be added to the one may not be added to the other. */
type Direction = 'in' | 'out';

interface Comparison {
  readonly before: OpenApi;
  readonly after: OpenApi;
  readonly direction: Direction;
  /** References that are being compared, further up. */
  readonly within: ReadonlySet<string>;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
/** Those of the first that are not among the second. */
function missing<T>(from: Iterable<T>, among: Iterable<unknown>): T[] {
  const known = new Set(among);
  return [...new Set(from)].filter((each) => !known.has(each));
}

/** Bounds that a client keeps to: in what is taken in, they may only grow wider. */
const upper = ['maximum', 'maxLength', 'maxItems'];
const lower = ['minimum', 'minLength', 'minItems'];

function boundFaults(before: Schema, after: Schema, place: string): string[] {
  const number = (schema: Schema, name: string, absent: number): number =>
    typeof schema[name] === 'number' ? (schema[name] as number) : absent;
  return [
    ...upper.filter((name) => number(after, name, Infinity) < number(before, name, Infinity)),
    ...lower.filter((name) => number(after, name, -Infinity) > number(before, name, -Infinity)),
  ].map((name) => `${place}: ${name} is narrower`);
}

function fieldFaults(before: Schema, after: Schema, comparison: Comparison, place: string): string[] {
  const { direction } = comparison;
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const [oldRequired, nowRequired] = [before.required ?? [], after.required ?? []];
  const gone = missing(Object.keys(old), Object.keys(now)).map((name) => `${place}.${String(name)}: is no more`);
  const kept = Object.keys(old).filter((name) => name in now);
  const required =
    direction === 'in'
      ? missing(nowRequired, oldRequired).map((name) => `${place}.${String(name)}: must be given now`)
      : missing(oldRequired, nowRequired)
          .filter((name) => String(name) in now)
          .map((name) => `${place}.${String(name)}: may be absent now`);
  return [...gone, ...required, ...kept.flatMap((name) => schemaFaults(old[name]!, now[name]!, comparison, `${place}.${name}`))];
}

function schemaFaults(given: Schema, other: Schema, comparison: Comparison, place: string): string[] {
  const { before, after, direction, within } = comparison;
  if (given.$ref !== undefined && within.has(given.$ref)) return [];
  const inner = given.$ref === undefined ? comparison : { ...comparison, within: new Set([...within, given.$ref]) };
  const old = follow<Schema>(before, given as Schema & { $ref: string });
  const now = follow<Schema>(after, other as Schema & { $ref: string });
  // What was sent must still be taken; what is given out must be what it was.
  const strangers = direction === 'in' ? missing(list(old.type), list(now.type)) : missing(list(now.type), list(old.type));
  const typed = (old.type === undefined) === (now.type === undefined);
  if (strangers.length > 0 || !typed) return [`${place}: is of another type`];
  const values = direction === 'in' && now.enum ? missing(old.enum ?? ['any'], now.enum) : [];
  return [
    ...values.map((value) => `${place}: does not take ${String(value)} any more`),
    ...(old.enum && !now.enum && direction === 'out' ? [`${place}: is no longer one of a list`] : []),
    ...(direction === 'in' ? boundFaults(old, now, place) : []),
    ...(direction === 'in' && now.pattern !== undefined && now.pattern !== old.pattern ? [`${place}: has another pattern`] : []),
    ...(old.items && now.items ? schemaFaults(old.items, now.items, inner, `${place}[]`) : []),
    ...fieldFaults(old, now, inner, place),
  ];
}

type Contents = Readonly<Record<string, Media>>;
function contentFaults(before: Contents, after: Contents, comparison: Comparison, place: string): string[] {
  const gone = missing(Object.keys(before), Object.keys(after)).map((type) => `${place}: ${String(type)} is no more`);
  const kept = Object.keys(before).filter((type) => after[type]?.schema && before[type]!.schema);
  return [
    ...gone,
    ...kept.flatMap((type) => schemaFaults(before[type]!.schema!, after[type]!.schema!, comparison, `${place} ${type} `)),
  ];
}

function parameterFaults(
  before: readonly Parameter[],
  after: readonly Parameter[],
  comparison: Comparison,
  place: string,
): string[] {
  const keyOf = (parameter: Parameter): string => `${parameter.in} ${parameter.name}`;
  const old = new Map(before.map((each) => [keyOf(each), each]));
  const now = new Map(after.map((each) => [keyOf(each), each]));
  return [
    ...missing(old.keys(), now.keys()).map((key) => `${place} ${String(key)}: is no more`),
    ...after
      .filter((each) => each.required && !old.get(keyOf(each))?.required)
      .map((each) => `${place} ${keyOf(each)}: must be given now`),
    ...[...old].flatMap(([key, each]) =>
      schemaFaults(each.schema ?? {}, now.get(key)?.schema ?? each.schema ?? {}, comparison, `${place} ${key}`),
    ),
  ];
}

function operationFaults(old: Operation, now: Operation, documents: Pick<Comparison, 'before' | 'after'>): string[] {
  const taken: Comparison = { ...documents, direction: 'in', within: new Set() };
  const given: Comparison = { ...documents, direction: 'out', within: new Set() };
  const statuses = Object.keys(old.responses);
  return [
    ...(old.id === now.id ? [] : [`${old.id}: is called ${now.id} now`]),
    ...parameterFaults(old.parameters, now.parameters, taken, old.id),
    ...(now.body?.required && !old.body?.required ? [`${old.id} body: must be given now`] : []),
    ...contentFaults(old.body?.content ?? {}, now.body?.content ?? {}, taken, `${old.id} body`),
    ...missing(statuses, Object.keys(now.responses)).map((status) => `${old.id}: ${String(status)} is no more`),
    ...statuses.flatMap((status) => {
      const [was, is] = [old.responses[status]!, now.responses[status]];
      const headers = is ? missing(Object.keys(was.headers ?? {}), Object.keys(is.headers ?? {})) : [];
      return [
        ...headers.map((name) => `${old.id} ${status}: the header ${String(name)} is no more`),
        ...(is ? contentFaults(was.content ?? {}, is.content ?? {}, given, `${old.id} ${status}`) : []),
      ];
    }),
  ];
}

/** Every breaking change from one document to another, in words; none where the second can take the place of the first. */
export function breakingChanges(before: OpenApi, after: OpenApi): string[] {
  const now = new Map(operationsOf(after).map((each) => [`${each.method} ${each.path}`, each]));
  return operationsOf(before).flatMap((old) => {
    const same = now.get(`${old.method} ${old.path}`);
    return same ? operationFaults(old, same, { before, after }) : [`${old.id}: ${old.method} ${old.path} is no more`];
  });
}
