/**
 * Stretches between quotation marks, with what is nested in them.
 *
 * A paragraph is read once with a stack of open quotations. Double marks of whatever shape close the innermost double one; a
 * single mark opens only where a mark that closes it follows. What is still open at the end of a paragraph is closed there:
 * either the quotation runs on (the next paragraph opens with a mark of its own), or its closing mark is missing.
 */
import type { Blocked, Quotation } from '../document.ts';
import { type Mark, marksOf } from './marks.ts';

interface Open {
  readonly mark: Mark;
  readonly parent: Open | undefined;
  index: number;
}

interface Draft {
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
  parent: Open | undefined;
  continues: boolean;
}

const isSingle = (mark: Mark): boolean => mark.family === 'single' || mark.family === 'straightSingle';

/** For each mark whether a single mark that closes without doubt, and whether any that may, follows in the paragraph. */
function closersAfter(marks: readonly Mark[]): { readonly sure: boolean; readonly any: boolean }[] {
  const following: { sure: boolean; any: boolean }[] = [];
  let sure = false;
  let any = false;
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index]!;
    following[index] = { sure, any };
    if (!isSingle(mark)) continue;
    if (mark.canOpen) {
      sure = false;
      any = false;
    } else if (mark.canClose) {
      any = true;
      if (!mark.perhapsApostrophe) sure = true;
    }
  }
  return following;
}

/** The quotations of one paragraph, in the order of their opening marks. */
function inParagraph(
  text: string,
  from: number,
  to: number,
): { readonly drafts: Draft[]; readonly openAtEnd: Draft | undefined } {
  const marks = marksOf(text, from, to);
  const following = closersAfter(marks);
  const drafts: Draft[] = [];
  const byOpen = new Map<Open, Draft>();
  let top: Open | undefined;
  const finish = (open: Open, innerEnd: number, end: number): void => {
    const draft = { start: open.mark.start, end, innerStart: open.mark.end, innerEnd, parent: open.parent, continues: false };
    byOpen.set(open, draft);
    drafts.push(draft);
  };
  const openDouble = (): Open | undefined => {
    for (let at = top; at; at = at.parent) if (!isSingle(at.mark)) return at;
    return undefined;
  };
  marks.forEach((mark, index) => {
    if (isSingle(mark)) {
      if (top && isSingle(top.mark) && mark.canClose && !(mark.perhapsApostrophe && following[index]!.sure)) {
        finish(top, mark.start, mark.end);
        top = top.parent;
      } else if (mark.canOpen && !(top && isSingle(top.mark)) && following[index]!.any) top = { mark, parent: top, index };
      return;
    }
    const double = openDouble();
    if (double && mark.canClose && !(mark.canOpen && mark.family === 'curly' && text[double.mark.start] !== '„')) {
      // A single mark left open inside was an apostrophe.
      finish(double, mark.start, mark.end);
      top = double.parent;
    } else if (mark.canOpen && !mark.perhapsApostrophe) {
      if (double && double.mark.family === mark.family) {
        // The one before was never closed: it ended where this one begins, at the latest.
        const end = text.slice(from, mark.start).trimEnd().length + from;
        finish(double, end, end);
        top = double.parent;
      }
      top = { mark, parent: top, index };
    }
  });
  const left = openDouble();
  let openAtEnd: Draft | undefined;
  if (left) {
    const end = text.slice(from, to).trimEnd().length + from;
    finish(left, end, end);
    openAtEnd = byOpen.get(left);
  }
  return { drafts: drafts.filter((draft) => draft.innerEnd > draft.innerStart), openAtEnd };
}

const openingAtStart = /^\s*(?:[“„"«‘]|''|``)/;

/** Gives the quotations of the blocks that are read, in order; inner ones follow the one they stand in. Time is linear. */
export function findQuotations({ article, blocks }: Pick<Blocked, 'article' | 'blocks'>): Quotation[] {
  const { text } = article;
  const all: Draft[] = [];
  blocks.forEach((block, index) => {
    const { drafts, openAtEnd } = inParagraph(text, block.start, block.end);
    const next = blocks[index + 1];
    if (openAtEnd && next && openingAtStart.test(text.slice(next.start, next.start + 8))) openAtEnd.continues = true;
    all.push(...drafts);
  });
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const stack: number[] = [];
  return all.map((draft, index) => {
    while (stack.length > 0 && all[stack.at(-1)!]!.end <= draft.start) stack.pop();
    const parent = stack.at(-1);
    stack.push(index);
    const { start, end, innerStart, innerEnd, continues } = draft;
    return { start, end, inner: { start: innerStart, end: innerEnd }, ...(parent !== undefined && { parent }), continues };
  });
}
