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

/** Adds sentences, tokens, their dependents and the quotations (found by `findQuotations`, from text and blocks alone). */
export function parse(document: Blocked, context: Context, findQuotations: (document: Blocked) => readonly Quotation[]): Parsed {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const children: number[][] = [];
  document.blocks.forEach((block, blockIndex) => {
    if (!isRead(block)) return;
    for (const sentence of context.syntax.analyse(readingText(document.article.text, block))) {
      const first = tokens.length;
      const index = sentences.length;
      for (const token of repairRelatives(repairParticiples(repairLists(sentence.tokens)))) {
        tokens.push({
          start: token.start + block.start,
          end: token.end + block.start,
          text: token.text,
          lower: token.lower,
          lemma: token.lemma,
          pos: token.pos,
          tag: token.tag,
          head: token.head < 0 ? -1 : token.head + first,
          relation: token.relation,
          index: tokens.length,
          sentence: index,
        });
        children.push([]);
      }
      sentences.push({
        index,
        block: blockIndex,
        first,
        last: tokens.length - 1,
        start: sentence.start + block.start,
        end: sentence.end + block.start,
      });
    }
  });
  for (const token of tokens) if (token.head >= 0) children[token.head]?.push(token.index);
  return { ...document, tokens, sentences, children, quotations: findQuotations(document) };
}
