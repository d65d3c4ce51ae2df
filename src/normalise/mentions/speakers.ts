/** Whoever speaks in a paragraph with quotations: the subjects of verbs of speech that stand outside the marks. */
import type { EntityDraft, Workspace } from './draft.ts';
import { subjectsOf } from './syntax-places.ts';

const nobody: ReadonlySet<EntityDraft> = new Set();

function readSpeakers(workspace: Workspace): ReadonlyMap<number, ReadonlySet<EntityDraft>> {
  const { document, lookups, facts } = workspace;
  const speech = lookups.word('speech-verb');
  const found = new Map<number, Set<EntityDraft>>();
  for (const token of document.tokens) {
    if (token.pos !== 'VERB' || !speech.has(token.lemma) || facts.quoted(token.index)) continue;
    const { block } = document.sentences[token.sentence]!;
    for (const { entity, form } of subjectsOf(workspace, token.index)) {
      if (entity === undefined || form !== 'name') continue;
      const speakers = found.get(block);
      if (speakers === undefined) found.set(block, new Set([entity]));
      else speakers.add(entity);
    }
  }
  return found;
}

/** The named speakers of a block; of the block before where it names none, as a quotation may go on over paragraphs. */
export function speakersFor(workspace: Workspace, block: number): ReadonlySet<EntityDraft> {
  workspace.speakers ??= readSpeakers(workspace);
  const { speakers } = workspace;
  return speakers.get(block) ?? speakers.get(block - 1) ?? nobody;
}
