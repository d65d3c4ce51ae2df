/**
 * Chains beyond one saying inside another: a report that names who it has its news from, and words that reached the reader through
 * a medium, a document that somebody has seen, a spokesman. Each finder looks at one word of a hand-over and the drafts of its
 * sentence; what names a reason or an audience and no source is left alone.
 */
import type { AttributionRules, HandOverRule } from '../../lexicon/cue-rules.ts';
import { citingLink } from './cites.ts';
import type { Draft } from './draft.ts';
import type { Lists } from './lists.ts';
import type { Place } from './place.ts';
import { addresseeLink, carriedLink, interviewLink, throughLink } from './relays.ts';
import type { Range, Scene } from './scene.ts';
import { briefedLink, quotedAsSaying, seenLink } from './second-hand.ts';

export type HandOverIndex = ReadonlyMap<string, readonly HandOverRule[]>;

/** Rules by the first word of each of their cues. */
export function indexHandOvers({ handOvers }: Pick<AttributionRules, 'handOvers'>): HandOverIndex {
  const index = new Map<string, HandOverRule[]>();
  for (const rule of handOvers) {
    for (const words of rule.words) {
      const [first = ''] = words.split(' ');
      index.set(first, [...(index.get(first) ?? []), rule]);
    }
  }
  return index;
}

/** The words of a rule's cue at a token, if they stand there. */
function wordsAt({ tokens }: Scene, at: number, rule: HandOverRule): Range | undefined {
  for (const words of rule.words) {
    const [first, ...rest] = words.split(' ');
    const { lemma, lower } = tokens[at]!;
    if ((lemma === first || lower === first) && rest.every((word, offset) => tokens[at + 1 + offset]?.lower === word))
      return { first: at, last: at + rest.length };
  }
  return undefined;
}

const finders: Readonly<Record<HandOverRule['shape'], (place: Place) => Draft | undefined>> = {
  cites: citingLink,
  basis: citingLink,
  carried: carriedLink,
  seen: seenLink,
  briefed: briefedLink,
  through: throughLink,
  interview: interviewLink,
  told: addresseeLink,
};

/** Gives the drafts with all links added; a verb of citing that became a link is no attribution of its own. */
export function handOver(scene: Scene, drafts: readonly Draft[], index: HandOverIndex, lists: Lists): Draft[] {
  const { tokens } = scene;
  const bySentence = new Map<number, Draft[]>();
  const put = (draft: Draft): void => {
    const { sentence } = tokens[draft.head]!;
    const list = bySentence.get(sentence);
    if (list) list.push(draft);
    else bySentence.set(sentence, [draft]);
  };
  for (const draft of drafts) put(draft);
  const all = new Set(drafts);
  for (let at = 0; at < tokens.length; at++) {
    const { sentence, lemma, lower } = tokens[at]!;
    const here = bySentence.get(sentence) ?? [];
    const second = lower === 'saying' ? quotedAsSaying(scene, at, here) : undefined;
    if (second) {
      for (const gone of second.removed) {
        all.delete(gone);
        here.splice(here.indexOf(gone), 1);
      }
      for (const made of second.made) {
        all.add(made);
        put(made);
      }
      continue;
    }
    const rules = index.get(lemma) ?? index.get(lower);
    if (!rules) continue;
    const before = bySentence.get(sentence - 1) ?? [];
    if (here.length === 0 && before.length === 0) continue;
    for (const rule of rules) {
      const words = wordsAt(scene, at, rule);
      const made = words && finders[rule.shape]({ scene, at: words, rule, here, before, lists });
      if (!made) continue;
      for (const own of here.filter((draft) => draft.head === at && draft.shape === 'object')) {
        all.delete(own);
        here.splice(here.indexOf(own), 1);
      }
      all.add(made);
      put(made);
      break;
    }
  }
  return [...all];
}
