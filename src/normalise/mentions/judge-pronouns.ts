/** Whom a pronoun may stand for: who agrees with it in gender and number, whom its clause rules out, and what speaks for whom. */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { isAnswered, meetsOtherGender, speakingVerbs, subjectAbove } from './pronoun-signs.ts';
import type { Judge } from './salience.ts';
import { speakersFor, speaks } from './speakers.ts';
import { argumentsOf, isSubject, verbsAbove } from './syntax-places.ts';

const singularKinds: ReadonlySet<EntityDraft['kind']> = new Set([
  'organisation',
  'country',
  'group',
  'document',
  'place',
  'event',
  'thing',
]);

/** "The company says their work": a body that is spoken of as many, which it seldom does itself. */
export const asMany = (draft: Draft, entity: EntityDraft): boolean =>
  draft.pronoun!.number === 'plural' && entity.kind === 'organisation' && !entity.plural && entity.drafts.at(-1)?.plural !== true;

/** How an entity agrees with a third-person pronoun; undefined where it does not. */
export function agreement({ lookups }: Workspace, draft: Draft, entity: EntityDraft): number | undefined {
  const { gender, number } = draft.pronoun!;
  const latest = entity.drafts.at(-1);
  const plural = entity.plural || (latest?.plural ?? false);
  if (gender === 'male' || gender === 'female') {
    if (entity.kind !== 'person' || plural || (entity.gender !== undefined && entity.gender !== gender)) return undefined;
    return lookups.weight(entity.gender === gender ? 'gender-known' : 'gender-unknown');
  }
  if (number === 'singular') {
    if (!singularKinds.has(entity.kind) || plural) return undefined;
    if (entity.kind === 'organisation' || entity.kind === 'country') return lookups.weight('agrees-body');
    return lookups.weight(entity.kind === 'group' ? 'agrees-collective' : 'agrees-thing');
  }
  if (plural || (entity.members?.length ?? 0) > 1) return lookups.weight('agrees-plural');
  if (entity.kind === 'group') return lookups.weight('agrees-members');
  if (entity.kind === 'organisation') return lookups.weight('agrees-body-as-many');
  return undefined;
}

/** "Her house", but not "trusted her", which is spelled the same. */
const isPossessive = ({ document }: Workspace, draft: Draft): boolean =>
  draft.pronoun!.use === 'possessive' && document.tokens[draft.head]!.tag !== 'PRP';

/** Entities that cannot be meant: other arguments of the pronoun's own verb. */
export function coArguments(workspace: Workspace, draft: Draft): ReadonlySet<EntityDraft> {
  const { tokens } = workspace.document;
  const shut = new Set<EntityDraft>();
  if (isPossessive(workspace, draft) || draft.pronoun!.use === 'reflexive') return shut;
  const governor = tokens[draft.head]!.head;
  if (governor < 0) return shut;
  const verb = tokens[governor]!.pos === 'VERB' ? governor : (verbsAbove(workspace.document, draft.head)[0] ?? -1);
  if (verb < 0 || (governor !== verb && tokens[governor]!.relation.startsWith('acl'))) return shut;
  const object = draft.pronoun!.gender === 'neuter' && /^(?:obj|iobj)$/.test(tokens[draft.head]!.relation);
  for (const other of argumentsOf(workspace, verb)) {
    if (other === draft) continue;
    if (other.entity !== undefined) shut.add(other.entity);
    // "Members of the guard blockaded it": nor is it anybody in the subject's phrase.
    for (let index = other.first; object && index <= other.last; index++) {
      const inner = workspace.owner[index]?.entity;
      if (inner !== undefined) shut.add(inner);
    }
  }
  return shut;
}

/** Whoever says a quotation does not speak of himself as "he" inside it. */
function isSpeaker(workspace: Workspace, draft: Draft, entity: EntityDraft): boolean {
  const { facts, document } = workspace;
  return (
    facts.quoted(draft.head) &&
    speakersFor(workspace, document.sentences[document.tokens[draft.head]!.sentence]!.block).has(entity)
  );
}

/** What ties a possessive to an entity: its own clause, what it owns already, and a possessor further up the same phrase. */
function possessiveSigns({ document, lookups }: Workspace, draft: Draft, entity: EntityDraft, mention: Draft): number {
  const { tokens } = document;
  const owned = tokens[tokens[draft.head]!.head];
  const other = tokens[mention.head]!;
  let score = 0;
  if (owned !== undefined && entity.owned.has(owned.lemma)) score += lookups.weight('possession-known');
  if (other.sentence !== tokens[draft.head]!.sentence) return score;
  if (owned !== undefined && owned.head === other.head && other.relation === 'nmod:poss')
    score += lookups.weight('possessor-chain');
  const nearest = verbsAbove(document, draft.head)[0];
  const inClause = other.head === nearest && isSubject(document, mention.head);
  if (inClause || owned?.head === mention.head || tokens[draft.head]!.head === mention.head)
    score += lookups.weight('same-clause-possessive');
  return score;
}

/** What speaks against "it" being somebody at all. */
function neuterSigns({ document, lookups }: Workspace, draft: Draft): number {
  const { gender, use } = draft.pronoun!;
  if (gender !== 'neuter' || use !== 'personal') return 0;
  const { relation, head } = document.tokens[draft.head]!;
  if (relation === 'obj' || relation === 'iobj' || relation === 'obl') return lookups.weight('neuter-object');
  const being = (document.children[head] ?? []).some((child) => document.tokens[child]!.relation === 'cop');
  return being ? lookups.weight('neuter-being') : 0;
}

/** Judges whoever was named before; `speaker` is whoever spoke last. */
export function judgePronoun(workspace: Workspace, draft: Draft, speaker: EntityDraft | undefined): Judge {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const shut = coArguments(workspace, draft);
  const above = verbsAbove(document, draft.head);
  const subject = isSubject(document, draft.head);
  const possessive = isPossessive(workspace, draft);
  const neuter = neuterSigns(workspace, draft);
  const speaking = speaks(workspace, draft);
  const upper = subjectAbove(workspace, above);
  const speakers = speakingVerbs(workspace, above);
  const answered = isAnswered(workspace, draft);
  const other = meetsOtherGender(workspace, draft) ? lookups.weight('gender-unknown-beside-other') : 0;
  const bound = upper !== undefined && agreement(workspace, draft, upper) !== undefined && !shut.has(upper) ? upper : undefined;
  return (entity, mention) => {
    // Whoever says a quotation is named around it, not in it.
    if (speaking && workspace.facts.quoted(mention.head)) return 'skip';
    const agrees = agreement(workspace, draft, entity);
    if (agrees === undefined || shut.has(entity) || isSpeaker(workspace, draft, entity)) return undefined;
    if (answered >= 0 && tokens[mention.head]!.head === answered && isSubject(document, mention.head)) return undefined;
    let score =
      agrees +
      neuter +
      (entity.gender === undefined ? other : 0) +
      (possessive ? possessiveSigns(workspace, draft, entity, mention) : 0);
    if (entity === bound) score += lookups.weight('subject-of-clause');
    if (entity === speaker) score += lookups.weight('speaker-goes-on');
    const governor = tokens[mention.head]!.head;
    if (!isSubject(document, mention.head)) return { score };
    if (bound === undefined && !asMany(draft, entity) && speakers.has(governor)) {
      return { score: score + lookups.weight('speaker-of-clause'), reason: 'the speaker of the clause' };
    }
    if (subject) score += lookups.weight('parallel-subject');
    return { score, ...(subject && { reason: 'subject as well' }) };
  };
}
