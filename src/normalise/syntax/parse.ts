/**
 * From blocks to one parsed document: the sentences of every block that is read, with document-wide token indices.
 *
 * Related links, boilerplate and datelines are not news of this article, and a lead printed twice is read once; none of them
 * is parsed.
 */
import { readingText } from '../blocks/paragraphs.ts';
import type { Context } from '../context.ts';
import type { Blocked, DocumentBlock, Parsed, Quotation, Sentence, Token } from '../document.ts';
import { repairLists } from './repair-lists.ts';
import { repairParticiples } from './repair-participles.ts';
import { repairRelatives } from './repair-relatives.ts';

const readKinds: ReadonlySet<DocumentBlock['kind']> = new Set(['headline', 'standfirst', 'body']);

/** Whether the words of a block are read for records. */
export const isRead = (block: DocumentBlock): boolean => readKinds.has(block.kind) && block.duplicateOf === undefined;

type Movable = { -readonly [Key in keyof Token]: Token[Key] };

/** Most tokens have no dependents; they share this list. */
const none: readonly number[] = [];

/** A parsed document as it grows. */
interface Growing {
  readonly tokens: Token[];
  readonly sentences: Sentence[];
  readonly children: (readonly number[])[];
}

/** Adds a sentence of a block; its fresh tokens are moved to their places in the document. */
function addSentence(to: Growing, block: number, offset: number, found: readonly Movable[]): void {
  const first = to.tokens.length;
  const sentence = to.sentences.length;
  for (const token of found) {
    token.index += first;
    token.sentence = sentence;
    token.start += offset;
    token.end += offset;
    if (token.head >= 0) token.head += first;
    to.tokens.push(token);
    to.children.push(none);
  }
  const last = to.tokens.length - 1;
  const { start } = to.tokens[first]!;
  const { end } = to.tokens[last]!;
  to.sentences.push({ index: sentence, block, first, last, start, end });
}

function addChildren({ tokens, children }: Growing): void {
  for (const { index, head } of tokens) {
    if (head < 0) continue;
    const siblings = children[head] as number[];
    if (siblings === none) children[head] = [index];
    else siblings.push(index);
  }
}

/** Adds sentences, tokens, their dependents and the quotations (found by `findQuotations`, from text and blocks alone). */
export function parse(document: Blocked, context: Context, findQuotations: (document: Blocked) => readonly Quotation[]): Parsed {
  const parsed: Growing = { tokens: [], sentences: [], children: [] };
  const blocks = [...document.blocks.entries()].filter(([, block]) => isRead(block));
  const analysed = context.syntax.analyseAll(blocks.map(([, block]) => readingText(document.article.text, block)));
  blocks.forEach(([index, block], place) => {
    for (const { tokens } of analysed[place]!) {
      addSentence(parsed, index, block.start, repairRelatives(repairParticiples(repairLists(tokens))));
    }
  });
  addChildren(parsed);
  return { ...document, ...parsed, quotations: findQuotations(document) };
}
