/** Events within events: the pledge made at a summit, the drills that the training includes. A part without a time has its whole's. */
import type { Attributed, EventMention } from '../document.ts';
import type { Match } from './matching.ts';
import { dependents, tokenAt } from './tree.ts';

const within: ReadonlySet<string> = new Set(['at', 'during', 'in']);

/** "training, including drills last month": the event named just before "including". */
function includedIn(document: Attributed, matches: readonly Match[], index: number): number | undefined {
  const { token } = matches[index]!;
  const { sentence } = tokenAt(document, token);
  for (let at = token - 1; at > token - 5 && at >= 0; at--) {
    if (document.tokens[at]!.lower !== 'including') continue;
    const before = matches.findLastIndex((other) => other.token < at && tokenAt(document, other.token).sentence === sentence);
    return before >= 0 && matches[before]!.frame.type === matches[index]!.frame.type ? before : undefined;
  }
  return undefined;
}

function happenedAt(
  document: Attributed,
  matches: readonly Match[],
  events: readonly EventMention[],
  index: number,
): number | undefined {
  const match = matches[index]!;
  const phrases = dependents(document, match.carrier ?? match.token, 'obl', 'nmod');
  const whole = matches.findIndex(
    (other, at) =>
      at !== index &&
      other.frame.type === 'CONSULT' &&
      !events[index]!.about.includes(at) &&
      phrases.includes(other.token) &&
      dependents(document, other.token, 'case').some((word) => within.has(tokenAt(document, word).lower)),
  );
  return whole < 0 ? undefined : whole;
}

/** Sets `partOf`, and gives to parts the time, and where they name nobody the parties, of their whole. */
export function withParts(document: Attributed, matches: readonly Match[], events: readonly EventMention[]): EventMention[] {
  return events.map((event, index) => {
    const including = includedIn(document, matches, index);
    const whole = including ?? happenedAt(document, matches, events, index);
    if (whole === undefined) return event;
    const over = events[whole]!;
    const dated = event.time === undefined && over.time?.earliest !== undefined && including === undefined;
    return {
      ...event,
      partOf: whole,
      ...(dated && { time: { ...over.time!, basis: 'inferred' as const, reason: 'part of an event of that time' } }),
      ...(event.participants.length === 0 &&
        including !== undefined && { participants: over.participants.map((each) => ({ ...each, rule: 'from-whole' })) }),
    };
  });
}
