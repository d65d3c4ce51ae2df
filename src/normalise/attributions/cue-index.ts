/** Finds the words of cue rows in an article: by the lemma of their first word, the longest cue first. */
import type { AttributionRules, CueRule } from '../../lexicon/cue-rules.ts';
import type { Range, Scene } from './scene.ts';

export type CueClass = 'verb' | 'noun' | 'adjective' | 'preposition';

/** One spelling of a cue: its first word and what has to follow. */
interface Entry {
  readonly following: readonly string[];
  readonly cueClass: CueClass;
  readonly rows: CueRule[];
}

/** Entries by first lemma (first word for prepositions), longest first. */
export type CueIndex = Readonly<Record<CueClass, ReadonlyMap<string, readonly Entry[]>>>;

/** A place where a cue's words stand. `head` is its verb, noun, adjective or first word. */
export interface CueMatch {
  readonly cueClass: CueClass;
  readonly head: number;
  readonly range: Range;
  readonly rows: readonly CueRule[];
}

function indexClass(cueClass: CueClass, spelled: Iterable<readonly [string, CueRule]>): Map<string, Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const [text, row] of spelled) {
    const [first = '', ...following] = text.toLowerCase().split(' ');
    const entries = byFirst.get(first) ?? [];
    byFirst.set(first, entries);
    const same = entries.find((entry) => entry.following.join(' ') === following.join(' '));
    if (same) same.rows.push(row);
    else entries.push({ following, cueClass, rows: [row] });
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.following.length - a.following.length);
  return byFirst;
}

export function indexCues({ cues }: AttributionRules): CueIndex {
  const spelled = (field: 'verbs' | 'nouns' | 'adjectives' | 'prepositions') =>
    cues.flatMap((row) => row[field].map((text) => [text, row] as const));
  return {
    verb: indexClass('verb', spelled('verbs')),
    noun: indexClass('noun', spelled('nouns')),
    adjective: indexClass('adjective', spelled('adjectives')),
    preposition: indexClass('preposition', spelled('prepositions')),
  };
}

/** Words that may stand between the parts of a cue: "make it quite clear". */
const gap = 2;

/** The last token of the words that must follow, or undefined. Before a preposition nothing may stand. */
function follow({ tokens }: Scene, head: number, entry: Entry): number | undefined {
  let at = head;
  const { sentence } = tokens[head]!;
  for (const word of entry.following) {
    const allowed =
      entry.cueClass !== 'preposition' && (entry.following.length > 1 || !/^(?:of|to|for|on|at|with|about|upon|by)$/.test(word))
        ? gap
        : 0;
    let found = -1;
    for (let next = at + 1; next <= at + 1 + allowed; next++) {
      const token = tokens[next];
      if (!token || token.sentence !== sentence || token.pos === 'PUNCT') break;
      if (token.lower === word || token.lemma === word) {
        found = next;
        break;
      }
      if (token.pos === 'VERB' || token.pos === 'SCONJ') break;
    }
    if (found < 0) return undefined;
    at = found;
  }
  return at;
}

const classes = {
  none: [],
  noun: ['noun'],
  verb: ['verb', 'preposition'],
  nounOrVerb: ['noun', 'verb'],
  adjective: ['adjective'],
  preposition: ['preposition'],
} as const satisfies Record<string, readonly CueClass[]>;

function classesOf(scene: Scene, at: number): readonly CueClass[] {
  const { pos, lower, tag, relation } = scene.tokens[at]!;
  switch (pos) {
    case 'VERB':
      if (tag === 'VBG' && /^(?:POS|PRP\$)$/.test(scene.tokens[at - 1]?.tag ?? '')) return classes.noun;
      return (tag === 'VBZ' || tag === 'VBP') && /^(?:obj|nmod|obl)$/.test(relation) ? classes.nounOrVerb : classes.verb;
    case 'AUX':
      return classes.none;
    case 'NOUN':
      return tag === 'NN' || tag === 'NNS' ? classes.noun : classes.none;
    case 'ADJ':
      return classes.adjective;
    case 'ADP':
    case 'ADV':
    case 'SCONJ':
      return classes.preposition;
    default:
      return lower === 'according' ? classes.preposition : classes.none;
  }
}

const none: readonly never[] = [];

/** The cues that begin at a token, the longest first. */
export function cuesAt(scene: Scene, index: CueIndex, at: number): readonly CueMatch[] {
  let matches: CueMatch[] | undefined;
  const { lemma, lower } = scene.tokens[at]!;
  for (const cueClass of classesOf(scene, at)) {
    const byForm = cueClass === 'preposition' || (cueClass === 'noun' && lower.endsWith('ing'));
    for (const entry of index[cueClass].get(byForm ? lower : lemma) ?? none) {
      const last = entry.following.length === 0 ? at : follow(scene, at, entry);
      if (last !== undefined) (matches ??= []).push({ cueClass, head: at, range: { first: at, last }, rows: entry.rows });
    }
  }
  return matches ?? none;
}
