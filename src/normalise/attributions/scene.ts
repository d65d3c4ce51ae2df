/**
 * One article as the finders of this stage look at it: its tree, and for each token the quotation it stands in.
 *
 * A cue reads only what stands on its own level: a verb inside a quotation takes its source and content from the same
 * quotation, a verb of the narrator takes whole quotations as content.
 */
import type { Timed, Token } from '../document.ts';

/** A run of tokens, both ends inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Closed lists of words that the finders ask for; rows of `words.yml`. */
export interface SceneWords {
  readonly goingOn: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly resuming: ReadonlySet<string>;
  readonly summing: ReadonlySet<string>;
  readonly utterances: ReadonlySet<string>;
  readonly addressing: ReadonlySet<string>;
  /** Verbs of which a question is the content, whoever is asked: "asked the mayor whether". */
  readonly asking: ReadonlySet<string>;
  readonly relayingWorks: ReadonlySet<string>;
  readonly emptyContent: ReadonlySet<string>;
}

export interface Scene {
  readonly words: SceneWords;
  readonly document: Timed;
  readonly tokens: readonly Token[];
  readonly children: readonly (readonly number[])[];
  /** Innermost quotation of four words or more around each token, -1 for none; shorter ones are taken for scare quotes or titles. */
  readonly levelOf: Int32Array;
  /** Innermost quotation of any length around each token (its marks included), -1 for none. */
  readonly quotationOf: Int32Array;
  /** First and last token of everything under each token. */
  readonly firstUnder: Int32Array;
  readonly lastUnder: Int32Array;
  /** For each quotation the tokens it covers, marks included; undefined where it lies in no block that is read. */
  readonly quoted: readonly (Range | undefined)[];
}

const longEnough = 4;

/** Edges of the subtrees, each carried up to the root of its sentence. */
function subtreeEdges(tokens: readonly Token[]): Pick<Scene, 'firstUnder' | 'lastUnder'> {
  const firstUnder = Int32Array.from(tokens, ({ index }) => index);
  const lastUnder = Int32Array.from(firstUnder);
  for (const { index } of tokens) {
    for (let at = tokens[index]!.head; at >= 0 && index < firstUnder[at]!; at = tokens[at]!.head) firstUnder[at] = index;
    for (let at = tokens[index]!.head; at >= 0 && index > lastUnder[at]!; at = tokens[at]!.head) lastUnder[at] = index;
  }
  return { firstUnder, lastUnder };
}

/** Reads a document once. */
export function makeScene(document: Timed, words: SceneWords): Scene {
  const { tokens, children, quotations } = document;
  const quotationOf = new Int32Array(tokens.length).fill(-1);
  const levelOf = new Int32Array(tokens.length).fill(-1);
  const quoted: (Range | undefined)[] = [];
  let from = 0;
  quotations.forEach(({ start, end }, index) => {
    while (from < tokens.length && tokens[from]!.end <= start) from++;
    let last = from - 1;
    let length = 0;
    for (let at = from; at < tokens.length && tokens[at]!.start < end; at++) {
      last = at;
      if (tokens[at]!.pos !== 'PUNCT') length++;
    }
    quoted.push(last >= from ? { first: from, last } : undefined);
    for (let at = from; at <= last; at++) {
      quotationOf[at] = index;
      if (length >= longEnough) levelOf[at] = index;
    }
  });
  return { words, document, tokens, children, levelOf, quotationOf, quoted, ...subtreeEdges(tokens) };
}

/** The tokens of a token's sentence that stand on its level: the sentence, cut to the quotation it stands in. */
export function bounds({ document, tokens, levelOf, quoted }: Scene, token: number): Range {
  const { first, last } = document.sentences[tokens[token]!.sentence]!;
  const level = quoted[levelOf[token]!];
  return level ? { first: Math.max(first, level.first), last: Math.min(last, level.last) } : { first, last };
}

/** Whether two tokens stand on one level. */
export const sameLevel = ({ levelOf }: Scene, one: number, other: number): boolean => levelOf[one] === levelOf[other];

/** First and last token of everything under a token, within limits. */
export function subtreeRange(
  { firstUnder, lastUnder }: Pick<Scene, 'firstUnder' | 'lastUnder'>,
  token: number,
  within?: Range,
): Range {
  const first = firstUnder[token]!;
  const last = lastUnder[token]!;
  return within ? { first: Math.max(first, within.first), last: Math.min(last, within.last) } : { first, last };
}

export const isMark = (token: Token | undefined): boolean => token !== undefined && token.pos === 'PUNCT';

const closingMarks = /^(?:[”"’'»]|'')$/;

/** Whether a mark at a token has the look of one that closes; “ was typed by mistake where a quotation ends with it. */
export function looksClosing(
  { tokens, quotationOf, quoted }: Pick<Scene, 'tokens' | 'quotationOf' | 'quoted'>,
  at: number,
): boolean {
  const text = tokens[at]?.text ?? '';
  return closingMarks.test(text) || (text === '“' && quoted[quotationOf[at]!]?.last === at);
}

/** Cuts marks off both ends of a range, but for quotation marks. Undefined where nothing is left. */
export function trimMarks({ tokens }: Pick<Scene, 'tokens'>, { first, last }: Range): Range | undefined {
  let from = first;
  let to = last;
  while (from <= to && isMark(tokens[from]) && !/^(?:[“"‘'«(]|''|``)$/.test(tokens[from]!.text)) from++;
  const mistyped = (at: number): boolean => tokens[at]!.text === '“' && /^[,.!?]$/.test(tokens[at - 1]?.text ?? '');
  while (to >= from && isMark(tokens[to]) && !closingMarks.test(tokens[to]!.text) && tokens[to]!.text !== ')' && !mistyped(to))
    to--;
  return from <= to ? { first: from, last: to } : undefined;
}

/** Whether a quotation opens at a token. */
export function opensQuotation(scene: Pick<Scene, 'quotationOf' | 'quoted'>, at: number): boolean {
  const quotation = scene.quotationOf[at] ?? -1;
  return quotation >= 0 && scene.quoted[quotation]!.first === at;
}

/** Takes in the rest of a quotation that began inside the range and runs on after it: its further sentences. */
export function reachForward({ document, quotationOf, quoted }: Scene, { first, last }: Range): Range {
  let to = last;
  for (let quotation = quotationOf[last]!; quotation >= 0; quotation = document.quotations[quotation]!.parent ?? -1) {
    const range = quoted[quotation]!;
    if (range.first >= first && range.last > to) to = range.last;
  }
  return { first, last: to };
}
