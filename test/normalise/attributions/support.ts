/** Reads one sentence of a test and gives the chain at some words of it. */
import type { Attributed, Attribution, Span, TraceEntry } from '../../../src/normalise/document.ts';
import { readArticle } from '../../../src/normalise/pipeline.ts';
import { NewArticle } from '../../../src/schema/article.ts';
import { theEngine } from '../../support/engine.ts';

export interface Case {
  readonly id: string;
  readonly pattern: string;
  readonly text: string;
  /** Words of the content. */
  readonly says: string;
  readonly chain: readonly string[];
  readonly stance?: string;
  readonly anonymity?: string;
  readonly negative?: boolean;
}

const publisher = 'Publisher';

/** Reads a text and keeps what the stage said of its reasons. */
export function read(text: string): { readonly document: Attributed; readonly trace: string } {
  const entries: TraceEntry[] = [];
  const document = readArticle(NewArticle.parse({ text, publisher }), theEngine(), (entry) => entries.push(entry));
  const lines = entries
    .filter(({ stage }) => stage === 'attributions')
    .map(({ outcome, rule, start, end, because }) => `${outcome} ${rule} “${text.slice(start, end)}”: ${because}`);
  return { document, trace: lines.join('\n') };
}

/** The attributions from the outermost to the one at an index. */
export function pathTo(document: Attributed, index: number): Attribution[] {
  const path: Attribution[] = [];
  for (let at: number | null = index; at !== null && at >= 0; at = document.attributions[at]!.parent)
    path.unshift(document.attributions[at]!);
  return path;
}

export const wordsOf = (text: string, spans: readonly Span[] | null): string =>
  spans ? spans.map(({ start, end }) => text.slice(start, end)).join(' ') : '?';

/** Chain, stance and reason of anonymity at the first of the words. */
export function describeChain({ text, says }: Case) {
  const { document, trace } = read(text);
  const start = text.indexOf(says);
  const token = document.tokens.find((each) => each.end > start && start >= 0);
  const path = token ? pathTo(document, document.attributionAt[token.index]!) : [];
  const last = path.at(-1);
  return {
    chain: [publisher, ...path.map(({ source }) => wordsOf(text, source))],
    ...(last && { stance: last.stance }),
    ...(last?.anonymity && { anonymity: last.anonymity }),
    trace,
  };
}
