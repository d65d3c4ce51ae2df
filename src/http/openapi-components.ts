/**
 * Components of the OpenAPI document. Every named schema becomes one; where what is taken in differs from what is given out, the
 * former gets `Input` behind its name. What is given out stays open for fields to come.
 */
import { z } from 'zod';
import { examples } from './examples.ts';

export type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that zod writes and no reader needs: bounds of every integer, the date pattern beside `format`. */
function isNoise(key: string, value: unknown, parent: Json): boolean {
  if (key === 'maximum' || key === 'minimum') return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  return (key === 'pattern' && parent.format !== undefined) || key === 'id' || key === '$schema';
}

/** What may be null, in the way that client generators read: two types of one schema, not one of two schemas. */
function plainNull(schema: Json): Json {
  const [one, none] = Array.isArray(schema.anyOf) && schema.anyOf.length === 2 ? (schema.anyOf as Json[]) : [];
  if (none?.type !== 'null' || typeof one?.type !== 'string') return schema;
  const { anyOf: _anyOf, ...rest } = schema;
  return { ...one, ...rest, type: [one.type, 'null'] };
}

/** Rewrites one schema: references to components, no noise, and no closed objects where something is given out. */
function tidy(value: unknown, direction: Direction, nameOf: (name: string) => string, inProperties = false): unknown {
  if (Array.isArray(value)) return value.map((each) => tidy(each, direction, nameOf));
  if (!isObject(value)) return value;
  const entries = Object.entries(inProperties ? value : plainNull(value)).flatMap(([key, inner]): [string, unknown][] => {
    if (
      !inProperties &&
      (isNoise(key, inner, value) || (key === 'additionalProperties' && direction === 'output' && inner === false))
    )
      return [];
    if (key === 'default' && !inProperties && direction === 'input') return []; // `describeDefault` has it
    if (!inProperties && (key === 'examples' || key === 'default' || key === 'enum' || key === 'const')) return [[key, inner]];
    if (key === '$ref' && typeof inner === 'string')
      return [[key, `#/components/schemas/${nameOf(inner.replace('#/$defs/', ''))}`]];
    return [[key, tidy(inner, direction, nameOf, !inProperties && (key === 'properties' || key === '$defs'))]];
  });
  return describeDefault(value, Object.fromEntries(entries), direction, inProperties);
}

/** In what is taken in, a default goes into the description: client generators would make the field a required one. */
function describeDefault(from: Json, to: Json, direction: Direction, inProperties: boolean): Json {
  if (inProperties || direction !== 'input' || !('default' in from)) return to;
  return { ...to, description: `${String(to.description ?? '')} Default: \`${String(from.default)}\`.`.trim() };
}

interface Converted {
  readonly root: Json;
  readonly named: Readonly<Record<string, Json>>;
}

/** zod's own conversion, wrapped so that a named schema is a reference too. */
function convert(schema: z.ZodType, direction: Direction): Converted {
  const { properties, $defs } = z.toJSONSchema(z.object({ root: schema }), { io: direction }) as unknown as {
    properties: { root: Json };
    $defs?: Record<string, Json>;
  };
  return { root: properties.root, named: $defs ?? {} };
}

/** Collects components while paths are written. */
export function createComponents() {
  const used: Record<Direction, Map<string, Json>> = { input: new Map(), output: new Map() };
  const pending: { direction: Direction; value: Json; replace: (done: unknown) => void }[] = [];
  const plain = (name: string): string => name;
  /** Gives a placeholder that `finish` fills, when it is known which inputs differ from their outputs. */
  const use = (schema: z.ZodType, direction: Direction, without: readonly string[] = []): Json => {
    const { root: whole, named } = convert(schema, direction);
    const root = Object.fromEntries(Object.entries(whole).filter(([key]) => !without.includes(key)));
    for (const [name, definition] of Object.entries(named)) used[direction].set(name, definition);
    const holder: Json = {};
    pending.push({ direction, value: root, replace: (done) => Object.assign(holder, done as Json) });
    return holder;
  };
  const finish = (): Json => {
    const outputs = new Map([...used.output].map(([name, value]) => [name, tidy(value, 'output', plain)]));
    const opened = (name: string): string => JSON.stringify(tidy(used.input.get(name), 'output', plain)); // the same but for what only inputs have
    const differs = (name: string): boolean => outputs.has(name) && JSON.stringify(outputs.get(name)) !== opened(name);
    const inputName = (name: string): string => (differs(name) ? `${name}Input` : name);
    for (const { direction, value, replace } of pending)
      replace(tidy(value, direction, direction === 'input' ? inputName : plain));
    const inputs = [...used.input]
      .filter(([name]) => !outputs.has(name) || differs(name))
      .map(([name, value]): [string, unknown] => [inputName(name), tidy(value, 'input', inputName)]);
    const shown = ([name, value]: readonly [string, unknown]): [string, unknown] => [
      name,
      name in examples ? { ...(value as Json), examples: [examples[name]] } : value,
    ];
    return Object.fromEntries([...outputs, ...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(shown));
  };
  return { use, finish };
}
export type Components = ReturnType<typeof createComponents>;
