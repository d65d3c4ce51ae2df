/**
 * Which event a time expression belongs to: the one whose trigger governs it most closely. Verbs that are no events ("said
 * Monday") keep theirs to themselves.
 */
import type { Attributed, EventMention, Span } from '../document.ts';
import type { Match } from './matching.ts';
import type { Reading } from './readings.ts';
import type { Scene } from './scene.ts';
import { headOf, tokenFrom } from './time-tokens.ts';
import { caseWord, dependents, governs, isVerbal, tokenAt } from './tree.ts';

export type EventTime = NonNullable<EventMention['time']>;

export interface Timing {
  readonly match: Match;
  readonly reading: Reading;
}

/** By token, the event that is told there or carried from there. */
type Hosts = ReadonlyMap<number, number>;

/** An event whose noun phrase the parser hung under the expression: "drills last month". */
function hungUnder(document: Attributed, { start, end }: Span, hosts: Hosts): number | undefined {
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

/** "drills last month", "with the war now in its second year": a bare expression right after an event's noun, where that is not the verb's own object, is the noun's. */
function rightAfter(document: Scene, { start, end }: Span, hosts: Hosts): number | undefined {
  let before = tokenFrom(document, start) - 1;
  while (before > 0 && document.words['by-the-way'].has(tokenAt(document, before).lower)) before--;
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

/** The event that governs an expression. */
function hostOf(document: Attributed, expression: Span, hosts: Hosts): number | undefined {
  let at = headOf(document, expression);
  // "survivors of Monday's quake": the day is the quake's, and of nothing else.
  const head = at === undefined ? undefined : tokenAt(document, at);
  if (head?.relation === 'nmod:poss' && head.head >= 0) return hosts.get(head.head);
  for (let steps = 0; at !== undefined && at >= 0 && steps < 30; steps++) {
    const host = hosts.get(at);
    if (host !== undefined) return host;
    const token = tokenAt(document, at);
    if (steps > 0 && isVerbal(token)) return undefined;
    at = token.head;
  }
  return undefined;
}

/**
 * "has blamed the rebels for the attack on May 3": the perfect takes no day that is past, so the day is that of the event named
 * before it.
 */
function notOfPerfect(document: Attributed, { match, reading }: Timing, { start }: Span, hosts: Hosts): number | undefined {
  const helper = dependents(document, match.token, 'aux').find((each) => tokenAt(document, each).lemma === 'have');
  if (reading.because !== 'perfect' || helper === undefined || tokenAt(document, helper).tag === 'VBD') return undefined;
  for (let at = tokenFrom(document, start) - 1; at > match.token; at--) {
    if (tokenAt(document, at).pos === 'NOUN' && hosts.has(at) && governs(document, match.token, at)) return hosts.get(at);
  }
  return undefined;
}

const occasions: ReadonlySet<string> = new Set(['after', 'at', 'during', 'in', 'following']);

/** "said on Monday after a briefing", where saying is no event of ours: the meeting that it was said at or after was on that day. */
function occasionOf(document: Attributed, expression: Span, timings: readonly Timing[], hosts: Hosts): number | undefined {
  let verb = headOf(document, expression) ?? -1;
  for (let steps = 0; verb >= 0 && steps < 4 && !isVerbal(tokenAt(document, verb)); steps++) verb = tokenAt(document, verb).head;
  if (verb < 0 || hosts.has(verb)) return undefined;
  return dependents(document, verb, 'obl', 'nmod')
    .filter((phrase) => occasions.has(caseWord(document, phrase) ?? ''))
    .map((phrase) => hosts.get(phrase))
    .find((host) => host !== undefined && timings[host]!.match.frame.type === 'CONSULT');
}

/** "abducted on May 3, when gunmen killed …": the clause that tells what was then. */
function thenToo(document: Attributed, { end }: Span, hosts: Hosts): number | undefined {
  const next = tokenFrom(document, end);
  const when = document.tokens[next]?.text === ',' ? next + 1 : next;
  return document.tokens[when]?.lower === 'when' ? hosts.get(tokenAt(document, when).head) : undefined;
}

function indexHosts(document: Attributed, timings: readonly Timing[]): Hosts {
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

/** "agreed last week to raise wages": what stands before "to" dates the agreeing, not what is still to come. */
function isOfAct(document: Attributed, expression: Span, { match, reading }: Timing): boolean {
  const { relation, start, index } = tokenAt(document, match.carrier ?? match.token);
  if (reading.tense !== 'future' || relation !== 'xcomp' || expression.end > start) return false;
  const to = dependents(document, index, 'mark').find((mark) => tokenAt(document, mark).lower === 'to');
  return to !== undefined && expression.end <= tokenAt(document, to).start;
}

/** The events of an expression, by index: the one it belongs to, and one that it dates by the way. */
export interface Dated {
  readonly own?: number;
  readonly occasion?: number;
  readonly then?: number;
}

/** Finds the events that an expression dates. */
export function createDatedBy(
  document: Scene,
  timings: readonly Timing[],
): (expression: Span & { readonly kind: string }) => Dated {
  const hosts = indexHosts(document, timings);
  return (expression) => {
    const found =
      rightAfter(document, expression, hosts) ?? hungUnder(document, expression, hosts) ?? hostOf(document, expression, hosts);
    const host = found !== undefined && isOfAct(document, expression, timings[found]!) ? undefined : found;
    const isDay = expression.kind === 'point' || expression.kind === 'clock';
    const own = host !== undefined && isDay ? (notOfPerfect(document, timings[host]!, expression, hosts) ?? host) : host;
    const occasion = own === undefined && isDay ? occasionOf(document, expression, timings, hosts) : undefined;
    const then = thenToo(document, expression, hosts);
    return {
      ...(own !== undefined && { own }),
      ...(occasion !== undefined && { occasion }),
      ...(then !== undefined && then !== own && { then }),
    };
  };
}
