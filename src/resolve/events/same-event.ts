/**
 * Whether two outlines tell of one event: points for what they share, from nothing but the two, with reasons. Some differences
 * rule it out whatever else they share. Weights were set by hand on invented pairs (test/resolve/events), towards two records
 * where there is doubt.
 */
import { families, fewDays, lateness } from './blocks.ts';
import type { Outline, Party, When } from './outline.ts';

export interface Verdict {
  readonly score: number;
  readonly reasons: readonly string[];
  /** They cannot be one. */
  readonly apart: boolean;
}

/** Points from which two are one. */
export const enough = 6;

interface Points {
  readonly points: number;
  readonly reason: string;
  readonly apart?: boolean;
  /** Something that is nobody else's: a person, a body, a named place. */
  readonly own?: boolean;
}

const nothing: readonly Points[] = [];
const point = (points: number, reason: string, more: Partial<Points> = {}): Points => ({ points, reason, ...more });
const isCountry = ({ kind }: Party): boolean => kind === 'country';
const sameSide = (a: Party, b: Party): boolean => a.role === b.role || a.role === 'party' || b.role === 'party';

/** A country and somebody of that country: articles differ in whom they name. */
const standsFor = (a: Party, b: Party): boolean => a.country !== '' && a.country === b.country && isCountry(a) !== isCountry(b);

function compareParties(a: Outline, b: Outline): Points[] {
  const found: Points[] = [];
  let [left, right] = [[...a.parties], [...b.parties]];
  const pair = (fits: (one: Party, other: Party) => boolean, points: (one: Party) => Points): void => {
    for (const one of left) {
      const other = right.find((each) => fits(one, each));
      if (!other) continue;
      found.push(points(one));
      left = left.filter((each) => each !== one);
      right = right.filter((each) => each !== other);
    }
  };
  pair(
    (one, other) => one.id === other.id && sameSide(one, other),
    (one) =>
      isCountry(one)
        ? point(1.5, 'a country in common')
        : one.id.startsWith('~')
          ? point(1, 'somebody unnamed, called the same')
          : point(3, 'a person or body in common', { own: true }),
  );
  pair(
    (one, other) => standsFor(one, other) && sameSide(one, other),
    () => point(1, 'a country, and somebody of that country'),
  );
  const turned = left.some((one) => right.some((other) => one.id === other.id));
  if (turned) found.push(point(-4, 'who does it and to whom are the other way round', { apart: true }));
  const people = (side: readonly Party[]): Party[] => side.filter(({ kind, id }) => kind === 'person' && !id.startsWith('~'));
  const rivals = people(left).some((one) => people(right).some((other) => sameSide(one, other)));
  if (rivals) found.push(point(-4, 'different people in one role', { apart: true }));
  else if (left.length > 0 && right.length > 0) found.push(point(-3, 'each names somebody the other does not'));
  return found;
}

/** Whether the one without a day was reported after the other. */
const isLater = (a: When, b: When): boolean => (a.stated ? b.first > a.first : a.first > b.first);

const isDays = ({ first, last }: When): boolean => last - first < fewDays;

function compareTimes(a: When | undefined, b: When | undefined): Points[] {
  if (!a || !b) return [point(-2, 'one cannot be placed in time')];
  const between = Math.max(a.first, b.first) - Math.min(a.last, b.last);
  if (!a.stated || !b.stated) {
    if (!isDays(a) || !isDays(b)) return [point(-1, 'one is weeks long, the other has no time')];
    const most = a.stated || b.stated ? (isLater(a, b) ? lateness : 1) : 2;
    // Two that have no day of their own may both be of one that has.
    const apart = a.stated || b.stated || between > lateness;
    if (between > most) return [point(-4, 'reported on other days', { apart })];
    if (between > 1) return [point(-1, 'reported some days apart')];
    return [point(between <= 0 ? 1 : 0.5, 'reported on the same day or the next')];
  }
  if (between > (isDays(a) && isDays(b) ? 1 : 0)) return [point(-5, 'other times', { apart: true })];
  if (isDays(a) && isDays(b)) return [between <= 0 ? point(3, 'the same day') : point(1.5, 'the day before or after')];
  return [isDays(a) || isDays(b) ? point(1, 'a day within a longer time') : point(1.5, 'the same weeks')];
}

/** Places that are points rather than areas: two of them with two names are two. */
const points: ReadonlySet<string> = new Set(['city', 'building', 'facility']);

function comparePlaces(a: Outline['place'], b: Outline['place']): readonly Points[] {
  if (!a || !b) return nothing;
  if (a.name === b.name) return [point(2, 'the same place', { own: points.has(a.kind) })];
  if (a.country !== '' && b.country !== '' && a.country !== b.country) return [point(-3, 'in other countries')];
  return points.has(a.kind) && points.has(b.kind) ? [point(-4, 'in other places', { apart: true })] : nothing;
}

function compareWhat(a: Outline, b: Outline): Points[] {
  const type = a.type === b.type ? point(1, 'the same type') : point(-1, 'types of one family');
  if (a.topic !== '' && a.topic === b.topic) return [type, point(2, 'called the same')];
  const mode = a.modes.some((each) => b.modes.includes(each));
  return mode ? [type, point(1.5, 'done in the same way')] : [type];
}

function compareStates(a: Outline, b: Outline): readonly Points[] {
  const kinds = new Set([a.state, b.state]);
  if (kinds.size === 1 || kinds.has('open')) return nothing;
  if (kinds.has('idea')) return [point(-4, 'one is only an idea', { apart: true })];
  const dated = a.when?.stated && b.when?.stated;
  return dated ? nothing : [point(-2, 'one lies ahead, the other has happened')];
}

/** Compares two outlines. */
export function judge(a: Outline, b: Outline): Verdict {
  if (families[a.type] !== families[b.type]) return { score: -9, reasons: ['other kinds of event'], apart: true };
  const parties = compareParties(a, b);
  const found = [
    ...compareWhat(a, b),
    ...parties,
    ...compareTimes(a.when, b.when),
    ...comparePlaces(a.place, b.place),
    ...compareStates(a, b),
  ];
  const own = found.filter((each) => each.own).length;
  const [one, other] = [a.when, b.when];
  const sameDays = one !== undefined && other !== undefined && one.first === other.first && one.last === other.last;
  // Without enough of their own, two that are not of the very same days would tie one day's news to the next.
  const near = one !== undefined && other !== undefined && Math.max(one.first, other.first) - Math.min(one.last, other.last) <= 1;
  const weak: Points[] =
    sameDays || own > (near ? 0 : 1) ? [] : [point(-4, 'too little of their own, and not the very same time')];
  const shared = parties.filter((each) => each.points > 0).length;
  const dated = one?.stated && other?.stated;
  // One party in common is not enough where the time is only that of the report.
  const thin: Points[] = shared < 2 && !dated && a.topic !== b.topic ? [point(-3, 'one party in common, and no time')] : [];
  const all = [...found, ...weak, ...thin];
  return {
    score: all.reduce((sum, each) => sum + each.points, 0),
    reasons: all.map(({ points: by, reason }) => `${by > 0 ? '+' : ''}${by} ${reason}`),
    apart: all.some((each) => each.apart === true),
  };
}
