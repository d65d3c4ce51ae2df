/**
 * Speech acts and their content: a proposal, a pledge, an accusation is an event of its own, and what it is about is another.
 */
import type { Mentioned } from '../document.ts';
import type { Match, Matcher } from './matching.ts';
import { isDefinite } from './tree.ts';

const speechTypes: ReadonlySet<string> = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'THREATEN']);

/** "a deal under which Norland would give arms": the clause that says what is agreed. */
function termsOf(document: Mentioned, { kind, frame, token }: Match): number[] {
  if (kind !== 'noun' || !speechTypes.has(frame.type)) return [];
  const [next, second] = [document.tokens[token + 1], document.tokens[token + 2]];
  const which = next?.lower === 'whereby' ? next : next?.lower === 'under' && second?.lower === 'which' ? second : undefined;
  return which === undefined || which.head < 0 ? [] : [which.head];
}

/** Indices of the events that each event is about. */
export function findAbout(document: Mentioned, matches: readonly Match[], matcher: Matcher): number[][] {
  const indexOf = new Map(matches.map((match, index) => [match.token, index]));
  return matches.map((match, index) => {
    const told = [...match.frame.about.flatMap((name) => match.slot(name)), ...termsOf(document, match)];
    const contents = told.flatMap((token) => matcher.contentOf(token));
    return [
      ...new Set(
        contents.map((content) => indexOf.get(content.token)).filter((each) => each !== undefined && each !== index) as number[],
      ),
    ];
  });
}

/** "accepted the offer", "rejected the demands": the content is somebody else's speech act, to which this one answers. */
export function isAnswer(document: Mentioned, act: Match, content: Match): boolean {
  if (act.frame.reciprocal || content.frame.reciprocal || content.kind !== 'noun' || !speechTypes.has(content.frame.type))
    return false;
  if (!['AGREE', 'REJECT', 'CONCEDE', 'SUPPORT'].includes(act.frame.type)) return false;
  return act.frame.type === 'REJECT' || act.frame.type === 'CONCEDE' || isDefinite(document, content.token);
}
