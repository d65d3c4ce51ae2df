/**
 * Sayings in a row: "X said …, adding …", "X says … and accuses Y of …". A parse often hangs the second under the first one's
 * content; a participle after a comma, and a verb of the same tense after a conjunction, belong to the teller all the same.
 */
import type { Draft } from './draft.ts';
import { type Range, type Scene, sameLevel, trimMarks } from './scene.ts';

const joining = /^(?:and|but|then|while|or|yet)$/;

/** The token before a cue's words, past adverbs. */
function tokenBefore({ tokens }: Scene, at: number): number {
  let before = at - 1;
  while (before > 0 && tokens[before]!.pos === 'ADV' && tokens[before]!.sentence === tokens[at]!.sentence) before--;
  return before;
}

/** The tag of a verb, or of the verb that it is the infinitive of: "continues to insist". */
function finiteTag({ tokens }: Scene, verb: number): string {
  const { tag, relation, head } = tokens[verb]!;
  return tag === 'VB' && relation === 'xcomp' && head >= 0 ? tokens[head]!.tag : tag;
}

/** Whether the second cue is told by the same teller as the first, though it stands in the first one's content. */
function isSibling(scene: Scene, outer: Draft, inner: Draft): boolean {
  const { tokens } = scene;
  const one = tokens[outer.head]!;
  const other = tokens[inner.head]!;
  if (one.sentence !== other.sentence || other.index < one.index || !sameLevel(scene, one.index, other.index)) return false;
  if (one.pos !== 'VERB' || other.pos !== 'VERB' || inner.row.kind !== 'speech' || inner.way === 'own') return false;
  const before = tokens[tokenBefore(scene, inner.cue[0]!.first)]!;
  if (other.tag === 'VBG')
    return (
      inner.cue[0]!.last === other.index &&
      (before.text === ',' || before.lower === 'while' || (one.tag === 'VBG' && joining.test(before.lower)))
    );
  return other.tag === finiteTag(scene, one.index) && /^(?:VBD|VBZ|VBP)$/.test(other.tag) && joining.test(before.lower);
}

function cutAt(scene: Scene, content: readonly Range[], at: number): Range[] {
  const { tokens } = scene;
  let end = at - 1;
  while (end > 0 && (tokens[end]!.pos === 'ADV' || tokens[end]!.pos === 'CCONJ' || tokens[end]!.text === ',')) end--;
  return content.flatMap(({ first, last }) => {
    if (first > end) return [];
    const part = trimMarks(scene, { first, last: Math.min(last, end) });
    return part ? [part] : [];
  });
}

/** Cuts each first content where a sibling begins, and gives the sibling the same source. */
export function partSiblings(scene: Scene, drafts: readonly Draft[]): void {
  const bySentence = Map.groupBy(drafts, ({ head }) => scene.tokens[head]!.sentence);
  for (const group of bySentence.values()) {
    for (const inner of group) {
      for (const outer of group) {
        if (outer === inner || !isSibling(scene, outer, inner)) continue;
        const start = inner.cue[0]!.first;
        if (!outer.content.some(({ first, last }) => first <= start && start <= last)) {
          const lost = inner.way === 'noun' || inner.way === 'controlled' || inner.source.length === 0;
          const borrowed =
            inner.sourceHead !== undefined &&
            outer.content.some(({ first, last }) => first <= inner.sourceHead! && inner.sourceHead! <= last);
          if ((lost || borrowed) && outer.source.length > 0 && outer.way !== 'agent') {
            inner.source = outer.source;
            inner.sourceHead = outer.sourceHead;
          }
          continue;
        }
        outer.content = cutAt(scene, outer.content, start);
        inner.source = outer.source;
        inner.sourceHead = outer.sourceHead;
      }
    }
  }
}
