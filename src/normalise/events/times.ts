/** When each event was: the best of the expressions that belong to it, on the calendar; else what it shares with another event. */
import type { Attributed } from '../document.ts';
import type { ResolvedTime, ResolveTime, TimeExpression } from '../times/types.ts';
import type { Scene } from './scene.ts';
import { shareTimes } from './shared-times.ts';
import { createDatedBy, type EventTime, type Timing } from './time-hosts.ts';

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

/** "since May, when they left": they left in May. */
const startOf = (expression: TimeExpression): TimeExpression =>
  expression.form.op === 'open' ? { ...expression, form: expression.form.of } : expression;

/** "the war, in its second year": counted from its own beginning, never from the event told before. */
const isOfItself = ({ form }: TimeExpression): boolean => form.op === 'ordinal-period' && form.unit === 'year';

const record = /\b(?:most|first|last|\p{L}+est)(?: \p{L}+){0,2}(?: (?:in|for|since))? *$/iu;
const span =
  /^(?:(?:in|for|since) )?(?:more than |over |nearly |almost |about |at least )?[\p{L}\d-]+ (?:years|decades|months|centuries)$/iu;

/** "the most in three decades", "the worst since 1990": how rare it is, not when it was. */
const isRecord = ({ article: { text } }: Attributed, { start, end }: TimeExpression): boolean =>
  span.test(text.slice(start, end)) &&
  record.test(text.slice(Math.max(0, start - 60), start).replace(/(?: (?:more than|over|nearly|almost|about|at least))? *$/, ''));

interface Candidate {
  readonly expression: TimeExpression;
  /** Why it is only inferred that this is the event's time. */
  readonly inferred?: string;
}

function gatherCandidates(document: Scene, timings: readonly Timing[]): ReadonlyMap<number, readonly Candidate[]> {
  const datedBy = createDatedBy(document, timings);
  const candidates = new Map<number, Candidate[]>();
  const put = (event: number | undefined, candidate: Candidate): void => {
    if (event !== undefined) candidates.set(event, [...(candidates.get(event) ?? []), candidate]);
  };
  for (const expression of document.times) {
    if (isRecord(document, expression)) continue;
    const { own, occasion, then } = datedBy(expression);
    put(own, { expression });
    put(occasion, { expression, inferred: 'what was said at or after it was said then' });
    put(then, { expression: startOf(expression) });
  }
  return candidates;
}

/** "the war ended in 1953": when it was over. */
const isEnd = ({ tokens, words }: Scene, { match: { frame, carrier } }: Timing): boolean =>
  frame.lasting && carrier !== undefined && words.endings.has(tokens[carrier]!.lemma);

/** The time of each event, by index; undefined where the text gives none. */
export function findEventTimes(
  document: Scene,
  timings: readonly Timing[],
  resolveTime: ResolveTime,
): readonly (EventTime | undefined)[] {
  const candidates = gatherCandidates(document, timings);
  const published = document.article.published;
  const resolve = (index: number, reference: ResolvedTime | undefined): EventTime | undefined => {
    const best = candidates.get(index)?.toSorted((a, b) => rank[a.expression.kind] - rank[b.expression.kind])[0];
    if (!best) return undefined;
    const { expression, inferred } = best;
    const tense = timings[index]!.reading.tense;
    const resolved = resolveTime(expression, {
      ...(published !== undefined && { published }),
      tense,
      ...(reference && !isOfItself(expression) && { reference }),
    });
    // "over four days" says how long it took, not when it was.
    if (expression.kind === 'duration' && resolved.earliest === undefined) return undefined;
    if (isEnd(document, timings[index]!) && resolved.latest !== undefined) {
      const { earliest: _, ...ended } = resolved;
      return { ...ended, edtf: `/${resolved.edtf}`, spans: [{ start: expression.start, end: expression.end }] };
    }
    return {
      ...resolved,
      ...(inferred !== undefined && resolved.earliest !== undefined && { basis: 'inferred' as const, reason: inferred }),
      spans: [{ start: expression.start, end: expression.end }],
    };
  };
  let reference: EventTime | undefined;
  const times = timings.map((_, index) => {
    const time = resolve(index, reference);
    if (time?.earliest !== undefined) reference = time;
    return time;
  });
  return shareTimes(document, timings, times);
}
