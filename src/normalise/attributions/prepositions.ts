/** Attributions by "according to X" and its like, before, after or in the middle of their clause. */
import { finiteTags } from '../syntax/finite-tags.ts';
import { semicolonStop } from './clause-stops.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft } from './draft.ts';
import { reachBack } from './inserted.ts';
import type { Lists } from './lists.ts';
import { bounds, isMark, type Range, reachForward, type Scene, subtreeRange, trimMarks } from './scene.ts';
import { sourceRange } from './source-span.ts';

/** The head of the phrase after the cue: the first noun that nothing in the phrase governs. */
function phraseHead({ tokens }: Scene, first: number, last: number): number | undefined {
  for (let at = first; at <= last && at < first + 14; at++) {
    const token = tokens[at]!;
    if (isMark(token) && token.text !== '“' && token.text !== '"') return undefined;
    if (!/^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/.test(token.pos)) continue;
    let head = at;
    for (let steps = 0; steps < 10; steps++) {
      const above = tokens[head]!.head;
      if (above < first || above > last || !/^(?:NOUN|PROPN|PRON|NUM)$/.test(tokens[above]!.pos)) break;
      // The clause behind the comma, which the parse has for its own head.
      if (above > head && tokens.slice(head, above).some(({ text }) => /^[,—–]$/.test(text))) break;
      head = above;
    }
    return head;
  }
  return undefined;
}

/** Content beside the phrase: the clause after it where it opens the sentence, else the one before, and what goes on behind it. */
function contentOf(scene: Scene, match: CueMatch, source: Range, within: Range): Range[] {
  const { tokens } = scene;
  const before = trimMarks(scene, { first: within.first, last: match.range.first - 1 });
  const after = trimMarks(scene, {
    first: source.last + 1,
    last: semicolonStop(scene, match.head, source.last + 1, within.last),
  });
  const opens =
    !before || (before.last - before.first < 2 && /^(?:CCONJ|ADV|ADP|SCONJ|PRON|DET)$/.test(tokens[before.last]!.pos));
  if (opens) return after ? [reachForward(scene, after)] : [];
  const comma = isMark(tokens[match.range.first - 1]);
  if (!comma && !rangeHasFinite(scene, before)) return after && tokens[source.last + 1]?.text === ',' ? [after] : [];
  const rest =
    after &&
    tokens[source.last + 1]?.text === ',' &&
    rangeHasFinite(scene, after) &&
    !finiteBefore(scene, before, match.head) &&
    !/^(?:who|which)$/.test(tokens[after.first]!.lower);
  return rest ? [reachBack(scene, before), after] : [reachBack(scene, before)];
}

/** The attribution of a phrase such as "according to X", or why it is none. */
export function prepositionDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const { tokens } = scene;
  const within = bounds(scene, match.head);
  const head = phraseHead(scene, match.range.last + 1, within.last);
  if (head === undefined) return 'no source after it';
  const article = tokens[match.range.last + 1]!.lower;
  if (lists.noSources.has(tokens[head]!.lemma) && article !== 'a' && article !== 'an') return 'nobody says what stands after it';
  const source = beforeRelative(scene, openingSource(scene, match, sourceRange(scene, head, match.range, within)));
  const content = contentOf(scene, match, source, within);
  if (content.length === 0) return 'no clause beside it';
  return {
    row: match.rows[0]!,
    shape: 'according',
    cue: [match.range],
    head: match.head,
    sourceHead: head,
    source: [source],
    way: 'own',
    content,
    negated: false,
    modal: undefined,
  };
}

/** A source that opens the sentence ends with the comma before the clause: the first behind which a finite verb stands. */
function openingSource({ tokens }: Scene, { range }: CueMatch, source: Range): Range {
  let end = source.last;
  for (let at = source.first; at <= source.last; at++) {
    if (tokens[at]!.text === ':') {
      end = at - 1;
      break;
    }
    if (tokens[at]!.text !== ',' || !tokens.slice(at, source.last + 1).some(({ tag }) => finiteTags.has(tag))) continue;
    if (/^(?:who|which)$/.test(tokens[at + 1]!.lower)) continue;
    end = at - 1;
    break;
  }
  return { first: Math.max(source.first, range.last + 1), last: Math.max(end, source.first) };
}

/** Without the clause that says whom the source cites in turn. */
function beforeRelative({ tokens }: Scene, { first, last }: Range): Range {
  for (let at = first + 1; at < last; at++) {
    if (!/^(?:which|who)$/.test(tokens[at]!.lower) || tokens[at - 1]!.text !== ',') continue;
    if (tokens.slice(at, last + 1).some(({ lemma }) => lemma === 'cite' || lemma === 'quote')) return { first, last: at - 2 };
  }
  return { first, last };
}

function rangeHasFinite({ tokens }: Scene, { first, last }: Range): boolean {
  for (let at = first; at <= last; at++) if (finiteTags.has(tokens[at]!.tag)) return true;
  return false;
}

/** Whether the words before are a clause by themselves: what follows the phrase is then another. */
function finiteBefore(scene: Scene, before: Range, cue: number): boolean {
  const root = scene.tokens.slice(before.first, before.last + 1).find((token) => token.head < 0);
  return root !== undefined && subtreeRange(scene, root.index).last < cue;
}
