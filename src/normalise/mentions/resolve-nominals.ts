/**
 * Phrases without a name to entities. A definite phrase ("the agency", "the isolated regime") takes up what was named before,
 * where one candidate fits; a phrase that names its state can be a body of the authority; everything else is somebody new.
 */
import { bodyFits } from './body-fits.ts';
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { attach, createEntity, type EntityStore, fromEntry, leaveOpen } from './entities.ts';
import { institutionOf } from './link-authority.ts';
import { judgeNominal } from './judge-nominals.ts';
import { blocOfStates, mediumOfReport, onlyOneSoFar } from './known-by-noun.ts';
import { nameOf } from './nominal-names.ts';
import { headOfBody, holderOf, isAnyOfKind } from './offices.ts';
import { pairOf } from './pairs.ts';
import { decide, type History, weigh } from './salience.ts';
import { verbsAbove } from './syntax-places.ts';

const reach = { sentences: 8, mentions: 120 } as const;
const nearReach = { sentences: 2, mentions: 40 } as const;

/** What follows the head tells this one apart from those before ("the committee on rivers"); behind a comma it tells only more. */
function restricted({ document }: Workspace, draft: Draft): boolean {
  const { tokens, children } = document;
  const comma = tokens.slice(draft.head, draft.last + 1).find(({ text }) => text === ',');
  const last = comma?.index ?? draft.last;
  return (children[draft.head] ?? []).some(
    (child) => child > draft.head && /^(?:nmod|acl|acl:relcl)$/.test(tokens[child]!.relation) && child <= last,
  );
}

/** "Both countries", "the two leaders": several that were named together last. */
function severalTakenUp(workspace: Workspace, store: EntityStore, history: History, draft: Draft): EntityDraft | undefined {
  const { tokens } = workspace.document;
  const opening = tokens[draft.first]!.lower;
  const number =
    opening === 'both' || tokens.slice(draft.first, draft.head).some((token) => token.lower === 'two')
      ? 2
      : tokens.slice(draft.first, draft.head).some((token) => token.lower === 'three')
        ? 3
        : 0;
  if (number === 0 || (opening !== 'both' && draft.determiner !== 'definite')) return undefined;
  const own = tokens[draft.head]!.sentence;
  const found: EntityDraft[] = [];
  for (let index = history.length - 1; index >= 0; index--) {
    const { entity, head } = history[index]!;
    if (own - tokens[head]!.sentence > 1 || found.length > number) break;
    if (entity === undefined || found.includes(entity)) continue;
    const fits =
      draft.noun!.kind === 'country' ? entity.kind === 'country' : entity.kind === 'person' && !entity.plural && entity.named;
    if (fits) found.push(entity);
  }
  if (found.length !== number || (draft.noun!.kind === 'country' && !areTogether(workspace, history, own, found)))
    return undefined;
  return pairOf(store, found.reverse());
}

/** Whether states are the only ones in mind, or do something together; where a third one is spoken of, nobody knows which are meant. */
function areTogether({ document }: Workspace, history: History, sentence: number, found: readonly EntityDraft[]): boolean {
  const { tokens } = document;
  const states = new Set<string>();
  const verbs = new Map<number, Set<EntityDraft>>();
  for (let index = history.length - 1; index >= 0; index--) {
    const { entity, head } = history[index]!;
    if (sentence - tokens[head]!.sentence > 1) break;
    if (entity?.country !== undefined) states.add(entity.country);
    if (entity === undefined || !found.includes(entity)) continue;
    const verb = verbsAbove(document, head)[0] ?? -1;
    verbs.set(verb, (verbs.get(verb) ?? new Set()).add(entity));
  }
  return states.size <= found.length || [...verbs.values()].some(({ size }) => size === found.length);
}

