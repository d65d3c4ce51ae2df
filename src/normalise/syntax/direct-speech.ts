/**
 * Direct speech is the content of its verb of speaking. The treebanks show little of it, and the parser sometimes calls a
 * quoted clause an adverbial one; a clause that stands whole within quotation marks, has no conjunction and hangs under a
 * verb outside of them is what that verb reports.
 */

import type { ParserState } from './parser-state.ts';
import { margin, type SentenceTable } from './sentence-table.ts';
import type { Relation, UniversalTag } from './types.ts';

/** Gives the relation of the token at `index`, as the parser labelled it or put right. */
export function relationInQuotation(
  table: SentenceTable,
  state: ParserState,
  index: number,
  relations: readonly Relation[],
  universalTagOf: (row: number) => UniversalTag,
): Relation {
  const row = index + margin;
  const found = relations[state.label[row]! - 1]!;
  const head = state.head[row]!;
  if (found !== 'advcl' || table.quotation[row] === 0 || table.quotation[head] === table.quotation[row]) return found;
  if (universalTagOf(head) !== 'VERB') return found;
  for (let child = margin; child < table.length + margin; child++) {
    if (state.head[child] === row && relations[state.label[child]! - 1] === 'mark') return found;
  }
  return 'ccomp';
}
