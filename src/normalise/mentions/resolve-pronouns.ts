/** Pronouns to whom they stand for: by gender, number, syntax and salience; left open where two are about as likely. */
import { type Draft, type EntityDraft, textOf, type Workspace } from './draft.ts';
import { attach, createEntity, type EntityStore, leaveOpen } from './entities.ts';
import { type Candidate, decide, type History, type Judge, weigh } from './salience.ts';
import { pairAbove, pairBetween } from './pairs.ts';
import { askedAhead, isAnswered, meetsOtherGender, speakingVerbs, subjectAbove, tellsAgeOfThing } from './pronoun-signs.ts';
import { resolveRelative } from './relatives.ts';
import { lastSpeaker, speakersFor, speaks } from './speakers.ts';
import { argumentsOf, isSubject, subjectsOf, verbsAbove } from './syntax-places.ts';

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
const asMany = (draft: Draft, entity: EntityDraft): boolean =>
  draft.pronoun!.number === 'plural' && entity.kind === 'organisation' && !entity.plural && entity.drafts.at(-1)?.plural !== true;

/** How an entity agrees with a third-person pronoun; undefined where it does not. */
function agreement({ lookups }: Workspace, draft: Draft, entity: EntityDraft): number | undefined {
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

/** Entities that cannot be meant: other arguments of the pronoun's own verb. */
function coArguments(workspace: Workspace, draft: Draft): ReadonlySet<EntityDraft> {
  const { tokens } = workspace.document;
  const shut = new Set<EntityDraft>();
  const { use } = draft.pronoun!;
  if (use === 'possessive' || use === 'reflexive') return shut;
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

/** Where a sentence begins with its pronoun's clause ("When he won, Moor said …") the subject of the main clause is meant. */
function aheadOf(workspace: Workspace, draft: Draft): EntityDraft | undefined {
  const { document } = workspace;
  const { tokens } = document;
  for (const verb of verbsAbove(document, draft.head)) {
    const { relation, head } = tokens[verb]!;
    if (relation !== 'advcl' || head < verb) continue;
    for (const subject of subjectsOf(workspace, head)) {
      if (
        subject.entity !== undefined &&
        subject.head > draft.head &&
        subject.form === 'name' &&
        agreement(workspace, draft, subject.entity) !== undefined
      )
        return subject.entity;
    }
  }
  return undefined;
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

function judgeFor(workspace: Workspace, draft: Draft, speaker: EntityDraft | undefined): Judge {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const shut = coArguments(workspace, draft);
  const above = verbsAbove(document, draft.head);
  const subject = isSubject(document, draft.head);
  const possessive = draft.pronoun!.use === 'possessive';
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

/** Whether whoever spoke last may be meant, where the signs decide nothing: nobody in reach is clearly more likely. */
function goesOn(workspace: Workspace, draft: Draft, speaker: EntityDraft, candidates: readonly Candidate[]): boolean {
  if (agreement(workspace, draft, speaker) === undefined || coArguments(workspace, draft).has(speaker)) return false;
  const at = candidates.findIndex(({ entity }) => entity === speaker);
  return at >= 0 ? at < 2 : (candidates[0]?.score ?? 0) < workspace.lookups.weight('link-least');
}

/** "A third, …": somebody new, of the kind of those without a name who were told of last. */
function linkOneMore(workspace: Workspace, store: EntityStore, history: History, draft: Draft): void {
  const { tokens } = workspace.document;
  const like = history.findLast(
    ({ form, head, entity, noun }) =>
      form === 'nominal' &&
      noun !== undefined &&
      entity !== undefined &&
      /^(?:person|group)$/.test(entity.kind) &&
      tokens[draft.head]!.sentence - tokens[head]!.sentence <= 2,
  );
  if (like?.entity === undefined) {
    leaveOpen(workspace, draft, 'nobody of whom this would be one more');
    return;
  }
  const { country, sector, sourceKind } = like.entity;
  const entity = createEntity(store, {
    kind: 'person',
    name: `${textOf(workspace, draft.head, draft.head)} ${like.noun!.noun}`,
    named: false,
    rule: draft.rule,
    ...(country !== undefined && { country }),
    ...(sector !== undefined && { sector }),
    ...(sourceKind !== undefined && { sourceKind }),
  });
  attach(workspace, entity, draft, `one more ${like.noun!.noun}`);
}

const reaches = { sentences: 3, mentions: 40 } as const;
const shortReach = { sentences: 1, mentions: 24 } as const;

/** Ties one pronoun to its entity or leaves it open. */
export function resolvePronoun(workspace: Workspace, store: EntityStore, history: History, draft: Draft): void {
  const rule = draft.pronoun!;
  if (rule.use === 'relative') {
    resolveRelative(workspace, draft);
    return;
  }
  if (rule.use === 'counting') {
    linkOneMore(workspace, store, history, draft);
    return;
  }
  if (
    rule.use === 'indefinite' &&
    isSubject(workspace.document, draft.head) &&
    workspace.lookups.word('unnamed-many').has(textOf(workspace, draft.head, draft.head).toLowerCase())
  ) {
    const entity = createEntity(store, {
      kind: 'group',
      name: textOf(workspace, draft.first, draft.last),
      named: false,
      plural: true,
      rule: draft.rule,
      sourceKind: 'group',
    });
    attach(workspace, entity, draft, 'people who are not told apart');
    return;
  }
  if (rule.use === 'indefinite') {
    leaveOpen(workspace, draft, 'people or things that are not told apart');
    return;
  }
  if (rule.person !== 3) {
    leaveOpen(workspace, draft, rule.person === 1 ? 'whoever speaks' : 'whoever is spoken to');
    return;
  }
  if (rule.number === 'plural' && rule.use === 'personal') {
    const pair = pairAbove(workspace, store, draft);
    if (pair !== undefined) {
      attach(workspace, pair, draft, 'two who did it to each other');
      return;
    }
  }
  if (rule.use === 'reflexive') {
    const governor = verbsAbove(workspace.document, draft.head)[0];
    const subject = governor === undefined ? undefined : subjectsOf(workspace, governor)[0];
    if (subject?.entity !== undefined && agreement(workspace, draft, subject.entity) !== undefined) {
      attach(workspace, subject.entity, draft, 'the subject of its verb');
      return;
    }
  }
  if (tellsAgeOfThing(workspace, draft)) {
    leaveOpen(workspace, draft, 'the thing before it, which is nobody');
    return;
  }
  const asked = askedAhead(workspace, draft);
  if (asked !== undefined && agreement(workspace, draft, asked) !== undefined) {
    attach(workspace, asked, draft, 'the subject of the main clause that follows');
    return;
  }
  const neuter = rule.gender === 'neuter';
  const speaker = lastSpeaker(workspace, history, draft, (entity) => agreement(workspace, draft, entity) !== undefined);
  const reach = neuter && speaker === undefined ? shortReach : reaches;
  const weighed = weigh(workspace, history, draft, reach, judgeFor(workspace, draft, speaker));
  const several = weighed.some(
    ({ entity, score }) => !asMany(draft, entity) && score >= workspace.lookups.weight('link-least-alone'),
  );
  const candidates = several ? weighed.filter(({ entity }) => !asMany(draft, entity)) : weighed;
  const { entity, because } = decide(workspace, candidates, speaks(workspace, draft) ? 'leading' : !neuter);
  const first = weighed[0]?.entity;
  const two = first !== undefined && asMany(draft, first) ? pairBetween(workspace, store, history, draft, first) : undefined;
  if (two !== undefined || entity !== undefined) {
    attach(workspace, two ?? entity!, draft, two === undefined ? because : 'the two that were named together last');
    return;
  }
  if (speaker !== undefined && goesOn(workspace, draft, speaker, candidates)) {
    attach(workspace, speaker, draft, 'whoever spoke last goes on');
    return;
  }
  const ahead =
    candidates.length === 0 || candidates[0]!.score < workspace.lookups.weight('link-least')
      ? aheadOf(workspace, draft)
      : undefined;
  if (ahead !== undefined) {
    attach(workspace, ahead, draft, 'the subject of the main clause that follows');
    return;
  }
  leaveOpen(workspace, draft, because);
}