/** "the Nordhavn news agency": a medium that goes by the name before its kind. */
function namesMedium({ document, owner }: Workspace, { plural, sector, kind, first, head }: Draft): boolean {
  if (plural || sector !== 'MED' || kind !== 'organisation') return false;
  return owner.slice(first, head).some((inner, index) => {
    if (inner?.form !== 'name' || document.tokens[first + index + 1]?.tag === 'POS') return false;
    return (
      inner.entity !== undefined && inner.entity.authority === undefined && /^(?:thing|organisation)$/.test(inner.entity.kind)
    );
  });
}

/** "The Vane town council": a name before the noun says of which place it is. */
const holdsPlace = ({ owner }: Workspace, { first, head }: Draft): boolean =>
  owner.slice(first, head).some((inner) => inner?.form === 'name' && inner.kind !== 'person');

/** "The parties" to a contract, where no party of politics is named. */
const isAnyParties = ({ all }: EntityStore, { noun, plural, attributes, sector }: Draft): boolean =>
  noun?.noun === 'party' && plural && attributes.length === 0 && !all.some((entity) => entity.named && entity.sector === sector);

function newEntity(workspace: Workspace, store: EntityStore, draft: Draft): EntityDraft {
  const own = draft.noun?.nominal?.id !== 'nominal-neighbour';
  const country = own ? (draft.country ?? draft.possessor?.entity?.country) : undefined;
  const { noun } = draft.noun!;
  const sole = !draft.plural && draft.determiner !== 'indefinite' && draft.kind === 'organisation';
  const kind = draft.kind === 'country' ? 'group' : (draft.kind ?? 'thing');
  return createEntity(store, {
    kind: draft.kind === 'country' && !draft.plural ? 'country' : kind,
    name: nameOf(workspace, draft),
    named:
      namesMedium(workspace, draft) ||
      (sole && country !== undefined && workspace.lookups.word('one-to-a-state').has(noun)) ||
      (sole && workspace.lookups.word('one-to-a-place').has(noun) && holdsPlace(workspace, draft)),
    plural: draft.plural,
    rule: draft.rule,
    ...(country !== undefined && { country }),
    ...(draft.sector && !isAnyParties(store, draft) && { sector: draft.sector }),
    ...(draft.sourceKind && { sourceKind: draft.sourceKind }),
    ...(kind === 'place' && { place: { kind: 'other' as const } }),
  });
}

/** The state that possesses a phrase through a name or a pronoun before it. */
function stateOfHolder({ document, owner, lookups }: Workspace, draft: Draft): string | undefined {
  for (let index = draft.first; index < draft.head; index++) {
    const { tag } = document.tokens[index]!;
    const holder =
      tag === 'PRP$' || tag === 'WP$' ? owner[index] : document.tokens[index + 1]?.tag === 'POS' ? owner[index] : undefined;
    if (holder?.entity?.kind === 'country' || (tag === 'WP$' && lookups.word('one-to-a-state').has(draft.noun!.noun)))
      return holder?.entity?.country;
  }
  return undefined;
}

function linkInstitution(workspace: Workspace, store: EntityStore, draft: Draft): boolean {
  const country = draft.country ?? stateOfHolder(workspace, draft);
  if (country === undefined || draft.plural) return false;
  draft.country ??= country;
  const entry = institutionOf(workspace, draft.noun!.noun, country);
  if (entry === undefined) return false;
  attach(
    workspace,
    fromEntry(workspace, store, entry, draft.rule),
    draft,
    `the ${draft.noun!.noun} of ${country} in the authority`,
  );
  return true;
}

/** "His country": the state of whoever possesses it. */
function linkOwnCountry(workspace: Workspace, store: EntityStore, draft: Draft): boolean {
  if (draft.noun!.nominal?.id !== 'nominal-country' || draft.plural || draft.determiner !== 'possessive') return false;
  const { tokens } = workspace.document;
  const holder = workspace.owner[tokens[draft.head - 1]?.tag === 'POS' ? draft.head - 2 : draft.first]?.entity;
  const entry = holder?.country === undefined ? undefined : workspace.lexicon.countriesByCode.get(holder.country);
  if (holder === undefined || entry === undefined || holder.kind === 'country') return false;
  attach(workspace, fromEntry(workspace, store, entry, draft.rule), draft, `the state of ${holder.name}`);
  return true;
}

