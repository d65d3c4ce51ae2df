/** Who says what in an article, and through whom: the attributions stage. */
import type { AttributionRules } from '../../lexicon/cue-rules.ts';
import type { Context } from '../context.ts';
import type { Attributed, Timed } from '../document.ts';

/** Finds attributions and hangs them into each other. */
export type FindAttributions = (document: Timed, context: Context) => Attributed;

/** Makes the stage from its rows. The rows are indexed once; the stage itself keeps no state between articles. */
export function createFindAttributions(_rules: AttributionRules): FindAttributions {
  return (document) => ({ ...document, attributions: [], attributionAt: document.tokens.map(() => -1) });
}
