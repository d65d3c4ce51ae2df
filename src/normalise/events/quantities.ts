/** Figures that belong to an event: how many were killed, how much was given. */
import type { EventMention, Mentioned } from '../document.ts';
import type { Figures } from './figures.ts';
import type { Match } from './matching.ts';
import type { Scene } from './scene.ts';
import { dependents, type Tree, tokenAt } from './tree.ts';

type Quantity = EventMention['quantities'][number];

const small: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens: ReadonlyMap<string, number> = new Map(
  'thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 3) * 10]),
);
/** The value of a number word or figure; undefined where it is none. */
function numberValue(word: string, powers: Figures['powers']): number | undefined {
  const plain = word.toLowerCase().replace(/,/g, '');
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
  return small.get(plain) ?? tens.get(plain) ?? powers.get(plain);
}

function modifierBefore(text: string, start: number, modifiers: Figures['modifiers']): Quantity['modifier'] {
  const before = text
    .slice(Math.max(0, start - 24), start)
    .toLowerCase()
    .trimEnd();
  const isBefore = (words: string): boolean =>
    before.endsWith(words) && !/\w/.test(before.charAt(before.length - words.length - 1));
  return modifiers.find(([words]) => isBefore(words))?.[1] ?? 'exact';
}

/** The figure that counts a noun, with its unit. */
function quantityOf(document: Mentioned, noun: number, { powers, currencies, modifiers }: Figures): Quantity | undefined {
  const tree: Tree = document;
  const [number] = dependents(tree, noun, 'nummod');
  const head = tokenAt(tree, noun);
  const token = number === undefined ? (head.pos === 'NUM' ? head : undefined) : tokenAt(tree, number);
  if (token === undefined) return undefined;
  const parts = [...dependents(tree, token.index, 'compound', 'nummod').map((each) => tokenAt(tree, each)), token].sort(
    (a, b) => a.index - b.index,
  );
  const values = parts
    .map((part) => ({ part, value: numberValue(part.text, powers) }))
    .filter(({ value }) => value !== undefined);
  if (values.length === 0) return undefined;
  const multiplies = ({ part, value }: (typeof values)[number], sum: number): boolean =>
    sum > 0 && (powers.has(part.lower) || value! >= 100);
  const value = values.reduce((sum, each) => (multiplies(each, sum) ? sum * each.value! : sum + each.value!), 0);
  const first = values[0]!.part;
  const signs = (document.children[token.index] ?? []).map((child) => tokenAt(tree, child));
  const sign =
    currencies.get(head.lemma) ?? currencies.get(head.lower) ?? signs.map(({ lower }) => currencies.get(lower)).find(Boolean);
  const unit = sign ?? (number === undefined ? 'people' : head.lemma);
  const end = Math.max(...values.map(({ part }) => part.end));
  return { value, unit, modifier: modifierBefore(document.article.text, first.start, modifiers), start: first.start, end };
}

/** All figures on an event's arguments. */
export function findQuantities(document: Scene, match: Match, figures: Figures): Quantity[] {
  const units = document.words['time-units'];
  const heads = ['obj', 'subj', 'iobj', 'of', 'in', 'for'].flatMap((name) => match.slot(name));
  const found = new Map<number, Quantity>();
  for (const head of heads) {
    for (const noun of [head, ...dependents(document, head, 'nmod', 'compound')]) {
      const quantity = quantityOf(document, noun, figures);
      // "three times" counts nothing, either.
      if (quantity && quantity.unit !== 'time' && !units.has(quantity.unit)) found.set(quantity.start, quantity);
    }
  }
  return [...found.values()];
}
