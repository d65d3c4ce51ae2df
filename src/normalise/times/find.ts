/** Finding: the longest reading at each place, unless a false friend covers it. */
import type { TimeForm } from '../../lexicon/time-forms.ts';
import type { PatternElement } from '../../lexicon/time-patterns.ts';
import type { TimeRules } from '../../lexicon/time-rows.ts';
import { mayBegin, mayEnd } from './boundaries.ts';
import {
  type Acceptance,
  type CompiledClass,
  compileGrammar,
  type Edge,
  type Grammar,
  type GrammarNode,
  type GrammarRule,
} from './grammar.ts';
import { guardsAllow } from './guards.ts';
import { kindOf } from './kinds.ts';
import { FIGURE, GLUED, isCapital, keyOf, readTokens, SPACED, type TimeTokens } from './tokens.ts';
import type { FindTimes, TimeExpression } from './types.ts';

interface Reading {
  readonly rule: GrammarRule;
  readonly literals: number;
  /** Index of the token after the last. */
  readonly end: number;
  readonly form: TimeForm;
}

interface Search {
  readonly grammar: Grammar;
  readonly tokens: TimeTokens;
  /** What slots in capitals took, by group and token. */
  readonly groups: Map<string, Reading | undefined>;
  /** Ends of false friends by their first token; the token itself where none begins there. */
  readonly falseFriends: Map<number, number>;
}

interface Capture {
  readonly name: string;
  readonly value: unknown;
  readonly before: Capture | undefined;
}

/** One attempt to read an expression that begins at a token. */
interface Attempt {
  readonly search: Search;
  readonly first: number;
  /** Inside the slot of another rule, which looks after boundaries and false friends itself. */
  readonly inner: boolean;
  best: Reading | undefined;
}

/** Takes loaded rules, gives the function that finds times by them. Pure: the same text gives the same expressions. */
export function createFindTimes(rules: TimeRules): FindTimes {
  const grammar = compileGrammar(rules);
  return (text, range = { start: 0, end: text.length }) => {
    const tokens = readTokens(text, range.start, range.end);
    const search: Search = { grammar, tokens, groups: new Map(), falseFriends: new Map() };
    const found: TimeExpression[] = [];
    for (let at = 0; at < tokens.count;) {
      if (!grammar.beginnings.has(keyOf(tokens, at)) && tokens.kinds[at] !== FIGURE) {
        at += 1;
        continue;
      }
      const reading = canBegin(grammar.alone, tokens, at) ? readAt(search, grammar.alone, at, false) : undefined;
      const falseFriend = falseFriendEnd(search, at);
      if (reading && reading.end > falseFriend) {
        const { form, rule, end } = reading;
        found.push({ start: tokens.starts[at]!, end: tokens.ends[end - 1]!, kind: kindOf(form), rule: rule.id, form });
        at = end;
      } else at = Math.max(falseFriend, at + 1);
    }
    return found;
  };
}

const begins = (keys: ReadonlySet<string>, key: string, figure: boolean): boolean => keys.has(key) || (figure && keys.has('#'));

function canBegin(root: GrammarNode, tokens: TimeTokens, at: number): boolean {
  const key = keyOf(tokens, at);
  const figure = tokens.kinds[at] === FIGURE;
  return root.index.has(key) || (figure && root.index.has('#')) || root.groups.some(({ keys }) => begins(keys, key, figure));
}

function readAt(search: Search, root: GrammarNode, at: number, inner: boolean): Reading | undefined {
  if (!inner && !mayBegin(search.tokens, at)) return undefined;
  const attempt: Attempt = { search, first: at, inner, best: undefined };
  walk(attempt, root, at, undefined);
  return attempt.best;
}

function falseFriendEnd(search: Search, at: number): number {
  if (!canBegin(search.grammar.falseFriends, search.tokens, at)) return at;
  const known = search.falseFriends.get(at);
  if (known !== undefined) return known;
  const end = readAt(search, search.grammar.falseFriends, at, true)?.end ?? at;
  search.falseFriends.set(at, end);
  return end;
}

