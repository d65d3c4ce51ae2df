/**
 * When: a time expression belongs to the event whose trigger governs it most closely. Verbs that are no events ("said
 * Monday") keep theirs to themselves.
 */
import type { Attributed, EventMention, Span } from '../document.ts';
import type { ResolvedTime, ResolveTime, TimeExpression } from '../times/types.ts';
import type { Match } from './matching.ts';
import type { Reading } from './readings.ts';
import { isVerbal, tokenAt } from './tree.ts';

export type EventTime = NonNullable<EventMention['time']>;

interface Timing {
  readonly match: Match;
  readonly reading: Reading;
}

/** Token index of the first token at or after an offset; tokens are in the order of the text. */
function tokenFrom(document: Attributed, offset: number): number {
  let low = 0;
  let high = document.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (document.tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All tokens inside time expressions. */
export function tokensOfTimes(document: Attributed): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { start, end } of document.times) {
    for (let at = tokenFrom(document, start); (document.tokens[at]?.start ?? end) < end; at++) found.add(at);
  }
  return found;
}

/** An event whose noun phrase the parser hung under the expression: "drills last month". */
function hungUnder(document: Attributed, { start, end }: Span, hosts: ReadonlyMap<number, number>): number | undefined {
  const first = tokenFrom(document, start);
  for (let at = first - 1; at >= 0 && at > first - 8; at--) {
    const host = hosts.get(at);
    let over = tokenAt(document, at).head;
    for (let steps = 0; host !== undefined && over >= 0 && steps < 3; steps++) {
      const token = tokenAt(document, over);
      if (token.start >= start && token.end <= end) return host;
      if (isVerbal(token)) break;
      over = token.head;
    }
  }
  return undefined;
}

/** "drills last month": a bare expression right after an event's noun, where that is not the verb's own object, is the noun's. */
function rightAfter(document: Attributed, { start, end }: Span, hosts: ReadonlyMap<number, number>): number | undefined {
  const before = tokenFrom(document, start) - 1;
  const token = document.tokens[before];
  if (
    token !== undefined &&
    token.head > before &&
    tokenAt(document, token.head).start >= start &&
    tokenAt(document, token.head).start < end
  ) {
    // "a session of the committee Monday", read as the committee's Monday.
    for (let at = before; at > before - 7 && at >= 0 && !isVerbal(tokenAt(document, at)); at--) {
      if (hosts.has(at) && document.tokens[at + 1]?.lower === 'of') return hosts.get(at);
    }
  }
  return token !== undefined && (token.relation === 'obl' || token.relation === 'nmod') && token.pos === 'NOUN'
    ? hosts.get(before)
    : undefined;
}

/** The token of an expression that hangs outside it. */
function headOf(document: Attributed, { start, end }: Span): number | undefined {
  for (let at = tokenFrom(document, start); at < document.tokens.length; at++) {
    const token = document.tokens[at]!;
    if (token.start >= end) return undefined;
    const over = token.head < 0 ? undefined : document.tokens[token.head]!;
    if (over === undefined || over.start < start || over.start >= end) return at;
  }
  return undefined;
}

/** The event that governs an expression. `hosts` has, by token, the event that is told there or carried from there. */
function hostOf(document: Attributed, expression: Span, hosts: ReadonlyMap<number, number>): number | undefined {
  let at = headOf(document, expression);
  for (let steps = 0; at !== undefined && at >= 0 && steps < 30; steps++) {
    const host = hosts.get(at);
    if (host !== undefined) return host;
    const token = tokenAt(document, at);
    if (steps > 0 && isVerbal(token)) return undefined;
    at = token.head;
  }
  return undefined;
}

/** Of the times of one event, the one that pins it best: a point before a duration, the finer before the coarser. */
const rank: Readonly<Record<TimeExpression['kind'], number>> = {
  clock: 0,
  point: 1,
  interval: 2,
  open: 3,
  relative: 4,
  duration: 5,
  recurring: 6,
};

