/**
 * Who says what in an article, and through whom: the attributions stage.
 *
 *     cues → drafts → sayings in a row → tangled pairs → speakers kept → hand-overs → nesting
 *
 * A draft is an attribution in tokens. Each step settles what the one before left open between drafts; the last one turns them
 * into attributions, parents first.
 */
import type { AttributionRules } from '../../lexicon/cue-rules.ts';
import type { Context } from '../context.ts';
import type { Attributed, Timed } from '../document.ts';
import { adjectiveDraft } from './adjectives.ts';
import { carryOn } from './carried-on.ts';
import { type CueIndex, type CueMatch, cuesAt, indexCues } from './cue-index.ts';
import type { Draft, Refusal } from './draft.ts';
import { handOver, indexHandOvers } from './hand-overs.ts';
import { headlineDrafts } from './headlines.ts';
import { keepSpeakers, withoutUnspoken } from './kept.ts';
import type { Lists } from './lists.ts';
import { nest } from './nesting.ts';
import { nounDraft } from './nouns.ts';
import { implausible } from './plausible.ts';
import { prepositionDraft } from './prepositions.ts';
import { makeScene, type Scene, type SceneWords } from './scene.ts';
import { partSiblings } from './siblings.ts';
import { untangle, withoutBlanks, withoutEchoes } from './untangle.ts';
import { verbDraft } from './verbs.ts';

/** Finds attributions and hangs them into each other. */
export type FindAttributions = (document: Timed, context: Context) => Attributed;

function draftOf(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  switch (match.cueClass) {
    case 'verb':
      return verbDraft(scene, match, lists);
    case 'noun':
      return nounDraft(scene, match, lists);
    case 'adjective':
      return adjectiveDraft(scene, match, lists);
    default:
      return prepositionDraft(scene, match, lists);
  }
}

/** The draft of the longest cue at a token that has one; else why the longest has none. */
function readToken(scene: Scene, index: CueIndex, lists: Lists, at: number): Draft | Refusal | undefined {
  let refused: Refusal | undefined;
  for (const match of cuesAt(scene, index, at)) {
    const draft = draftOf(scene, match, lists);
    const because = typeof draft === 'string' ? draft : implausible(scene, draft, lists);
    if (typeof draft !== 'string' && because === undefined) return draft;
    refused ??= { match, because: because! };
  }
  return refused;
}

/** Makes the stage from its rows. The rows are indexed once; the stage itself keeps no state between articles. */
export function createFindAttributions(rules: AttributionRules): FindAttributions {
  const index = indexCues(rules);
  const handOvers = indexHandOvers(rules);
  const list = (id: string): ReadonlySet<string> => new Set(rules.words.get(id) ?? []);
  const clauseNouns = new Set(rules.cues.flatMap(({ nouns, frames }) => (frames.includes('that') ? nouns : [])));
  const lists: Lists = {
    questionWords: list('question-words'),
    times: list('months-days'),
    lightVerbs: list('light-verbs'),
    noSources: list('no-sources'),
    originNouns: list('origin-nouns'),
    plainSayers: list('plain-sayers'),
    clauseNouns,
  };
  const words: SceneWords = {
    goingOn: list('going-on-verbs'),
    acts: list('act-verbs'),
    resuming: list('resuming-verbs'),
    summing: list('summing-nouns'),
    utterances: list('utterance-nouns'),
    addressing: list('addressing-verbs'),
    asking: list('asking-verbs'),
    relayingWorks: list('relaying-works'),
    emptyContent: list('empty-content'),
  };
  return (document, { trace }) => {
    const scene = makeScene(document, words);
    const drafts: Draft[] = [];
    for (let at = 0; at < scene.tokens.length; at++) {
      const read = readToken(scene, index, lists, at);
      if (read && 'content' in read) drafts.push(read);
      else if (read && trace) {
        const { range, rows } = read.match;
        const span = { start: scene.tokens[range.first]!.start, end: scene.tokens[range.last]!.end };
        trace({ stage: 'attributions', rule: rows[0]!.id, ...span, outcome: 'blocked', because: read.because });
      }
    }
    drafts.push(...headlineDrafts(scene, lists));
    partSiblings(scene, drafts);
    untangle(scene, drafts);
    keepSpeakers(scene, drafts);
    const kept = withoutBlanks(scene, withoutEchoes(scene, withoutUnspoken(scene, drafts)));
    const nested = nest(scene, carryOn(scene, handOver(scene, kept, handOvers, lists)), rules.anonymity);
    if (trace) {
      for (const { cue, rule, source, content, parent } of nested.attributions) {
        const parts = [
          source ? `source ${source.map(({ start, end }) => `${start}-${end}`)}` : 'no source',
          `content ${content.map(({ start, end }) => `${start}-${end}`)}`,
        ];
        const because = [...parts, parent === null ? 'outermost' : `inside ${parent}`].join(', ');
        trace({ stage: 'attributions', rule, start: cue[0]!.start, end: cue.at(-1)!.end, outcome: 'fired', because });
      }
    }
    return { ...document, ...nested };
  };
}