function walk(attempt: Attempt, node: GrammarNode, at: number, captured: Capture | undefined): void {
  const { tokens } = attempt.search;
  for (const acceptance of node.accepts) accept(attempt, acceptance, at, captured);
  if (at >= tokens.count || node.edges.length === 0) return;
  const key = keyOf(tokens, at);
  const figure = tokens.kinds[at] === FIGURE;
  const exact = node.index.get(key);
  if (exact) for (const edge of exact) follow(attempt, edge, at, captured);
  const figures = figure ? node.index.get('#') : undefined;
  if (figures) for (const edge of figures) if (!exact?.includes(edge)) follow(attempt, edge, at, captured);
  for (const { edge, keys } of node.groups) if (begins(keys, key, figure)) follow(attempt, edge, at, captured);
}

function follow(attempt: Attempt, edge: Edge, at: number, captured: Capture | undefined): void {
  const { tokens } = attempt.search;
  const { element, target } = edge;
  if (at > attempt.first && tokens.gaps[at] !== (element.glued ? GLUED : SPACED)) return;
  if (element.kind !== 'slot') {
    if (element.kind !== 'word' || !element.capital || isCapital(tokens, at)) walk(attempt, target, at + 1, captured);
  } else if (edge.words) {
    readClass(edge.words, tokens, at, (end, value) =>
      walk(attempt, target, end, { name: element.name, value, before: captured }),
    );
  } else if (edge.group) {
    const inner = readGroup(attempt.search, edge.group, at);
    if (inner) walk(attempt, target, inner.end, { name: element.name, value: inner.form, before: captured });
  }
}

function accept(attempt: Attempt, { rule, literals }: Acceptance, end: number, captured: Capture | undefined): void {
  const { search, first, best } = attempt;
  if (best && !isBetter(rule, literals, end, best)) return;
  if (!attempt.inner && (!mayEnd(search.tokens, end) || crossesFalseFriend(search, first, end))) return;
  if (!guardsAllow(rule.guards, search.tokens, first, end)) return;
  const values = new Map<string, unknown>();
  for (let capture = captured; capture; capture = capture.before) values.set(capture.name, capture.value);
  attempt.best = { rule, literals, end, form: rule.build(values) };
}

/** The longer reading, then the one with more words of its own, then the earlier row. */
function isBetter(rule: GrammarRule, literals: number, end: number, other: Reading): boolean {
  if (end !== other.end) return end > other.end;
  return literals === other.literals ? rule.order < other.rule.order : literals > other.literals;
}

function crossesFalseFriend(search: Search, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at += 1) if (falseFriendEnd(search, at) >= end) return true;
  return false;
}

function readGroup(search: Search, group: string, at: number): Reading | undefined {
  const key = `${group} ${at}`;
  if (search.groups.has(key)) return search.groups.get(key);
  let best: Reading | undefined;
  search.groups.set(key, undefined);
  for (const category of search.grammar.groups[group] ?? []) {
    const root = search.grammar.categories.get(category);
    const reading = root && canBegin(root, search.tokens, at) ? readAt(search, root, at, true) : undefined;
    if (reading && (!best || isBetter(reading.rule, reading.literals, reading.end, best))) best = reading;
  }
  search.groups.set(key, best);
  return best;
}

function readClass(words: CompiledClass, tokens: TimeTokens, at: number, found: (end: number, value: unknown) => void): void {
  const key = keyOf(tokens, at);
  if (words.numeric && tokens.kinds[at] === FIGURE) {
    const { digits, min, max, step = 1 } = words.numeric;
    const value = Number(key);
    if (key.length >= digits[0] && key.length <= digits[1] && value >= min && value <= max && value % step === 0)
      found(at + 1, value);
  }
  for (const phrase of words.phrases.get(key) ?? []) {
    const { elements } = phrase;
    let index = 0;
    while (index < elements.length && elementFits(elements[index]!, tokens, at + index, index > 0)) index += 1;
    if (index === elements.length) found(at + index, phrase.value);
  }
}

function elementFits(element: PatternElement, tokens: TimeTokens, at: number, inside: boolean): boolean {
  if (at >= tokens.count || element.kind === 'slot') return false;
  if (inside && tokens.gaps[at] !== (element.glued ? GLUED : SPACED)) return false;
  return keyOf(tokens, at) === element.text && (element.kind !== 'word' || !element.capital || isCapital(tokens, at));
}
