/**
 * How close together the records of filters stand about the place where a page begins. It tells which filter leaves fewest there,
 * whether some are so much alike that they are best read side by side, and up to where a page is sure to be read soon.
 */
import type { Resource } from '../schema/query.ts';
import { seqIn, stretchOf } from './arm.ts';
import type { Arm, Database, SqlValue } from './dialect.ts';
import type { Filter } from './filter.ts';
import { isBySeq, type Order } from './order.ts';
import { allOf } from './sql.ts';
import { along, chooseWalk, type Walk } from './walk.ts';

/** Records of a range that are looked at: enough to tell, and soon read. */
const sample = 32;
/** So many records that stand side by side are soon read; after so many times of it, the rest is left to another thread. */
const soon = 2_000;
const mostPieces = 4;
/** Looking one record up takes as long as reading so many that stand side by side. */
const lookUp = 8;
/** Finding out whether a record has some words, so many. */
const lookUpWords = 64;
/** With more ranges than this, a filter is not looked at. */
const mostArms = 4;

/** Where a page, or what is left of it, begins. */
export interface Place {
  readonly order: Order;
  /** Of the last record before. */
  readonly position: readonly SqlValue[] | undefined;
}

interface Spread {
  readonly filter: Filter;
  /** Of the first record from the place on. */
  readonly first: number;
  /** From one record to the next, in the mean; endless where no more than a few are left. */
  readonly step: number;
}

type Sample = Omit<Spread, 'filter'>;

/** Looks at a range from a place on; nothing where there is no record. */
async function sampleOf(database: Database, arm: Arm, place: Place): Promise<Sample | undefined> {
  const stretch = stretchOf(arm, place);
  const { sql, values } = allOf([...stretch.where, arm.where]);
  const [first, last] = place.order[0].descending ? ['max', 'min'] : ['min', 'max'];
  const [row] = await database.all(
    `SELECT count(*) AS n, ${first}(k0) AS first, ${last}(k0) AS last FROM (SELECT ${seqIn(arm)} AS k0 FROM ${arm.table} d WHERE ${sql} ORDER BY d.${arm.key} ${stretch.direction} LIMIT ${sample}) sampled`,
    values,
  );
  if (!row || row.n === 0) return undefined;
  const [from, to] = [Number(row.first), Number(row.last)];
  return { first: from, step: row.n === sample ? Math.abs(to - from) / sample : Number.POSITIVE_INFINITY };
}

/** What was found at the beginning of lists, for as long as nothing is written: one filter stands in many lists. */
const beginnings = new WeakMap<Database, { at: number; readonly spreads: Map<string, Spread> }>();
const mostKnown = 1_000;

/** The same of a filter. */
async function spreadOf(database: Database, filter: Filter, place: Place): Promise<Spread | undefined> {
  if (place.position) return lookAt(database, filter, place);
  const known = beginnings.get(database) ?? { at: 0, spreads: new Map<string, Spread>() };
  beginnings.set(database, known);
  const at = database.generation();
  if (at !== known.at || known.spreads.size >= mostKnown) known.spreads.clear();
  known.at = at;
  const name = JSON.stringify([filter.arms, place.order[0].descending]);
  const found = known.spreads.get(name);
  if (found) return { ...found, filter };
  const spread = await lookAt(database, filter, place);
  if (spread && known.at === at) known.spreads.set(name, spread);
  return spread;
}

/** Looks at a filter's ranges one by one. */
async function lookAt(database: Database, filter: Filter, place: Place): Promise<Spread | undefined> {
  const samples = (await Promise.all(filter.arms.map((arm) => sampleOf(database, arm, place)))).filter(
    (each) => each !== undefined,
  );
  if (samples.length === 0) return undefined;
  const firsts = samples.map(({ first }) => first);
  return {
    filter,
    first: place.order[0].descending ? Math.max(...firsts) : Math.min(...firsts),
    step: 1 / samples.reduce((sum, { step }) => sum + 1 / step, 0),
  };
}

