/** The blocks of an outline: where it stands, and where those stand that it may be one with. */
import type { EventType } from '../../schema/vocabularies.ts';
import type { Outline } from './outline.ts';

/** Types between which articles differ for one and the same event. */
export const families: Record<EventType, string> = {
  CONSULT: 'talk',
  AGREE: 'deal',
  SUPPORT: 'deal',
  COOPERATE: 'deal',
  AID: 'aid',
  CONCEDE: 'yield',
  RETREAT: 'yield',
  REQUEST: 'ask',
  ACCUSE: 'accuse',
  REJECT: 'refuse',
  THREATEN: 'threaten',
  PROTEST: 'protest',
  SANCTION: 'press',
  COERCE: 'press',
  MOBILIZE: 'mobilize',
  ASSAULT: 'assault',
  OTHER: 'other',
};

/** So many parties are looked at; lists that go on are mostly no lists of who did it. */
const mostParties = 6;

/** Who and what, without the time: each of them enough to look for others. */
function subjects({ parties, topic, place, modes }: Outline): string[] {
  const seen = parties.slice(0, mostParties);
  const own = seen.filter(({ kind, id }) => kind !== 'country' && !id.startsWith('~')).map(({ id }) => id);
  const countries = [...new Set(seen.map(({ country }) => country).filter((code) => code !== ''))].sort();
  const pairs = countries.flatMap((one, index) => countries.slice(index + 1).map((other) => `${one}+${other}`));
  const matters = [topic, ...modes].filter((each) => each !== '');
  const alone = countries.flatMap((code) => matters.map((matter) => `${code}:${matter}`));
  return [...new Set([...own, ...pairs, ...alone, ...(place && place.name !== '' ? [`@${place.name}`] : [])])];
}

/** A block as a number that fits both JavaScript and SQL; two blocks on one number only make one comparison more. */
function numberOf(block: string): number {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < block.length; index++) {
    const code = block.charCodeAt(index);
    high = Math.imul(high ^ code, 0x5bd1e995);
    low = Math.imul(low ^ code ^ (high >>> 13), 0x1b873593);
  }
  return ((high ^ (high >>> 15)) >>> 11) * 2 ** 32 + ((low ^ (low >>> 16)) >>> 0);
}

/** Longest stretch that is a matter of days rather than of weeks. */
export const fewDays = 3;

/** So many days after it happened, an event is still told without its day. */
export const lateness = 5;

/**
 * A matter of days stands under its days, and where weeks look for days under its ten-day stretch; a matter of weeks under the
 * ten-day stretches that it covers.
 */
function standsAt({ first, last }: NonNullable<Outline['when']>): string[] {
  if (last - first < fewDays) return [...days(first, last), ...tens(first, last).map((ten) => `in${ten}`)];
  return tens(first, last).map((ten) => `over${ten}`);
}
function looksAt({ first, last, stated }: NonNullable<Outline['when']>): string[] {
  const over = tens(first, last).map((ten) => `over${ten}`);
  const before = stated ? 1 : lateness;
  if (last - first < fewDays) return [...days(first - before, last + lateness), ...over];
  return [...over, ...tens(first, last).map((ten) => `in${ten}`)];
}
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const days = (first: number, last: number): string[] => range(first, last).map(String);
const tens = (first: number, last: number): string[] => range(Math.floor(first / 10), Math.floor(last / 10)).map(String);

function blocks(outline: Outline, at: (when: NonNullable<Outline['when']>) => string[]): number[] {
  const { when, type } = outline;
  if (!when) return [];
  const times = at(when);
  return [
    ...new Set(subjects(outline).flatMap((subject) => times.map((time) => numberOf(`${families[type]}|${subject}|${time}`)))),
  ];
}

const kept = { stands: new WeakMap<Outline, readonly number[]>(), looks: new WeakMap<Outline, readonly number[]>() };
function once(
  known: WeakMap<Outline, readonly number[]>,
  outline: Outline,
  at: (when: NonNullable<Outline['when']>) => string[],
): readonly number[] {
  const found = known.get(outline) ?? blocks(outline, at);
  known.set(outline, found);
  return found;
}

/** Blocks that the outline stands in; none where nothing places it, and it is nobody else's. */
export const blocksOf = (outline: Outline): readonly number[] => once(kept.stands, outline, standsAt);
/** Blocks in which those stand that it may be one with. */
export const blocksToLookIn = (outline: Outline): readonly number[] => once(kept.looks, outline, looksAt);
