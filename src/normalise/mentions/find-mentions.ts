/** Who and what an article names: mentions, and the entities that they are mentions of. */
import type { MentionRules } from '../../lexicon/mention-rules.ts';
import type { Context } from '../context.ts';
import type { Mentioned, Parsed } from '../document.ts';

/** Finds mentions and links them inside one article. */
export type FindMentions = (document: Parsed, context: Context) => Mentioned;

/** Makes the stage from its rows. */
export function createFindMentions(_rules: MentionRules): FindMentions {
  return (document) => ({ ...document, mentions: [], entities: [], mentionAt: document.tokens.map(() => -1) });
}
