/**
 * The rules as a tree of tokens: one tree for all rules that stand alone, one for each category that slots take. Every
 * node knows which tokens can follow, so that a word that begins nothing costs one look-up.
 */
import type { PatternElement, PatternSequence } from '../../lexicon/time-patterns.ts';
import type { RuleCategory, TimeClass, TimeRule, TimeRules } from '../../lexicon/time-rows.ts';
import type { Guards } from './guards.ts';
import { compileGuards } from './guards.ts';

export interface GrammarRule {
  readonly id: string;
  readonly order: number;
  readonly falseFriend: boolean;
  readonly build: TimeRule['build'];
  readonly guards: Guards;
}

/** A rule that is complete at a node; of two readings of one length the one with more words of its own wins. */
export interface Acceptance {
  readonly rule: GrammarRule;
  readonly literals: number;
}

export interface CompiledClass {
  readonly numeric?: TimeClass['numeric'];
  readonly phrases: ReadonlyMap<string, TimeClass['phrases']>;
}

export interface Edge {
  readonly element: PatternElement;
  readonly words?: CompiledClass;
  readonly group?: string;
  readonly target: GrammarNode;
}

/** An edge that another category takes, with the keys of the tokens that can begin it. All that take the group share them. */
export interface GroupEdge {
  readonly edge: Edge;
  readonly keys: ReadonlySet<string>;
}

export interface GrammarNode {
  readonly edges: Edge[];
  readonly accepts: Acceptance[];
  /** Edges of words and classes by the key of the token that can begin them; `#` for any figure. */
  readonly index: Map<string, Edge[]>;
  readonly groups: GroupEdge[];
}

export interface Grammar {
  readonly alone: GrammarNode;
  readonly falseFriends: GrammarNode;
  readonly categories: ReadonlyMap<RuleCategory, GrammarNode>;
  readonly groups: Readonly<Record<string, readonly RuleCategory[]>>;
  /** The keys of all tokens that a rule of its own or a false friend can begin with. */
  readonly beginnings: ReadonlySet<string>;
}

const node = (): GrammarNode => ({ edges: [], accepts: [], index: new Map(), groups: [] });

/** Takes the loaded rules, gives the trees. */
export function compileGrammar(rules: TimeRules): Grammar {
  const classes = new Map([...rules.classes].map(([id, row]) => [id, compileClass(row)] as const));
  const alone = node();
  const falseFriends = node();
  const categories = new Map<RuleCategory, GrammarNode>();
  rules.rules.forEach((row, order) => {
    const rule: GrammarRule = {
      id: row.id,
      order,
      falseFriend: row.falseFriend,
      build: row.build,
      guards: compileGuards(row.guards, rules.classes),
    };
    const own = categories.get(row.category) ?? node();
    categories.set(row.category, own);
    for (const sequence of row.sequences) {
      if (row.falseFriend) insert(falseFriends, sequence, rule, classes);
      else if (row.alone) insert(alone, sequence, rule, classes);
      insert(own, sequence, rule, classes);
    }
  });
  const known = keysOfGroups(rules.groups, categories);
  for (const root of [alone, falseFriends, ...categories.values()]) indexNode(root, known);
  const beginnings = new Set([...alone.edges, ...falseFriends.edges].flatMap((edge) => [...firstKeys(edge, known)]));
  return { alone, falseFriends, categories, groups: rules.groups, beginnings };
}

function compileClass(row: TimeClass): CompiledClass {
  const phrases = new Map<string, TimeClass['phrases'][number][]>();
  for (const phrase of row.phrases) {
    const key = keyOfElement(phrase.elements[0]!);
    phrases.set(key, [...(phrases.get(key) ?? []), phrase]);
  }
  return { phrases, ...(row.numeric && { numeric: row.numeric }) };
}

const keyOfElement = (element: PatternElement): string => (element.kind === 'slot' ? '' : element.text);

function insert(
  root: GrammarNode,
  sequence: PatternSequence,
  rule: GrammarRule,
  classes: ReadonlyMap<string, CompiledClass>,
): void {
  let current = root;
  for (const element of sequence) {
    let edge = current.edges.find((candidate) => sameElement(candidate.element, element));
    if (!edge) {
      const words = element.kind === 'slot' ? classes.get(element.slot) : undefined;
      edge = {
        element,
        target: node(),
        ...(words && { words }),
        ...(element.kind === 'slot' && !words && { group: element.slot }),
      };
      current.edges.push(edge);
    }
    current = edge.target;
  }
  current.accepts.push({ rule, literals: sequence.filter((element) => element.kind !== 'slot').length });
}

function sameElement(left: PatternElement, right: PatternElement): boolean {
  if (left.glued !== right.glued) return false;
  if (left.kind === 'slot' || right.kind === 'slot')
    return left.kind === 'slot' && right.kind === 'slot' && left.slot === right.slot && left.name === right.name;
  return (
    left.kind === right.kind &&
    left.text === right.text &&
    (left.kind !== 'word' || right.kind !== 'word' || left.capital === right.capital)
  );
}

type Keys = ReadonlySet<string>;

function indexNode(current: GrammarNode, known: ReadonlyMap<string, Keys>): void {
  for (const edge of current.edges) {
    const keys = firstKeys(edge, known);
    if (edge.group !== undefined) current.groups.push({ edge, keys });
    else
      for (const key of keys) {
        const list = current.index.get(key);
        if (list) list.push(edge);
        else current.index.set(key, [edge]);
      }
    indexNode(edge.target, known);
  }
}

/** The tokens that an edge can begin with. */
function firstKeys({ element, words, group }: Edge, known: ReadonlyMap<string, Keys>): Keys {
  if (element.kind !== 'slot') return new Set([element.text]);
  if (words) return new Set([...words.phrases.keys(), ...(words.numeric ? ['#'] : [])]);
  return known.get(group ?? '') ?? new Set();
}

/** The same of every group. Groups begin with one another, so this goes round until nothing is added. */
function keysOfGroups(groups: Grammar['groups'], categories: Grammar['categories']): ReadonlyMap<string, Keys> {
  const known = new Map<string, Set<string>>(Object.keys(groups).map((group) => [group, new Set()]));
  for (let grown = true; grown;) {
    grown = false;
    for (const [group, keys] of known) {
      const before = keys.size;
      const edges = (groups[group] ?? []).flatMap((category) => categories.get(category)?.edges ?? []);
      for (const edge of edges) for (const key of firstKeys(edge, known)) keys.add(key);
      grown ||= keys.size > before;
    }
  }
  return known;
}
