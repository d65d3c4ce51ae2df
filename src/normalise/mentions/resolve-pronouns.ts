/** Pronouns to whom they stand for: by gender, number, syntax and salience; left open where two are about as likely. */
import { type Draft, type EntityDraft, textOf, type Workspace } from './draft.ts';
import { attach, createEntity, type EntityStore, leaveOpen } from './entities.ts';
import { agreement, asMany, coArguments, judgePronoun } from './judge-pronouns.ts';
import { type Candidate, decide, type History, weigh } from './salience.ts';
import { pairAbove, pairBetween } from './pairs.ts';
import { askedAhead, tellsAgeOfThing } from './pronoun-signs.ts';
import { resolveRelative } from './relatives.ts';
import { lastSpeaker, speaks } from './speakers.ts';
import { isSubject, subjectsOf, verbsAbove } from './syntax-places.ts';

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
  const weighed = weigh(workspace, history, draft, reach, judgePronoun(workspace, draft, speaker));
  const several = weighed.some(
    ({ entity, score }) => !asMany(draft, entity) && score >= workspace.lookups.weight('link-least-alone'),
  );
  const candidates = several ? weighed.filter(({ entity }) => !asMany(draft, entity)) : weighed;
  const { entity, because } = decide(workspace, candidates, speaks(workspace, draft) ? 'leading' : !neuter);
  const first = weighed[0]?.entity;
  const open = rule.number === 'plural' && (entity === undefined || (first !== undefined && asMany(draft, first)));
  const two = open ? pairBetween(workspace, store, history, draft, first) : undefined;
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