/** "The Vane Herald newspaper": the noun says what the name before it is. */
function linkToNameBefore(workspace: Workspace, draft: Draft): boolean {
  const sense = draft.noun!;
  const before = workspace.owner[sense.first - 1];
  if (before === undefined || before.form !== 'name' || before.coreLast !== sense.first - 1 || before.entity === undefined)
    return false;
  if (workspace.document.tokens[sense.first]!.tag === 'POS' || draft.plural || before.adjective) return false;
  if (
    sense.kind !== 'organisation' ||
    before.entity.kind !== 'organisation' ||
    bodyFits(workspace, draft, before.entity, true) === undefined
  )
    return false;
  attach(workspace, before.entity, draft, 'says what the name before it is');
  return true;
}

/** "Its defence minister": whom the article names with that office. */
function linkHolder(workspace: Workspace, store: EntityStore, draft: Draft): boolean {
  if (draft.noun!.kind !== 'person' || (draft.determiner === 'indefinite' && !isAnyOfKind(workspace, draft))) return false;
  const country = draft.country ?? stateOfHolder(workspace, draft);
  const holder =
    headOfBody(workspace, store, draft) ?? (country === undefined ? undefined : holderOf(workspace, store, draft, country));
  if (holder === undefined) return false;
  attach(workspace, holder, draft, `who holds this office${country === undefined ? '' : ` of ${country}`}`);
  return true;
}

const takesUp = (draft: Draft): boolean => draft.determiner === 'definite' || draft.determiner === 'demonstrative';

/** Ties one nominal to an entity named before, to one of the authority, or to a new one. */
export function resolveNominal(workspace: Workspace, store: EntityStore, history: History, draft: Draft): void {
  if (linkToNameBefore(workspace, draft)) return;
  if (linkHolder(workspace, store, draft)) return;
  if (isAnyOfKind(workspace, draft)) {
    leaveOpen(workspace, draft, 'any of its kind');
    return;
  }
  if (linkInstitution(workspace, store, draft) || linkOwnCountry(workspace, store, draft)) return;
  const bloc = blocOfStates(workspace, draft);
  if (bloc !== undefined) {
    attach(workspace, bloc, draft, 'the bloc by its states');
    return;
  }
  const several = draft.plural ? severalTakenUp(workspace, store, history, draft) : undefined;
  if (several !== undefined) {
    attach(workspace, several, draft, 'as many as were named last');
    return;
  }
  const country = draft.noun!.kind === 'country';
  const { tokens } = workspace.document;
  if (country && draft.plural && takesUp(draft) && tokens.slice(draft.first, draft.head).some(({ lower }) => lower === 'two')) {
    leaveOpen(workspace, draft, 'two states, of more than two in mind');
    return;
  }
  if (takesUp(draft) && !(draft.plural && country) && !restricted(workspace, draft)) {
    const near = country || draft.noun!.kind === 'document';
    const candidates = weigh(workspace, history, draft, near ? nearReach : reach, judgeNominal(workspace, draft));
    const { entity, because } = decide(workspace, candidates);
    if (entity !== undefined) {
      attach(workspace, entity, draft, because);
      return;
    }
    const known = onlyOneSoFar(workspace, store, draft) ?? mediumOfReport(workspace, history, draft);
    if (candidates.length === 0 && known !== undefined) {
      attach(workspace, known, draft, 'the only one of its noun in the article');
      return;
    }
    if (!draft.plural && (candidates.length > 1 || (country && draft.attributes.length === 0))) {
      leaveOpen(workspace, draft, because);
      return;
    }
  }
  attach(workspace, newEntity(workspace, store, draft), draft, 'somebody new');
}
