/**
 * From a schema of the document to values: such as fit it, with its bounds among them, and such as break it. What only the
 * running service knows (ids, names, cursors) is left open as a `Pick`, which the world fills in when the request is made.
 */
import fc, { type Arbitrary } from 'fast-check';
import { follow, type OpenApi, type Schema } from '../contract/operations.ts';

/** The `at`-th of what the service is known to have: ids that fit a pattern, or values that were seen under a name. */
export class Pick {
  readonly pattern: string | undefined;
  readonly name: string;
  readonly at: number;
  readonly otherwise: string;
  constructor(pattern: string | undefined, name: string, at: number, otherwise: string) {
    this.pattern = pattern;
    this.name = name;
    this.at = at;
    this.otherwise = otherwise;
  }
}

/** Values that a field of one name should often have, so that requests get further than its check. */
export type Hints = Readonly<Record<string, readonly string[]>>;

const idPattern = /^\^\(?[a-z|]{2,}\)?_/;

const pick = (pattern: string | undefined, name: string, otherwise: Arbitrary<string>): Arbitrary<Pick> =>
  fc.tuple(fc.nat(999), otherwise).map(([at, text]) => new Pick(pattern, name, at, text));

const days = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }).map((seconds) => new Date(seconds * 1000).toISOString());

function matching(pattern: string): Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern), { size: 'small' });
  } catch {
    return fc.string(); // a pattern with lookarounds
  }
}

const formats: Readonly<Record<string, Arbitrary<string>>> = {
  date: days.map((day) => day.slice(0, 10)),
  'date-time': days,
  uri: fc.webUrl({ withQueryParameters: true }),
  email: fc.emailAddress(),
  uuid: fc.uuid(),
};

function strings(schema: Schema, name: string, hints: Hints): Arbitrary<unknown> {
  const { minLength = 0, maxLength } = schema as { minLength?: number; maxLength?: number };
  if (typeof schema.pattern === 'string') {
    const made = matching(schema.pattern);
    return idPattern.test(schema.pattern) ? fc.oneof({ weight: 4, arbitrary: pick(schema.pattern, name, made) }, made) : made;
  }
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined;
  if (format) return format;
  const most = Math.max(minLength, Math.min(maxLength ?? 30, 30));
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: most });
  const bounds = [minLength, ...(maxLength !== undefined ? [maxLength] : [])].map((length) => 'x'.repeat(length));
  const hinted = hints[name];
  return fc.oneof(
    { weight: 4, arbitrary: free },
    { weight: 4, arbitrary: pick(undefined, name, free) },
    { weight: 1, arbitrary: fc.constantFrom(...bounds) },
    ...(hinted ? [{ weight: 16, arbitrary: fc.constantFrom(...hinted) }] : []),
  );
}

function numbers(schema: Schema): Arbitrary<number> {
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  const min = minimum ?? -1_000_000;
  const max = maximum ?? Math.max(min, 1_000_000);
  const bounds = fc.constantFrom(min, max);
  return fc.oneof(bounds, schema.type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }));
}

/** Values that fit a schema. */
export function fitting(document: OpenApi, given: Schema, name: string, hints: Hints, depth = 0): Arbitrary<unknown> {
  const schema = follow<Schema>(document, given as Schema & { $ref: string });
  const inner = (each: Schema, as = name): Arbitrary<unknown> => fitting(document, each, as, hints, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return fc.oneof(...several.map((each) => inner(each)));
  switch (Array.isArray(schema.type) ? (schema.type as string[])[0] : schema.type) {
    case 'string':
      return strings(schema, name, hints);
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const { minItems = 0, maxItems = 4 } = schema as { minItems?: number; maxItems?: number };
      const few = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, depth > 4 ? 1 : 4)) };
      return fc.array(inner(schema.items ?? {}), few);
    }
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([field, each]) => [field, inner(each, field)]);
      return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, {
        requiredKeys: [...(schema.required ?? [])],
      });
    }
    default:
      return depth > 4 ? fc.constant(null) : fc.jsonValue({ maxDepth: 2 });
  }
}

const junkStrings = [
  '',
  ' ',
  '\0',
  '\n',
  '%',
  "'",
  '"',
  '*',
  '-',
  '--',
  '../..',
  '%00',
  'null',
  'true',
  'NaN',
  '0',
  '-1',
  '1e309',
  '1.5',
  '9'.repeat(30),
  "' OR 1=1 --",
  'a" OR b',
  '"',
  'NEAR(',
  'AND',
  '(',
  '^',
  '[]',
  '{}',
  '🙂',
  '\u202eabc',
  'e\u0301',
  '￿',
  '0000-00-00',
  '2023-02-30',
  '2023-13',
  '9999-12-31T23:59:59+23:59',
  '__proto__',
  'constructor',
  'art_',
  'evt_00000000',
  'x'.repeat(5_000),
];

/** Text that hardly anything wants. */
export const junk: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...junkStrings),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed()),
);

/** Values close by those that fit: one past a bound, of another type, or no value at all. */
export function breaking(document: OpenApi, given: Schema): Arbitrary<unknown> {
  const schema = follow<Schema>(document, given as Schema & { $ref: string });
  const { minimum, maximum, maxLength } = schema as { minimum?: number; maximum?: number; maxLength?: number };
  const past = [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(maxLength === undefined || maxLength > 1_000_000 ? [] : ['x'.repeat(maxLength + 1)]),
  ];
  const edges = past.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...past) as Arbitrary<unknown> }] : [];
  const crowd =
    schema.type === 'array' ? [{ weight: 2, arbitrary: fc.array(junk, { maxLength: 60 }) as Arbitrary<unknown> }] : [];
  return fc.oneof(...edges, ...crowd, { weight: 4, arbitrary: junk as Arbitrary<unknown> });
}

/** A JSON body with one thing wrong in it: a field gone, one too many, or one of another kind. */
export function spoiled(value: Arbitrary<unknown>): Arbitrary<unknown> {
  const ways = fc.oneof(
    fc.record({ way: fc.constant('drop' as const), at: fc.nat(20) }),
    fc.record({ way: fc.constant('add' as const), name: junk, value: fc.jsonValue({ maxDepth: 1 }) }),
    fc.record({ way: fc.constant('replace' as const), at: fc.nat(20), value: fc.oneof(fc.jsonValue({ maxDepth: 3 }), junk) }),
    fc.record({ way: fc.constant('other' as const), value: fc.jsonValue({ maxDepth: 3 }) }),
  );
  return fc.tuple(value, ways).map(([whole, change]) => {
    if (change.way === 'other' || typeof whole !== 'object' || whole === null)
      return change.way === 'other' ? change.value : whole;
    const names = Object.keys(whole);
    const fields = Object.entries(whole);
    if (change.way === 'add') return Object.fromEntries([...fields, [change.name, change.value]]);
    const at = names[change.at % Math.max(1, names.length)];
    if (change.way === 'drop') return Object.fromEntries(fields.filter(([name]) => name !== at));
    return Object.fromEntries(fields.map(([name, each]) => [name, name === at ? change.value : each]));
  });
}
