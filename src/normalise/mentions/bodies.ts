/** Names of bodies, places, events and papers that the lexicon does not have, and the letters that stand for bodies. */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { textOf } from './draft.ts';
import { attach, createEntity, type EntityStore, fromEntry } from './entities.ts';
import { institutionOf } from './link-authority.ts';
import { plainLower } from './person-score.ts';

/** The key under which a name finds its entity again: lower case, without article, marks and possessive ending. */
export const bodyKey = (text: string): string =>
  `name-${plainLower(text)
    .replace(/^the /, '')
    .replace(/[’']s$/, '')
    .replace(/[.,]/g, '')}`;

const prefixKey = (text: string): string => `prefix-${bodyKey(text)}`;

/** The state of a body's name: from its own words, or from a possessor or adjective before it. */
function stateOf({ document, owner }: Workspace, draft: Draft): string | undefined {
  const { tokens } = document;
  const inside = owner.slice(draft.coreFirst, draft.coreLast + 1);
  const own = inside.find((inner) => inner !== draft && inner?.form === 'name' && inner.entity?.kind === 'country');
  if (own?.entity?.country !== undefined) return own.entity.country;
  let before = draft.coreFirst - 1;
  if (tokens[before]?.tag === 'POS') before--;
  const holder = owner[before];
  if (holder?.entity === undefined || tokens[before]!.sentence !== tokens[draft.head]!.sentence) return undefined;
  if (tokens[before + 1]!.text === ',') return undefined;
  return holder.entity.kind === 'country' || holder.adjective ? holder.entity.country : undefined;
}

/** The name without the state in it: "Foreign Ministry" of "Orlan Foreign Ministry", in lower case. */
function phraseOf(workspace: Workspace, draft: Draft): string {
  const inner = workspace.owner[draft.coreFirst];
  const first = inner !== undefined && inner !== draft && inner.coreLast < draft.coreLast ? inner.coreLast + 1 : draft.coreFirst;
  return textOf(workspace, first, draft.coreLast).toLowerCase().replace(/^the /, '');
}

/** Lets a name be found by its beginnings of at least two words: "Vane Institute" for "Vane Institute for River Studies". */
function keepBeginnings(store: EntityStore, name: string, entity: EntityDraft): void {
  const words = name.split(' ');
  for (let count = 2; count < Math.min(words.length, 8); count++) {
    const key = prefixKey(words.slice(0, count).join(' '));
    if (!store.byKey.has(key)) store.byKey.set(key, entity);
  }
}

/** Ties the name of a body, place, event or paper to its entity, which may be new. */
export function linkBody(workspace: Workspace, store: EntityStore, draft: Draft): void {
  const text = textOf(workspace, draft.coreFirst, draft.coreLast);
  const country = stateOf(workspace, draft);
  const phrase = phraseOf(workspace, draft);
  const entry = country === undefined ? undefined : institutionOf(workspace, phrase, country);
  if (entry !== undefined) {
    const entity = fromEntry(workspace, store, entry, draft.rule);
    store.byKey.set(bodyKey(text), entity);
    attach(workspace, entity, draft, `the body of ${country} that is so called`);
    return;
  }
  const known = store.byKey.get(bodyKey(text)) ?? (phrase.includes(' ') ? store.byKey.get(prefixKey(text)) : undefined);
  if (known !== undefined && (draft.kind === undefined || known.kind === draft.kind)) {
    attach(workspace, known, draft, 'the same name');
    return;
  }
  const name = text.replace(/^[Tt]he /, '');
  const entity = createEntity(store, {
    kind: draft.kind ?? 'thing',
    name,
    named: true,
    rule: draft.rule,
    ...(draft.sector && { sector: draft.sector }),
    ...(draft.sourceKind && { sourceKind: draft.sourceKind }),
    ...(country !== undefined && { country }),
    ...(draft.kind === 'place' && { place: { kind: 'other' as const } }),
  });
  entity.nouns.add(phrase.split(' ').at(-1)!);
  store.byKey.set(bodyKey(text), entity);
  keepBeginnings(store, name, entity);
  attach(workspace, entity, draft, 'first of that name');
}

const capitalsIn = (text: string): string => text.replace(/[^\p{Lu}]/gu, '');

/** "(NIS)" after a body's name: from there on the letters stand for it. */
export function learnAcronym({ document, owner }: Workspace, store: EntityStore, draft: Draft): void {
  const { tokens } = document;
  const { entity } = draft;
  if (entity === undefined || entity.kind !== 'organisation' || tokens[draft.coreLast + 1]?.text !== '(') return;
  const inside = tokens[draft.coreLast + 2];
  if (inside === undefined || tokens[draft.coreLast + 3]?.text !== ')' || !/^\p{Lu}[\p{L}&.-]{1,9}$/u.test(inside.text)) return;
  const letters = capitalsIn(inside.text);
  const fits = [entity.name, ...entity.aliases].some((name) => capitalsIn(name)[0] === letters[0]);
  if (letters.length < 2 || !fits) return;
  store.byKey.set(bodyKey(inside.text), entity);
  const acronym = owner[inside.index];
  if (acronym === undefined || acronym.entity !== undefined) return;
  acronym.forms = [];
  acronym.kind = 'organisation';
}
