/** What every stage may use besides the document: the rule data, the syntax model, and where to tell its reasons. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { TraceEntry } from './document.ts';
import type { Syntax } from './syntax/types.ts';

export interface Context {
  readonly lexicon: Lexicon;
  readonly syntax: Syntax;
  /** Takes what fired and what was blocked, and why. Absent unless somebody asked. */
  readonly trace?: (entry: TraceEntry) => void;
}
