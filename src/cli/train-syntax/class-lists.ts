/** The closed lists that the models choose from, counted out of the examples. */
import type { Answer, Example } from './align.ts';

/** Tags that occur less often give way to the commonest tag pair with the same Penn tag. */
const leastTagCount = 4;
/** An entry of a model has 7 bits for the class. */
const mostClasses = 127;
/** From this share on, all words of a tag get the same relation without choice. */
const fixedShare = 0.995;

function countsOf(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Tag pairs, most frequent first. */
export function tagList(examples: readonly Example[]): string[] {
  const counts = countsOf(examples.flatMap(({ answers }) => answers.map(({ tag }) => tag)));
  const ordered = [...counts].sort((left, right) => right[1] - left[1]);
  return ordered
    .filter(([, count]) => count >= leastTagCount)
    .map(([tag]) => tag)
    .slice(0, mostClasses);
}

/** Replaces tags outside the list. */
export function withListedTags(examples: readonly Example[], tags: readonly string[]): Example[] {
  const known = new Set(tags);
  const replace = (tag: string) => {
    if (known.has(tag)) return tag;
    return tags.find((other) => other.split(' ')[0] === tag.split(' ')[0]) ?? tags[0]!;
  };
  return examples.map(({ answers, ...rest }) => ({
    ...rest,
    answers: answers.map((answer) => ({ ...answer, tag: replace(answer.tag) })),
  }));
}

/** Relations but for "root", which follows from the tree. */
export function relationList(examples: readonly Example[]): string[] {
  const counts = countsOf(examples.flatMap(({ answers }) => answers.map(({ relation }) => relation)));
  return [...counts.keys()].filter((relation) => relation !== 'root').sort();
}

/** The relation of a token and the side on which its head stands. */
export function outlookOf({ relation, head }: Answer, index: number): string {
  return `${relation}${head < index ? '<' : '>'}`;
}

/** Outlooks, rare ones left out. */
export function outlookList(examples: readonly Example[]): string[] {
  const counts = countsOf(examples.flatMap(({ answers }) => answers.map(outlookOf)));
  const ordered = [...counts].sort((left, right) => right[1] - left[1]);
  return ordered.map(([outlook]) => outlook).slice(0, mostClasses);
}

/** By tag number + 1: the relation number + 1 that nearly all words with this tag have, else 0. */
export function fixedLabelsOf(examples: readonly Example[], tags: readonly string[], relations: readonly string[]): number[] {
  const result = [0];
  for (const tag of tags) {
    const found = examples.flatMap(({ answers }) =>
      answers.filter((answer) => answer.tag === tag).map(({ relation }) => relation),
    );
    const [first] = [...countsOf(found)].sort((left, right) => right[1] - left[1]);
    const isFixed = first !== undefined && found.length >= 100 && first[1] / found.length >= fixedShare;
    result.push(isFixed ? relations.indexOf(first[0]) + 1 : 0);
  }
  return result;
}
