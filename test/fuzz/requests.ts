/** From an operation to the requests that may be made of it: right ones, ones at the bounds, and ones with something wrong. */
import fc, { type Arbitrary } from 'fast-check';
import type { OpenApi, Operation, Parameter, Schema } from '../contract/operations.ts';
import { breaking, fitting, type Hints, junk, spoiled } from './values.ts';

/** A request before the world has filled in what it leaves open. */
export interface Plan {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: readonly (readonly [name: string, value: unknown])[];
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body?: { readonly type: string; readonly value: unknown; readonly raw?: Uint8Array };
  /** Chooses among the things that an answer invites to do next. */
  readonly next: number;
}

type Pairs = readonly (readonly [string, unknown])[];

/** Left out `rarely` times as often as it is there. */
const sometimes = <T>(arbitrary: Arbitrary<T>, rarely: number): Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: rarely, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** What can stand in a header line. */
const headerText = junk.map((text) =>
  text
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 2_000),
);

/** Every parameter as it should be; those that need not be there are there now and then. */
function rightParameters(document: OpenApi, parameters: readonly Parameter[], hints: Hints): Arbitrary<Pairs> {
  const each = parameters.map(({ name, required, schema = {} }) => {
    const value = fitting(document, schema, name, hints);
    return (required ? value : sometimes(value, 5)).map((made) => [name, made] as const);
  });
  return fc.tuple(...each).map((pairs) => pairs.filter(([, value]) => value !== undefined));
}

/** One or two parameters with values they should not have, or one that there is none of. */
function wrongParameters(document: OpenApi, parameters: readonly Parameter[]): Arbitrary<Pairs> {
  const unknown = fc.tuple(fc.oneof(junk, fc.constantFrom('typ', 'page', 'offset', '__proto__')), junk);
  if (parameters.length === 0) return fc.tuple(unknown);
  const known = fc
    .constantFrom(...parameters)
    .chain((parameter) => breaking(document, parameter.schema ?? {}).map((value) => [parameter.name, value] as const));
  return fc.array(fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: unknown }), { minLength: 1, maxLength: 2 });
}

/** Headers that any request may have, whether the operation knows them or not. */
function headersOf(operation: Operation): Arbitrary<Readonly<Record<string, unknown>>> {
  const types = [...new Set(Object.values(operation.responses).flatMap(({ content }) => Object.keys(content ?? {})))];
  const accepted = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...types, '*/*') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/csv',
        'application/geo+json;q=0.5, application/json;q=0.4',
        'image/png',
        ',,;q=',
        '*/*;q=0',
      ),
    },
    { weight: 1, arbitrary: headerText },
  );
  const tag = fc.oneof(fc.nat(999), fc.constantFrom('*', 'W/"x"', '"'), headerText); // a number stands for a tag that was seen
  const guarded = operation.parameters.some((parameter) => parameter.name.toLowerCase() === 'if-match');
  return fc
    .record({
      accept: sometimes(accepted, 3),
      'if-none-match': sometimes(tag, 8),
      'if-match': guarded
        ? fc.oneof({ weight: 6, arbitrary: fc.constant('*') }, { weight: 1, arbitrary: tag })
        : sometimes(tag, 8),
      'idempotency-key': sometimes(fc.oneof(fc.constantFrom('k1', 'k2', 'k3'), headerText), 4),
      'last-event-id': sometimes(fc.oneof(fc.nat(50), headerText), 12),
      'x-request-id': sometimes(headerText, 12),
      traceparent: sometimes(fc.oneof(fc.constant('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'), headerText), 12),
      authorization: sometimes(fc.oneof(fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5'), headerText), 25),
      origin: sometimes(fc.constantFrom('https://dashboard.example', 'null'), 12),
      range: sometimes(fc.constantFrom('bytes=0-10', 'bytes=9-1', 'x'), 25),
    })
    .map((headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)));
}

const brokenBytes = fc.oneof(
  fc
    .constantFrom('', '{', '{"a": ', '[]', 'null', '7', '"x"', '{"text": "a \\ud800 b"}', '{"__proto__": {"x": 1}}')
    .map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 40 }),
);

function bodyOf(document: OpenApi, operation: Operation, hints: Hints, right: boolean): Arbitrary<Plan['body']> {
  const { body } = operation;
  if (!body) return right ? fc.constant(undefined) : sometimes(fc.constant({ type: 'application/json', value: {} }), 4);
  const kinds = Object.entries(body.content).map(([type, { schema = {} }]) => {
    const value = fitting(document, schema, /json/.test(type) ? '' : 'text', hints);
    return (right ? value : /json/.test(type) ? spoiled(value) : junk).map((made) => ({ type, value: made }));
  });
  if (right) return fc.oneof(...kinds);
  const types = fc.constantFrom(
    ...Object.keys(body.content),
    'text/html',
    'application/json; charset=latin1',
    'x',
    'multipart/form-data',
  );
  const raw = fc.tuple(types, brokenBytes).map(([type, bytes]) => ({ type, value: undefined, raw: bytes }));
  return fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...kinds) },
    { weight: 2, arbitrary: raw },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

const at = (parameters: readonly Parameter[], where: Parameter['in']): readonly Parameter[] =>
  parameters.filter((each) => each.in === where);

/** An id in a path is one that there is, more often than not; a fifth are others. */
function pathOf(document: OpenApi, operation: Operation, hints: Hints): Arbitrary<Readonly<Record<string, unknown>>> {
  const each = at(operation.parameters, 'path').map(({ name, schema = {} }): [string, Arbitrary<unknown>] => [
    name,
    fc.oneof(
      { weight: 6, arbitrary: fc.nat(999) },
      { weight: 1, arbitrary: fitting(document, schema as Schema, name, hints) },
      { weight: 1, arbitrary: junk },
    ),
  ]);
  return fc.record(Object.fromEntries(each));
}

/** Requests of one operation, about half of them with something wrong. */
export function plansOf(document: OpenApi, operation: Operation, hints: Hints): Arbitrary<Plan> {
  const query = at(operation.parameters, 'query');
  const named = at(operation.parameters, 'header');
  const rightQuery = rightParameters(document, query, hints);
  const wrongQuery = fc.tuple(rightQuery, wrongParameters(document, query)).map(([right, wrong]) => [...right, ...wrong]);
  const make = (right: boolean): Arbitrary<Plan> =>
    fc
      .record({
        path: pathOf(document, operation, hints),
        query: right ? rightQuery : fc.oneof(wrongQuery, rightQuery),
        own: rightParameters(document, named, hints),
        headers: right ? sometimes(headersOf(operation), 2).map((each) => each ?? {}) : headersOf(operation),
        body: bodyOf(document, operation, hints, right),
        next: fc.nat(999),
      })
      .map(({ own, headers, body, ...rest }) => ({
        operation,
        ...rest,
        headers: { ...Object.fromEntries(own), ...headers },
        ...(body && { body }),
      }));
  return fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: make(true) }, { weight: 2, arbitrary: make(false) });
}
