/** Entities as they grow: who makes them, and what each further mention adds. */
import type { AuthorityEntry, PersonEntry } from '../../lexicon/types.ts';
import type { Sector, SourceKind } from '../../schema/vocabularies.ts';
import type { Entity } from '../document.ts';
import { type Draft, type EntityDraft, textOf, type Workspace } from './draft.ts';

/** All entities of the article in the making, with the keys by which names find them again. */
export interface EntityStore {
  readonly all: EntityDraft[];
  readonly byKey: Map<string, EntityDraft>;
  /** Named people by each word of their names. */
  readonly personsByWord: Map<string, EntityDraft[]>;
}

/** Gives a person's entity its name in words, and lets it be found by each of them. */
export function setNameWords(store: EntityStore, entity: EntityDraft, words: readonly string[]): void {
  entity.nameWords = words;
  for (const word of words) {
    const known = store.personsByWord.get(word);
    if (known === undefined) store.personsByWord.set(word, [entity]);
    else if (!known.includes(entity)) known.push(entity);
  }
}

export function createEntity(
  store: EntityStore,
  seed: Pick<EntityDraft, 'kind' | 'name' | 'named' | 'rule'> & Partial<EntityDraft>,
): EntityDraft {
  const entity: EntityDraft = {
    plural: false,
    aliases: new Set(),
    roles: [],
    drafts: [],
    attributes: new Set(),
    nouns: new Set(),
    owned: new Set(),
    ...seed,
  };
  store.all.push(entity);
  return entity;
}

/** The entity under a key, made where there is none. */
export function entityUnder(store: EntityStore, key: string, make: () => EntityDraft): EntityDraft {
  const known = store.byKey.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.byKey.set(key, made);
  return made;
}

/** What sort of source an actor of a sector is, where nothing nearer says so. */
const sourceKindBySector: Partial<Record<Sector, SourceKind>> = {
  GOV: 'government',
  MIL: 'government',
  SPY: 'government',
  LEG: 'government',
  JUD: 'government',
  COP: 'government',
  MED: 'publisher',
};

/** Whether somebody whom the authority knows is in office when an article comes out. In the year in which a term ends nobody knows. */
function holdsOffice({ sector, terms }: PersonEntry, published: string | undefined): boolean {
  const year = Number(published?.slice(0, 4));
  if (!governs(sector) || Number.isNaN(year)) return false;
  return terms.some(({ from, to }) => from !== undefined && from <= year && (to === undefined || to > year));
}

/** Whether a sector is a part of the state, so that whoever leads such a body speaks in office. */
export const governs = (sector: Sector | undefined): boolean =>
  sector !== undefined && sourceKindBySector[sector] === 'government';

/** What an entry of the authority is as an entity. */
export function fromEntry(workspace: Workspace, store: EntityStore, entry: AuthorityEntry, rule: string): EntityDraft {
  return entityUnder(store, entry.id, () => {
    const seed = { name: entry.name, named: true, authority: entry.id, rule };
    switch (entry.type) {
      case 'country': {
        const place: Entity['place'] = {
          kind: 'country',
          country: entry.country,
          ...(entry.centre && { lat: entry.centre.lat, lon: entry.centre.lon }),
        };
        return createEntity(store, {
          ...seed,
          kind: 'country',
          country: entry.country,
          sector: 'GOV',
          sourceKind: 'government',
          place,
        });
      }
      case 'city':
        return createEntity(store, {
          ...seed,
          kind: 'place',
          country: entry.country,
          place: { kind: 'city', country: entry.country, lat: entry.lat, lon: entry.lon },
        });
      case 'region': {
        const { placeKind, country, lat, lon } = entry;
        const place: Entity['place'] = {
          kind: placeKind,
          ...(country && { country }),
          ...(lat !== undefined && lon !== undefined && { lat, lon }),
        };
        return createEntity(store, { ...seed, kind: 'place', ...(country && { country }), place });
      }
      case 'nationality':
        return createEntity(store, { ...seed, kind: 'group', plural: true, ...(entry.country && { country: entry.country }) });
      case 'person':
        return createEntity(store, {
          ...seed,
          kind: 'person',
          sector: entry.sector,
          ...(entry.country && { country: entry.country }),
          ...(entry.gender && { gender: entry.gender }),
          ...(holdsOffice(entry, workspace.document.article.published) && { sourceKind: 'official' as const }),
        });
      default: {
        const kind = workspace.lexicon.actorKindOf(entry) ?? 'organisation';
        return createEntity(store, {
          ...seed,
          kind,
          sector: entry.sector,
          sourceKind: entry.sourceKind,
          ...(entry.country && { country: entry.country }),
        });
      }
    }
  });
}

