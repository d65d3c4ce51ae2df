/** Words that bodies, places, events and papers have in their names, looked for in a stretch of capitalised words. */
import type { NameHeadRule } from '../../lexicon/mention-rules.ts';
import type { Workspace } from './draft.ts';
import { contextScore, plainLower } from './person-score.ts';

/** The row of the word that makes a stretch a body, a place, an event or a paper. */
export function headRule(workspace: Workspace, first: number, last: number): NameHeadRule | undefined {
  const { lookups, document, lexicon } = workspace;
  const { tokens } = document;
  if (last === first) return undefined;
  const end = last;
  while (end > first && lookups.word('corporate-suffix').has(tokens[end]!.lower) && tokens[end - 1]!.text === ',')
    return lookups.headsLast.get('Inc.') ?? lookups.headsLast.get('Company');
  const lastWord =
    lookups.headsLast.get(`${tokens[end - 1]!.text} ${tokens[end]!.text}`) ?? lookups.headsLast.get(tokens[end]!.text);
  const opening = lookups.headsFirst.get(tokens[first]!.text);
  const second = tokens[first + 1]!;
  if (
    opening !== undefined &&
    (/^(?:of|for|on)$/.test(second.lower) ||
      (opening.kind === 'place' && lastWord === undefined) ||
      (opening.kind === 'event' && lastWord === undefined))
  )
    return opening;
  for (let index = first + 1; index < last; index++) {
    const inner = lookups.headsFirst.get(tokens[index]!.text);
    if (inner !== undefined && inner.kind === 'organisation' && /^(?:of|for|on)$/.test(tokens[index + 1]!.lower)) return inner;
  }
  if (lastWord === undefined) return undefined;
  const given = lexicon.givenNames.has(plainLower(tokens[first]!.lower));
  if (
    given &&
    last - first <= 2 &&
    lastWord.kind !== 'organisation' &&
    tokens[first - 1]?.lower !== 'the' &&
    contextScore(workspace, first, last) > 0
  )
    return undefined;
  return lastWord;
}
