/**
 * Quotations that no cue claimed: those after a quotation of the same paragraph go on with it, as one attribution; those in the
 * next paragraph too, where the quotation before ran on.
 */
import type { Draft } from './draft.ts';
import type { Range, Scene } from './scene.ts';

const covers = ({ first, last }: Range, { content }: Draft): boolean =>
  content.some((part) => part.first <= last && part.last >= first);

/** Lets drafts that hold a quotation take in those that follow it. Drafts are in the order of their cues. */
export function keepSpeakers(scene: Scene, drafts: readonly Draft[]): void {
  const { document, quoted, tokens } = scene;
  const ownerOf: (Draft | undefined)[] = [];
  document.quotations.forEach((quotation, index) => {
    const range = quoted[index];
    if (!range || quotation.parent !== undefined) return;
    ownerOf[index] = drafts
      .filter((draft) => covers(range, draft) && !(range.first <= draft.head && draft.head <= range.last))
      .sort((a, b) => size(b) - size(a))[0];
  });
  let previous: { readonly index: number; readonly range: Range; readonly owner: Draft } | undefined;
  document.quotations.forEach((quotation, index) => {
    const range = quoted[index];
    if (!range || quotation.parent !== undefined) return;
    let owner = ownerOf[index];
    const block = document.sentences[tokens[range.first]!.sentence]!.block;
    const before = previous && document.sentences[tokens[previous.range.last]!.sentence]!.block;
    const startsSentence = document.sentences[tokens[range.first]!.sentence]!.first === range.first;
    const free = !owner && previous;
    if (free && startsSentence && before === block) {
      previous!.owner.content.push(range);
      owner = previous!.owner;
    } else if (free && before !== undefined && block === before + 1 && document.quotations[previous!.index]!.continues) {
      previous!.owner.content.push(range);
      owner = previous!.owner;
    }
    if (owner) previous = { index, range, owner };
    else if (startsSentence) previous = undefined;
  });
}

const size = ({ content }: Draft): number => content.reduce((sum, { first, last }) => sum + last - first + 1, 0);
