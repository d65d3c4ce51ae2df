/** Puts lemmas into a tagged table, and counts the finite verbs that its tags speak of. */
import { finiteTags } from './finite-tags.ts';
import { hashOf } from './hash.ts';
import { lemmaOf, type LemmaWords } from './lemma.ts';
import { margin, type SentenceTable } from './sentence-table.ts';

/** Fills the columns `lemma` and `finiteAhead` and gives the lemmas in order. */
export type FillLemmas = (table: SentenceTable) => string[];

interface Lemma {
  readonly text: string;
  readonly hash: number;
}

/** Words remembered with one tag. */
const cacheSize = 10_000;

/** Makes a lemmatiser that remembers its answers by tag; `pennTags` are the tags by number. */
export function createFillLemmas(pennTags: readonly string[], words: LemmaWords): FillLemmas {
  const finite = Uint8Array.from(pennTags, (tag) => (finiteTags.has(tag) ? 1 : 0));
  const known = pennTags.map(() => new Map<string, Lemma>());
  const read = (form: string, tag: number): Lemma => {
    const ofTag = known[tag]!;
    let lemma = ofTag.get(form);
    if (lemma === undefined) {
      if (ofTag.size >= cacheSize) ofTag.clear();
      const text = lemmaOf(form, pennTags[tag]!, words);
      lemma = { text, hash: hashOf(text) };
      ofTag.set(form, lemma);
    }
    return lemma;
  };
  return (table) => {
    const lemmas: string[] = [];
    const end = table.length + margin;
    for (let row = margin; row < end; row++) {
      const { text, hash } = read(table.facts[row]!.lower, table.tag[row]! - 1);
      lemmas.push(text);
      table.lemma[row] = hash;
    }
    for (let row = end - 1; row >= margin; row--)
      table.finiteAhead[row] = table.finiteAhead[row + 1]! + finite[table.tag[row]! - 1]!;
    return lemmas;
  };
}
