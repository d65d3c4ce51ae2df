/** Figures that belong to an event: how many were killed, how much was given. */
import type { EventMention, Mentioned } from '../document.ts';
import type { Match } from './matching.ts';
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
const powers: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9],
  ['dozen', 12],
]);
const currencies: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['dollar', 'USD'],
  ['€', 'EUR'],
  ['euro', 'EUR'],
  ['£', 'GBP'],
  ['pound', 'GBP'],
  ['yen', 'JPY'],
  ['¥', 'JPY'],
  ['yuan', 'CNY'],
  ['rouble', 'RUB'],
  ['ruble', 'RUB'],
  ['rupee', 'INR'],
  ['won', 'KRW'],
]);

const modifiers: readonly (readonly [RegExp, Quantity['modifier']])[] = [
  [/(at least|more than|over|no fewer than|no less than|upwards of|exceeding)$/, 'at-least'],
  [/(up to|at most|as many as|as much as|fewer than|less than|no more than|under|below)$/, 'at-most'],
  [/(about|around|some|nearly|almost|roughly|approximately|an estimated|estimated|close to)$/, 'about'],
];

/** The value of a number word or figure; undefined where it is none. */
export function numberValue(word: string): number | undefined {
  const plain = word.toLowerCase().replace(/,/g, '');
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
  return small.get(plain) ?? tens.get(plain) ?? powers.get(plain);
}

function modifierBefore(text: string, start: number): Quantity['modifier'] {
  const before = text
    .slice(Math.max(0, start - 24), start)
    .toLowerCase()
    .trimEnd();
  return modifiers.find(([pattern]) => pattern.test(before))?.[1] ?? 'exact';
}

/** The figure that counts a noun, with its unit. */
function quantityOf(document: Mentioned, noun: number): Quantity | undefined {
  const tree: Tree = document;
  const [number] = dependents(tree, noun, 'nummod');
  const head = tokenAt(tree, noun);
  const token = number === undefined ? (head.pos === 'NUM' ? head : undefined) : tokenAt(tree, number);
  if (token === undefined) return undefined;
  const parts = [...dependents(tree, token.index, 'compound', 'nummod').map((each) => tokenAt(tree, each)), token].sort(
    (a, b) => a.index - b.index,
  );
  const values = parts.map((part) => ({ part, value: numberValue(part.text) })).filter(({ value }) => value !== undefined);
  if (values.length === 0) return undefined;
  const value = values.map((each) => each.value!).reduce((sum, each) => (each >= 100 && sum > 0 ? sum * each : sum + each), 0);
  const first = values[0]!.part;
  const signs = (document.children[token.index] ?? []).map((child) => tokenAt(tree, child));
  const sign =
    currencies.get(head.lemma) ?? currencies.get(head.lower) ?? signs.map(({ lower }) => currencies.get(lower)).find(Boolean);
  const unit = sign ?? (number === undefined ? 'people' : head.lemma);
  const end = Math.max(...values.map(({ part }) => part.end));
  return { value, unit, modifier: modifierBefore(document.article.text, first.start), start: first.start, end };
}

const timeUnits: ReadonlySet<string> = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'decade',
  'century',
  'time',
]);

/** All figures on an event's arguments. */
export function findQuantities(document: Mentioned, match: Match): Quantity[] {
  const heads = ['obj', 'subj', 'iobj', 'of', 'in', 'for'].flatMap((name) => match.slot(name));
  const found = new Map<number, Quantity>();
  for (const head of heads) {
    for (const noun of [head, ...dependents(document, head, 'nmod', 'compound')]) {
      const quantity = quantityOf(document, noun);
      if (quantity && !timeUnits.has(quantity.unit)) found.set(quantity.start, quantity);
    }
  }
  return [...found.values()];
}
