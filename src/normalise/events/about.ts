/**
 * Speech acts and their content: a proposal, a pledge, an accusation is an event of its own, and what it is about is another.
 */
import type { Mentioned } from '../document.ts';
import type { Match, Matcher } from './matching.ts';
import { isDefinite } from './tree.ts';

/** Indices of the events that each event is about. */
export function findAbout(matches: readonly Match[], matcher: Matcher): number[][] {
  const indexOf = new Map(matches.map((match, index) => [match.token, index]));
  return matches.map((match, index) => {
    const contents = match.frame.about.flatMap((name) => match.slot(name)).flatMap((token) => matcher.contentOf(token));
    return [
      ...new Set(
        contents.map((content) => indexOf.get(content.token)).filter((each) => each !== undefined && each !== index) as number[],
      ),
    ];
  });
}

const speechTypes: ReadonlySet<string> = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'THREATEN']);

/** "accepted the offer", "rejected the demands": the content is somebody else's speech act, to which this one answers. */
export function isAnswer(document: Mentioned, act: Match, content: Match): boolean {
  if (act.frame.reciprocal || content.kind !== 'noun' || !speechTypes.has(content.frame.type)) return false;
  if (!['AGREE', 'REJECT', 'CONCEDE', 'SUPPORT'].includes(act.frame.type)) return false;
  return act.frame.type === 'REJECT' || act.frame.type === 'CONCEDE' || isDefinite(document, content.token);
}
