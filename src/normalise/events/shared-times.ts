/** Events that have no time of their own and are told in one breath with one that has: its time is inferred for them. */
import type { Attributed } from '../document.ts';
import type { EventTime, Timing } from './time-hosts.ts';
import { caseWord, isVerbal, tokenAt } from './tree.ts';

type Times = readonly (EventTime | undefined)[];

/** `from` may date `to`, for a reason that the record gives. */
interface Link {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

const together = 'told together with an event of that time';
const meanwhile = 'at the time of the clause that it is told with';
const simultaneous: ReadonlySet<string> = new Set(['when', 'as', 'while']);

const clauseToken = ({ match }: Timing): number => match.carrier ?? match.token;

/** "proposed … when he visited in July", "fined the firm on Friday, while the union …": each dates the other; "as" may be a reason. */
function linksOfClause(document: Attributed, at: number, index: number, hosts: ReadonlyMap<number, number>): Link[] {
  const word = (document.children[at] ?? [])
    .map((child) => tokenAt(document, child).lower)
    .find((lower) => simultaneous.has(lower));
  if (word === undefined) return [];
  let over = tokenAt(document, at).head;
  for (let steps = 0; steps < 6 && over >= 0; steps++) {
    const host = hosts.get(over);
    if (host !== undefined && host !== index)
      return [
        { from: index, to: host, reason: meanwhile },
        ...(word === 'as' ? [] : [{ from: host, to: index, reason: meanwhile }]),
      ];
    over = tokenAt(document, over).head;
  }
  return [];
}

/** "flew to the capital on Sunday and met the rebels". */
function linksOfSiblings(document: Attributed, at: number, index: number, timings: readonly Timing[], host?: number): Link[] {
  const { relation, head, sentence } = tokenAt(document, at);
  if (host === undefined || relation !== 'conj' || tokenAt(document, head).sentence !== sentence) return [];
  if (timings[host]!.reading.tense !== timings[index]!.reading.tense) return [];
  return [
    { from: host, to: index, reason: together },
    { from: index, to: host, reason: together },
  ];
}

const within: ReadonlySet<string> = new Set(['at', 'during']);

/** "closed the border at a summit on Sunday": what was done at a meeting was done when it was held. */
function linksOfOccasion(document: Attributed, { match }: Timing, index: number, hosts: ReadonlyMap<number, number>): Link[] {
  const host = hosts.get(tokenAt(document, match.token).head);
  const held = match.kind === 'noun' && match.frame.type === 'CONSULT' && within.has(caseWord(document, match.token) ?? '');
  return host === undefined || !held ? [] : [{ from: index, to: host, reason: 'part of an event of that time' }];
}

/** "made an offer": the verb stands for the noun's event, unless that is only proposed ("proposed holding drills when he came"). */
const isCarried = ({ match, reading }: Timing): boolean => match.carrier !== undefined && reading.status === 'occurred';

/** The times, with those that events share filled in. */
export function shareTimes(document: Attributed, timings: readonly Timing[], times: Times): Times {
  const verbs = timings.flatMap((timing, index) => {
    const at = clauseToken(timing);
    return isVerbal(tokenAt(document, at)) ? [{ at, index }] : [];
  });
  const hosts = new Map(verbs.map(({ at, index }) => [at, index]));
  const told = (carried: boolean) =>
    timings.flatMap((timing, index) =>
      (timing.match.kind === 'noun') === carried && (!carried || isCarried(timing))
        ? [[clauseToken(timing), index] as const]
        : [],
    );
  // A verb's own event goes before one that it only carries: "made" for "made an offer".
  const predicates = new Map([...told(true), ...told(false)]);
  const shared = [...times];
  const occasions = timings.flatMap((timing, index) => linksOfOccasion(document, timing, index, hosts));
  const clauses = verbs.flatMap(({ at, index }) => linksOfClause(document, at, index, predicates));
  const siblings = verbs.flatMap(({ at, index }) =>
    linksOfSiblings(document, at, index, timings, hosts.get(tokenAt(document, at).head)),
  );
  for (const { from, to, reason } of [...occasions, ...clauses, ...siblings]) {
    const time = shared[from];
    if (shared[to] === undefined && time?.earliest !== undefined) shared[to] = { ...time, basis: 'inferred', reason };
  }
  return shared;
}
