/** Who says what in an article, and through whom: the attributions stage. */
import type { AttributionRules } from '../../lexicon/cue-rules.ts';
import type { Context } from '../context.ts';
import type { Attributed, Timed } from '../document.ts';
import { adjectiveDraft } from './adjectives.ts';
import type { Lists } from './complement.ts';
import { type CueMatch, cuesAt, indexCues } from './cue-index.ts';
import type { Draft } from './draft.ts';
import { keepSpeakers } from './kept.ts';
import { nest } from './nesting.ts';
import { nounDraft } from './nouns.ts';
import { prepositionDraft } from './prepositions.ts';
import { makeScene, type Scene } from './scene.ts';
import { partSiblings } from './siblings.ts';
import { verbDraft } from './verbs.ts';

/** Finds attributions and hangs them into each other. */
export type FindAttributions = (document: Timed, context: Context) => Attributed;

function draftOf(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  switch (match.cueClass) {
    case 'verb':
      return verbDraft(scene, match, lists);
    case 'noun':
      return nounDraft(scene, match);
    case 'adjective':
      return adjectiveDraft(scene, match, lists);
    default:
      return prepositionDraft(scene, match);
  }
}

/** Makes the stage from its rows. The rows are indexed once; the stage itself keeps no state between articles. */
export function createFindAttributions(rules: AttributionRules): FindAttributions {
  const index = indexCues(rules);
  const list = (id: string): ReadonlySet<string> => new Set(rules.words.get(id) ?? []);
  const lists: Lists = { questionWords: list('question-words'), times: list('months-days') };
  return (document, { trace }) => {
    const scene = makeScene(document);
    const drafts: Draft[] = [];
    for (let at = 0; at < scene.tokens.length; at++) {
      let refused: { readonly match: CueMatch; readonly because: string } | undefined;
      let made = false;
      for (const match of cuesAt(scene, index, at)) {
        const draft = draftOf(scene, match, lists);
        if (typeof draft !== 'string') {
          drafts.push(draft);
          made = true;
          break;
        }
        refused ??= { match, because: draft };
      }
      if (!made && refused && trace) {
        const { match, because } = refused;
        const span = { start: scene.tokens[match.range.first]!.start, end: scene.tokens[match.range.last]!.end };
        trace({ stage: 'attributions', rule: match.rows[0]!.id, ...span, outcome: 'blocked', because });
      }
    }
    partSiblings(scene, drafts);
    keepSpeakers(scene, drafts);
    return {
      ...document,
      ...nest(
        scene,
        drafts.filter(({ content }) => content.length > 0),
      ),
    };
  };
}