function hostsOf(document: Attributed, timings: readonly Timing[]): Map<number, number> {
  const hosts = new Map<number, number>();
  timings.forEach(({ match }, index) => {
    if (match.carrier !== undefined && !hosts.has(match.carrier)) hosts.set(match.carrier, index);
  });
  for (const [index, { match }] of timings.entries()) hosts.set(match.token, index);
  for (const [token, index] of [...hosts]) {
    const { relation, head } = tokenAt(document, token);
    if (relation === 'xcomp' && head >= 0 && !hosts.has(head)) hosts.set(head, index);
  }
  return hosts;
}

/** The time of each event, by index; undefined where the text gives none. */
export function findEventTimes(
  document: Attributed,
  timings: readonly Timing[],
  resolveTime: ResolveTime,
): (EventTime | undefined)[] {
  const hosts = hostsOf(document, timings);
  const expressions = new Map<number, TimeExpression[]>();
  for (const expression of document.times) {
    const host =
      rightAfter(document, expression, hosts) ?? hungUnder(document, expression, hosts) ?? hostOf(document, expression, hosts);
    if (host !== undefined) expressions.set(host, [...(expressions.get(host) ?? []), expression]);
  }
  const published = document.article.published;
  const times: (EventTime | undefined)[] = timings.map(() => undefined);
  const resolve = (index: number, reference: ResolvedTime | undefined): EventTime | undefined => {
    const own = expressions.get(index)?.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
    const best = own?.[0];
    if (!best) return undefined;
    const tense = timings[index]!.reading.tense;
    const resolved = resolveTime(best, { ...(published !== undefined && { published }), tense, ...(reference && { reference }) });
    return { ...resolved, spans: [{ start: best.start, end: best.end }] };
  };
  let reference: EventTime | undefined;
  timings.forEach((_, index) => {
    const time = resolve(index, reference);
    times[index] = time;
    if (time?.earliest !== undefined) reference = time;
  });
  const dated = times.map((time, index) => time ?? datedBy(document, timings, times, index));
  return dated.map((time, index) => time ?? besideDated(document, timings, dated, index));
}

const simultaneous: ReadonlySet<string> = new Set(['when', 'as', 'while']);

/** "proposed … when he visited in July": the clause with "when" dates the event over it. */
function datedBy(
  document: Attributed,
  timings: readonly Timing[],
  times: readonly (EventTime | undefined)[],
  index: number,
): EventTime | undefined {
  const { match } = timings[index]!;
  if (match.kind === 'noun') return undefined;
  const hosts = new Map(
    timings.flatMap((timing, at) => (timing.match.kind === 'noun' ? [] : [[timing.match.token, at] as const])),
  );
  for (const [at, time] of times.entries()) {
    if (time?.earliest === undefined || at === index) continue;
    let clause = timings[at]!.match.carrier ?? timings[at]!.match.token;
    if (!(document.children[clause] ?? []).some((child) => simultaneous.has(tokenAt(document, child).lower))) continue;
    for (let steps = 0; steps < 7 && clause >= 0; steps++) {
      clause = tokenAt(document, clause).head;
      const host = hosts.get(clause);
      if (host === index) return { ...time, basis: 'inferred', reason: 'at the time of the clause that it is told with' };
      if (host !== undefined) break;
    }
  }
  return undefined;
}

/** "flew to the capital on Sunday and met the rebels": what is told in one breath has one time. */
function besideDated(
  document: Attributed,
  timings: readonly Timing[],
  times: readonly (EventTime | undefined)[],
  index: number,
): EventTime | undefined {
  const { match, reading } = timings[index]!;
  const clause = match.carrier ?? match.token;
  const { relation, head, sentence } = tokenAt(document, clause);
  if (!isVerbal(tokenAt(document, clause))) return undefined;
  const other = timings.findIndex((timing, at) => {
    const their = timing.match.carrier ?? timing.match.token;
    const siblings =
      (relation === 'conj' && head === their) ||
      (tokenAt(document, their).relation === 'conj' && tokenAt(document, their).head === clause);
    return (
      siblings &&
      times[at]?.earliest !== undefined &&
      tokenAt(document, their).sentence === sentence &&
      timing.reading.tense === reading.tense
    );
  });
  return other < 0 ? undefined : { ...times[other]!, basis: 'inferred', reason: 'told together with an event of that time' };
}
