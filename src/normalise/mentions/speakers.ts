/** Whoever speaks: the subjects of verbs of speech that stand outside quotation marks. */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import type { History } from './salience.ts';
import { isSubject, subjectsOf } from './syntax-places.ts';

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

/** Whether a mention is who says something, in the narrator's words: the subject of a verb of speech, "according to her". */
export function speaks({ document, lookups, facts }: Workspace, { head, first, adjective }: Draft): boolean {
  const { tokens } = document;
  if (adjective || facts.quoted(head)) return false;
  if (tokens[first - 1]?.lower === 'to' && tokens[first - 2]?.lower === 'according') return true;
  const verb = tokens[tokens[head]!.head];
  const next = tokens[head + 1];
  // ", officials reported in a paper": the parse often takes the verb of a clause that is put in for a participle.
  if (next?.tag === 'VBN' && next.head === head && tokens[first - 1]?.text === ',' && lookups.word('speech-verb').has(next.lemma))
    return tokens[head + 2]?.lower !== 'by';
  return verb?.pos === 'VERB' && lookups.word('speech-verb').has(verb.lemma) && isSubject(document, head);
}

const farthest = { sentences: 10, blocks: 2, over: 2 } as const;

/**
 * Who spoke last before a pronoun that speaks: "X said …. She added …". Reports let one person speak for a while, over
 * quotations of several sentences in which others are named. Whoever does not agree with the pronoun is
 * passed over, for somebody who spoke shortly before.
 */
export function lastSpeaker(
  workspace: Workspace,
  history: History,
  draft: Draft,
  agrees: (entity: EntityDraft) => boolean,
): EntityDraft | undefined {
  if (!speaks(workspace, draft)) return undefined;
  const { tokens, sentences } = workspace.document;
  const own = tokens[draft.head]!.sentence;
  let passed = false;
  for (let index = history.length - 1; index >= 0; index--) {
    const mention = history[index]!;
    const { sentence } = tokens[mention.head]!;
    if (own - sentence > farthest.sentences) return undefined;
    if (sentences[own]!.block - sentences[sentence]!.block > farthest.blocks) return undefined;
    if (mention.pronoun?.use === 'relative' || mention.entity === undefined) continue;
    if (!agrees(mention.entity)) {
      passed ||= speaks(workspace, mention);
      continue;
    }
    if (passed && own - sentence > farthest.over) return undefined;
    // "When the mayor announced it, he wrote": what is told by the way makes nobody the speaker.
    if (sentence === own && tokens[tokens[mention.head]!.head]?.relation === 'advcl') continue;
    if (speaks(workspace, mention)) return mention.entity;
  }
  return undefined;
}
