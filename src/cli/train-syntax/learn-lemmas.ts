/** Learns which forms the rules for endings get wrong, and which verbs there are. */
import { lemmaClass, ruleLemma } from '../../normalise/syntax/lemma.ts';
import type { Example } from './align.ts';

export interface LearnedLemmas {
  readonly lemmas: Map<string, string>;
  readonly verbs: Set<string>;
}

/** For each key the most frequent value; of equals the first. */
function majority(counts: Map<string, Map<string, number>>): Map<string, string> {
  const result = new Map<string, string>();
  for (const [key, values] of counts) result.set(key, [...values].sort((left, right) => right[1] - left[1])[0]![0]);
  return result;
}

/** Reads the lemmas of the examples; `known` are irregular forms by "form class" that always hold. */
export function learnLemmas(examples: readonly Example[], known: ReadonlyMap<string, string>): LearnedLemmas {
  const counts = new Map<string, Map<string, number>>();
  const verbCounts = new Map<string, number>();
  for (const { tokens, answers } of examples) {
    tokens.forEach(({ lower }, index) => {
      const { tag: pair, lemma } = answers[index]!;
      const tag = pair.split(' ')[0]!;
      const kind = lemmaClass(tag);
      if (!/^[\p{L}'’.-]+$/u.test(lemma) || !/^[\p{L}'.-]+$/u.test(lower)) return;
      if (kind === 'verb' && tag !== 'MD') verbCounts.set(lemma, (verbCounts.get(lemma) ?? 0) + 1);
      if (kind === 'name') return;
      const key = `${lower} ${tag}`;
      const values = counts.get(key) ?? new Map<string, number>();
      values.set(lemma, (values.get(lemma) ?? 0) + 1);
      counts.set(key, values);
    });
  }
  const verbs = new Set([...verbCounts.keys()].filter((verb) => /^[a-z]{2,}$/.test(verb)));
  for (const lemma of known.values()) verbs.add(lemma);
  const lemmas = new Map(known);
  for (const [key, lemma] of majority(counts)) {
    const [form, tag] = key.split(' ') as [string, string];
    if (known.has(`${form} ${lemmaClass(tag)}`) || ruleLemma(form, tag, verbs) === lemma) continue;
    lemmas.set(key, lemma);
  }
  return { lemmas, verbs };
}
