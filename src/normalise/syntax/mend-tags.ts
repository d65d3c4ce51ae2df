/**
 * Mends tags of words that the treebanks show mostly in another use than news does: "“…,” Moor notes.", where the last word looks
 * like a plural, "Norland is promising to leave", where a participle looks like an adjective, and "Norland test-fired a missile",
 * where a past tense behind a hyphen looks like a participle. Before the parser reads them.
 */
import type { RawToken } from '../sentences/raw-token.ts';
import { margin, type SentenceTable } from './sentence-table.ts';

/** Forms in lower case, by what they are taken for. */
export interface MendedWords {
  /** Plurals that are also what somebody says: "notes", "reports". */
  readonly plurals: ReadonlySet<string>;
  /** Adjectives that are also what somebody is doing: "promising". */
  readonly adjectives: ReadonlySet<string>;
  /** What stands before the hyphen of a verb: "test". */
  readonly prefixes: ReadonlySet<string>;
}

/** Sets `table.tag` anew where a word is one of these. */
export type MendTags = (table: SentenceTable, raw: readonly RawToken[]) => void;

const nameTag = /^(?:NNPS?|PRP|DT|CD|JJ|NN)$/;
const closing = /^(?:[”"’'»]|'')$/;
const longestSource = 7;

/** Makes the step; `tags` are the model's pairs of Penn and universal tags by number. */
export function createMendTags(tags: readonly string[], { plurals, adjectives, prefixes }: MendedWords): MendTags {
  const penn = tags.map((pair) => pair.split(' ')[0]!);
  const [says, doing, did] = ['VBZ VERB', 'VBG VERB', 'VBD VERB'].map((pair) => tags.indexOf(pair) + 1) as [
    number,
    number,
    number,
  ];

  /** Whether a name, and nothing else, stands between a word and the comma or quotation before it. */
  const followsSource = (tagAt: (index: number) => string, raw: readonly RawToken[], at: number): boolean => {
    let first = at;
    while (first > 0 && at - first < longestSource && nameTag.test(tagAt(first - 1))) first--;
    const source = raw.slice(first, at).map((_, offset) => tagAt(first + offset));
    if (!source.some((tag) => tag.startsWith('NNP') || tag === 'PRP')) return false;
    const mark = raw[first - 1]?.text ?? '';
    return mark === ',' || (closing.test(mark) && /^[,?!—–-]$/.test(raw[first - 2]?.text ?? ''));
  };
  const isDoing = (tagAt: (index: number) => string, raw: readonly RawToken[], at: number): boolean => {
    let verb = at - 1;
    while (verb > 0 && tagAt(verb) === 'RB') verb--;
    const isBe = /^(?:is|are|was|were|be|been|'s|’s|'re|’re)$/.test(raw[verb]?.lower ?? '');
    return isBe && raw[at + 1]?.lower === 'to' && tagAt(at + 2) === 'VB';
  };

  const isPast = (tagAt: (index: number) => string, raw: readonly RawToken[], at: number): boolean =>
    raw[at - 1]?.text === '-' &&
    prefixes.has(raw[at - 2]?.lower ?? '') &&
    /^(?:NNPS?|NNS?|PRP)$/.test(tagAt(at - 3)) &&
    /^(?:DT|CD|PRP\$|JJ|NNS?)$/.test(tagAt(at + 1));

  return (table, raw) => {
    const tagAt = (index: number): string => penn[table.tag[index + margin]! - 1] ?? '';
    for (const [at, { lower }] of raw.entries()) {
      const ends = at === raw.length - 1 || /^[.,]$/.test(raw[at + 1]!.text);
      if (plurals.has(lower) && tagAt(at) === 'NNS' && ends && followsSource(tagAt, raw, at)) table.tag[at + margin] = says;
      if (adjectives.has(lower) && tagAt(at) === 'JJ' && isDoing(tagAt, raw, at)) table.tag[at + margin] = doing;
      if (tagAt(at) === 'VBN' && isPast(tagAt, raw, at)) table.tag[at + margin] = did;
    }
  };
}
