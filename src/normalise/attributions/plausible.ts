/**
 * Whether a phrase can be the source that its cue asks for. Pillars support a roof and prices seek a floor; only somebody supports a
 * bill or seeks a seat. Papers and figures say things, but want none.
 */
import type { Draft } from './draft.ts';
import type { Lists } from './lists.ts';
import type { Scene } from './scene.ts';

const phrasal: ReadonlySet<Draft['shape']> = new Set(['object', 'object-is', 'object-as', 'object-to']);

/** Why a draft's source cannot be one, or undefined where it can. */
export function implausible({ document, tokens }: Scene, draft: Draft, lists: Pick<Lists, 'originNouns'>): string | undefined {
  const { row, shape, sourceHead } = draft;
  if (sourceHead === undefined) return undefined;
  const { pos, lemma } = tokens[sourceHead]!;
  if (pos !== 'NOUN' && pos !== 'VERB') return undefined;
  const mention = document.mentions[document.mentionAt[sourceHead] ?? -1];
  const kind = mention?.entity === undefined ? undefined : document.entities[mention.entity]!.kind;
  if (lists.originNouns.has(lemma)) return undefined;
  if (kind === 'event' || kind === 'place') return 'its subject is no source';
  if (mention) return undefined;
  const asksForSomebody = row.kind === 'intention' || row.kind === 'thought' || phrasal.has(shape);
  return asksForSomebody ? 'its subject is nobody who could' : undefined;
}