/** Ties a mention to an entity, and takes over what the mention says of it. */
export function attach(workspace: Workspace, entity: EntityDraft, draft: Draft, because: string): Draft {
  draft.entity = entity;
  draft.because ??= because;
  entity.drafts.push(draft);
  entity.gender ??= draft.gender;
  if (draft.form === 'name' && !draft.adjective) entity.aliases.add(textOf(workspace, draft.coreFirst, draft.coreLast));
  // An office held now says more than one held once.
  for (const found of draft.titles) if (found.past !== true) addRole(workspace, entity, found, draft);
  for (const found of draft.titles) if (found.past === true) addRole(workspace, entity, found, draft);
  if (draft.form === 'name' || draft.determiner === 'definite')
    for (const word of draft.attributes) entity.attributes.add(workspace.lookups.synonyms.get(word) ?? word);
  if (draft.noun !== undefined) entity.nouns.add(draft.noun.noun);
  for (const noun of draft.nouns) entity.nouns.add(noun);
  const { relation, head } = workspace.document.tokens[draft.head]!;
  if (relation === 'nmod:poss' && head >= 0) entity.owned.add(workspace.document.tokens[head]!.lemma);
  workspace.trace?.({
    stage: 'mentions',
    rule: draft.rule,
    start: workspace.document.tokens[draft.first]!.start,
    end: workspace.document.tokens[draft.last]!.end,
    outcome: 'fired',
    because: `linked to ${entity.name}: ${because}`,
  });
  return draft;
}

const sameRole = (left: EntityDraft['roles'][number], right: EntityDraft['roles'][number]): boolean =>
  left.title.toLowerCase() === right.title.toLowerCase() &&
  left.organisation === right.organisation &&
  left.country === right.country;

function addRole({ document, lookups }: Workspace, entity: EntityDraft, found: Draft['titles'][number], draft: Draft): void {
  const body = found.organisation?.entity?.kind === 'organisation' ? found.organisation.entity : undefined;
  const organisation = found.organisationName ?? body?.name;
  const country = found.country ?? body?.country;
  const start = document.tokens[found.first]!.start;
  const end = document.tokens[found.last]!.end;
  const role = {
    title: found.title,
    ...(organisation !== undefined && { organisation }),
    ...(country !== undefined && { country }),
    start,
    end,
  };
  const standing = !lookups.word('relational-noun').has(found.title.toLowerCase());
  if (standing && !entity.roles.some((known) => sameRole(known, role))) entity.roles.push(role);
  entity.gender ??= found.gender ?? draft.gender;
  entity.country ??= country;
  entity.sector ??= found.sector ?? body?.sector;
  if (found.opposing) entity.sector = 'OPP';
  if (found.past) entity.sourceKind ??= 'person';
  else if (found.official) entity.sourceKind = 'official';
  else if (found.expert) entity.sourceKind ??= 'expert';
  for (const word of found.title.toLowerCase().split(/\s+/)) entity.nouns.add(word);
  entity.nouns.add(found.title.toLowerCase());
  if (found.canonical !== undefined)
    for (const noun of [found.canonical, found.canonical.split(' ').at(-1)!]) entity.nouns.add(noun);
}

/** Leaves a mention without an entity, and says why. */
export function leaveOpen(workspace: Workspace, draft: Draft, because: string): Draft {
  draft.because = because;
  const { tokens } = workspace.document;
  workspace.trace?.({
    stage: 'mentions',
    rule: draft.rule,
    start: tokens[draft.first]!.start,
    end: tokens[draft.last]!.end,
    outcome: 'blocked',
    because: `left open: ${because}`,
  });
  return draft;
}

/** What an entity is as a source. One of a trade that mostly speaks as many is a person, and several persons are a group. */
export function kindOfSource({ kind, sector, sourceKind }: EntityDraft): SourceKind | undefined {
  if (kind === 'person' && sourceKind === 'group') return 'person';
  if (kind === 'group' && sourceKind === 'person') return 'group';
  if (sourceKind !== undefined) return sourceKind;
  return kind === 'organisation' && sector !== undefined ? (sourceKindBySector[sector] ?? 'organisation') : undefined;
}
