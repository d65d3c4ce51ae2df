/**
 * Quotations that no cue claimed: those after a quotation of the same paragraph go on with it, as one attribution; those in the
 * next paragraph too, where the quotation before ran on.
 */
import type { Draft } from './draft.ts';
import type { Range, Scene } from './scene.ts';

const covers = ({ first, last }: Range, { content }: Draft): boolean =>
  content.some((part) => part.first <= last && part.last >= first);

/** Paragraphs of one quotation whose cue stands only at its end: all of them are that cue's. */
function claimBackwards({ document, quoted }: Scene, ownerOf: (Draft | undefined)[]): void {
  let next: number | undefined;
  for (let index = document.quotations.length - 1; index >= 0; index--) {
    const { parent, continues } = document.quotations[index]!;
    const range = quoted[index];
    if (!range || parent !== undefined) continue;
    const owner = next === undefined ? undefined : ownerOf[next];
    if (continues && !ownerOf[index] && owner) {
      ownerOf[index] = owner;
      owner.content.push(range);
    }
    next = index;
  }
}

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
  claimBackwards(scene, ownerOf);
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
    } else if (
      free &&
      before !== undefined &&
      block === before + 1 &&
      (document.quotations[previous!.index]!.continues || fillsBlock(scene, range))
    ) {
      previous!.owner.content.push(range);
      owner = previous!.owner;
    }
    if (owner) previous = { index, range, owner };
    else if (startsSentence) previous = undefined;
  });
}

/** Whether a quotation is a paragraph by itself. */
function fillsBlock({ document, tokens }: Scene, { first, last }: Range): boolean {
  const block = document.blocks[document.sentences[tokens[first]!.sentence]!.block]!;
  return tokens[first]!.start - block.start < 2 && block.end - tokens[last]!.end < 2;
}

/**
 * Drops what stands inside a quotation that nobody was found to speak: without the speaker, an inner saying would hang on the
 * narrator, who did not say it.
 */
export function withoutUnspoken(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const spoken = scene.document.quotations.map((_, index) => {
    const range = scene.quoted[index];
    return (
      range !== undefined &&
      drafts.some((draft) => covers(range, draft) && !(range.first <= draft.head && draft.head <= range.last))
    );
  });
  return drafts.filter(({ head }) => {
    for (let at = scene.levelOf[head]!; at >= 0; at = scene.document.quotations[at]!.parent ?? -1) if (spoken[at]) return true;
    return scene.levelOf[head]! < 0;
  });
}

const size = ({ content }: Draft): number => content.reduce((sum, { first, last }) => sum + last - first + 1, 0);