interface Near {
  readonly walk: Walk;
  /** The place where what is left can begin, and the one up to which it is read soon; absent where that is all of the list. */
  readonly begin: number;
  readonly end: number | undefined;
}

/** Reads the ranges of all side by side, where they are such that this can be done. */
function sideBySide(filters: readonly Filter[], usable: readonly Filter[]): Walk | undefined {
  // The ranges of one are put together first and then held against the others, which can have one each.
  const [first, ...others] = usable.toSorted((a, b) => b.arms.length - a.arms.length);
  const whole = usable.length === filters.length && usable.every(({ exact }) => exact);
  if (!first || !whole || others.some(({ arms }) => arms.length > 1)) return undefined;
  if (usable.some(({ arms }) => arms.some(({ negative }) => negative))) return undefined; // has not the others' order
  return { ...along([], first, true), others: others.flatMap(({ arms }) => arms) };
}

const testOf = ({ ranked }: Filter): number => (ranked ? lookUpWords : lookUp);
/** What a record costs that is found along one filter and tested against the others. */
const testsBeside = (filters: readonly Filter[], walked: Filter): number =>
  filters.reduce((sum, each) => sum + (each === walked ? 0 : testOf(each)), 0);

/** Chooses among the filters whose ranges have the order of the list; nothing where there is no record left of one. */
async function lookNear(
  database: Database,
  filters: readonly Filter[],
  usable: readonly Filter[],
  place: Place,
): Promise<Near | undefined> {
  const found = await Promise.all(usable.map((each) => spreadOf(database, each, place)));
  const spreads = found.filter((each) => each !== undefined).toSorted((a, b) => b.step - a.step);
  const [least, most] = [spreads[0], spreads.at(-1)];
  if (!least || !most || spreads.length < found.length) return undefined;
  const alike = least.step < most.step * lookUp ? sideBySide(filters, usable) : undefined;
  const firsts = spreads.map(({ first }) => first);
  const { descending } = place.order[0];
  const begin = descending ? Math.min(...firsts) : Math.max(...firsts);
  const costs = ({ filter, step }: Spread): number => testsBeside(filters, filter) / step;
  // Where none is of words, this is the one that leaves fewest.
  const walked = spreads.reduce((best, each) => (costs(each) < costs(best) ? each : best));
  const test = Math.max(lookUp, ...filters.filter((each) => each !== walked.filter).map(testOf));
  const way = Math.round(alike ? most.step * soon : (walked.step * soon) / test);
  return {
    walk: alike ?? along(filters, walked.filter, true),
    begin,
    end: Number.isFinite(least.step) ? begin + (descending ? -way : way) : undefined,
  };
}

export interface Piece extends Place {
  readonly walk: Walk;
  /** The place where it ends, with what stands there; absent where that is the end of the list. */
  readonly end?: number | undefined;
}

/**
 * The pieces in which a list is read from a place on, until a page of it is full: a few that are near, each of them soon read, and
 * what is beyond them, which may take its time. Where all of it is soon read, or nothing can be said, there is one.
 */
export async function* piecesOf(
  database: Database,
  resource: Resource,
  given: readonly Filter[],
  place: Place,
): AsyncGenerator<Piece> {
  const { order } = place;
  // Few records are looked at: each is tested by itself, and not by all that have some words.
  const filters = given.map((each) => (each.ofKey ? { ...each, where: each.ofKey('r.seq') } : each));
  let walk = await chooseWalk(database, resource, filters, order);
  const usable = filters.filter(({ ordered, arms }) => ordered && arms.length > 0 && arms.length <= mostArms);
  if (walk.quick || usable.length === 0 || !isBySeq(order) || filters.some(({ slow }) => slow)) return yield { ...place, walk };
  let { position } = place;
  for (let piece = 0; piece < mostPieces; piece++) {
    const near = await lookNear(database, filters, usable, { order, position });
    if (!near) return;
    walk = near.walk;
    yield { order, walk, position: [near.begin + (order[0].descending ? 1 : -1)], end: near.end };
    if (near.end === undefined) return;
    position = [near.end];
  }
  yield { order, walk: { ...walk, quick: false }, position };
}
