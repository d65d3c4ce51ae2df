/** What must, or must not, stand beside an expression: "May" is a month after "in", a year is none before "soldiers". */
import type { TimeClass, TimeRule } from '../../lexicon/time-rows.ts';
import { BROKEN, FIGURE, isCapital, keyOf, type TimeTokens, WORD } from './tokens.ts';

export interface Guard {
  readonly words: ReadonlySet<string>;
  readonly capital: boolean;
  readonly figure: boolean;
  readonly plural: boolean;
  readonly lower: boolean;
  /** The beginning or the end of the paragraph. */
  readonly edge: boolean;
}

export interface Guards {
  readonly onlyAfter?: Guard;
  readonly notAfter?: Guard;
  readonly onlyBefore?: Guard;
  readonly notBefore?: Guard;
}

/** Takes the guard lists of a row, gives sets to look up. `{class}` stands for its words, `<capital> <number> <plural> <lower> <edge>` for kinds of tokens. */
export function compileGuards(rows: TimeRule['guards'], classes: ReadonlyMap<string, TimeClass>): Guards {
  const compiled: { -readonly [Key in keyof Guards]: Guard } = {};
  for (const key of ['onlyAfter', 'notAfter', 'onlyBefore', 'notBefore'] as const) {
    const items = rows[key];
    if (items) compiled[key] = compileGuard(items, classes);
  }
  return compiled;
}

function compileGuard(items: readonly string[], classes: ReadonlyMap<string, TimeClass>): Guard {
  const words = new Set<string>();
  for (const item of items) {
    if (item.startsWith('{')) {
      for (const phrase of classes.get(item.slice(1, -1))?.phrases ?? []) {
        const [only] = phrase.elements;
        if (only && only.kind !== 'slot' && phrase.elements.length === 1) words.add(only.text);
      }
    } else if (!item.startsWith('<')) words.add(item.toLowerCase());
  }
  const has = (name: string): boolean => items.includes(`<${name}>`);
  return { words, capital: has('capital'), figure: has('number'), plural: has('plural'), lower: has('lower'), edge: has('edge') };
}

/** What looks like a plural noun: not "was", "his", "class", "status". */
const PLURAL = /^.{3,}[^suia]s$/;

/** Whether an expression of tokens from `first` to before `end` may stand between its neighbours. */
export function guardsAllow(guards: Guards, tokens: TimeTokens, first: number, end: number): boolean {
  if (guards.onlyAfter && !fits(guards.onlyAfter, tokens, first - 1, tokens.gaps[first] === BROKEN)) return false;
  if (guards.notAfter && fits(guards.notAfter, tokens, first - 1, tokens.gaps[first] === BROKEN)) return false;
  if (guards.onlyBefore && !fits(guards.onlyBefore, tokens, end, tokens.gaps[end] === BROKEN)) return false;
  return !(guards.notBefore && fits(guards.notBefore, tokens, end, tokens.gaps[end] === BROKEN));
}

function fits(guard: Guard, tokens: TimeTokens, index: number, broken: boolean): boolean {
  if (index < 0 || index >= tokens.count || broken) return guard.edge;
  if (guard.figure && tokens.kinds[index] === FIGURE) return true;
  if (guard.words.has(keyOf(tokens, index))) return true;
  if (tokens.kinds[index] !== WORD) return false;
  if (guard.capital && isCapital(tokens, index)) return true;
  if (guard.lower && !isCapital(tokens, index)) return true;
  return guard.plural && !isCapital(tokens, index) && PLURAL.test(tokens.text.slice(tokens.starts[index], tokens.ends[index]));
}
