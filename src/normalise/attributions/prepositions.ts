/** Attributions by "according to X" and its like, before, after or in the middle of their clause. */
import type { CueMatch } from './cue-index.ts';
import type { Draft } from './draft.ts';
import { reachBack } from './inserted.ts';
import { bounds, isMark, type Range, type Scene, subtreeRange, trimMarks } from './scene.ts';
import { sourceRange } from './source-span.ts';

const finiteTag = /^(?:VBD|VBZ|VBP|MD)$/;

/** The head of the phrase after the cue: the first noun that nothing in the phrase governs. */
function phraseHead({ tokens }: Scene, first: number, last: number): number | undefined {
  for (let at = first; at <= last && at < first + 14; at++) {
    const token = tokens[at]!;
    if (isMark(token) && token.text !== '“' && token.text !== '"') return undefined;
    if (!/^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/.test(token.pos)) continue;
    let head = at;
    for (let steps = 0; steps < 10; steps++) {
      const above = tokens[head]!.head;
      if (above < first || above > last || finiteTag.test(tokens[above]!.tag)) break;
      head = above;
    }
    return head;
  }
  return undefined;
}

/** The clause on one side of the phrase: to the sentence's edge, or to the conjunction that joins clauses. */
export function prepositionDraft(scene: Scene, match: CueMatch): Draft | string {
  const { tokens } = scene;
  const within = bounds(scene, match.head);
  const head = phraseHead(scene, match.range.last + 1, within.last);
  if (head === undefined) return 'no source after it';
  const source = sourceRange(scene, head, match.range, within);
  const row = match.rows[0]!;
  const content: Range[] = [];
  const before = trimMarks(scene, { first: within.first, last: match.range.first - 1 });
  const hasClause = before && rangeHasFinite(scene, before);
  const after = trimMarks(scene, { first: source.last + 1, last: within.last });
  if (hasClause) content.push(reachBack(scene, before));
  if (
    after &&
    (!hasClause ||
      (tokens[source.last + 1]!.text === ',' &&
        isMark(tokens[match.range.first - 1]) &&
        rangeHasFinite(scene, after) &&
        !finiteBefore(scene, before!, match.head)))
  )
    content.push(after);
  if (content.length === 0) return 'no clause beside it';
  return {
    row,
    shape: 'according',
    cue: [match.range],
    head: match.head,
    sourceHead: head,
    source: [source],
    content,
    negated: false,
    modal: undefined,
  };
}

function rangeHasFinite({ tokens }: Scene, { first, last }: Range): boolean {
  for (let at = first; at <= last; at++) if (finiteTag.test(tokens[at]!.tag)) return true;
  return false;
}

/** Whether the words before are a clause by themselves: what follows the phrase is then another. */
function finiteBefore(scene: Scene, before: Range, cue: number): boolean {
  const root = scene.tokens.slice(before.first, before.last + 1).find((token) => token.head < 0);
  return root !== undefined && subtreeRange(scene, root.index).last < cue;
}
