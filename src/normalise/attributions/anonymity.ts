/** Why a source has no name: phrases in the source's own words or right beside it. */
import type { AnonymityRule } from '../../lexicon/cue-rules.ts';
import type { Draft } from './draft.ts';
import type { Scene } from './scene.ts';

/** Reads what a sentence says of an unnamed source; looks no further, as the reason stands with the source. */
export function anonymityOf({ document, tokens }: Scene, draft: Draft, rules: readonly AnonymityRule[]): string | undefined {
  const source = draft.source[0];
  if (!source || draft.sourceHead === undefined || tokens[draft.sourceHead]!.pos === 'PRON') return undefined;
  if (tokens[draft.sourceHead]!.pos === 'PROPN') return undefined;
  const { start, end } = document.sentences[tokens[source.first]!.sentence]!;
  const words = document.article.text.slice(start, end).toLowerCase();
  return rules.find(({ phrases }) => phrases.some((phrase) => words.includes(phrase)))?.means;
}
