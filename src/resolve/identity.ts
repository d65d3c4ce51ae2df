/**
 * When two articles mean the same. Conservative: the same authority id, or the same full name, folded (a person's also in another
 * spelling), of the same class and of countries that do not speak against it. What has no name belongs to its article and is never merged, and so are
 * documents, whose titles are too general.
 */
import type { Actor } from '../schema/actor.ts';
import type { Source } from '../schema/source.ts';
import type { ActorKind, SourceKind } from '../schema/vocabularies.ts';
import { spelled } from './spelling.ts';

/** Kinds between which articles differ for one and the same: an official is a person, an agency a body. */
const sourceClasses: Record<SourceKind, 'person' | 'body' | undefined> = {
  person: 'person',
  official: 'person',
  expert: 'person',
  publisher: 'body',
  newsAgency: 'body',
  government: 'body',
  organisation: 'body',
  group: 'body',
  document: undefined,
};
export const actorClasses: Readonly<Record<ActorKind, string>> = {
  person: 'person',
  organisation: 'body',
  group: 'body',
  country: 'country',
};

/** A key, and the block of those that it may be one with. */
export interface IdentityKey {
  readonly key: string;
  readonly block: string;
  readonly country: string;
}

/** A name without what varies in print: case, diacritics, hyphens, full stops, a leading article. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‐-―−\-_/]+/g, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

/** The key of somebody who goes by a key in some articles, of which somebody decided that there it is another one. */
export const splitKey = ({ key, block, country }: IdentityKey, into: string): IdentityKey => ({
  key: splitKeyOf(key, into),
  block: splitKeyOf(block, into),
  country,
});
export const splitKeyOf = (key: string, into: string): string => `${key}#${into}`;

interface Identified {
  readonly name: string;
  readonly named: boolean;
  readonly country?: string | undefined;
}

function keyOf(type: string, group: string | undefined, record: Identified): IdentityKey | undefined {
  const name = foldName(record.name);
  if (!record.named || group === undefined || name === '') return undefined;
  if (group === 'person' && !name.includes(' ')) return undefined; // a surname alone is many people's
  const block = `${type}|${group}|${(group === 'person' ? spelled(name) : name).slice(0, 300)}`;
  const country = record.country ?? '';
  return { key: `${block}|${country}`, block, country };
}

/** The key under which a source is known to all articles, or none. */
export const sourceKey = (source: Identified & Pick<Source, 'kind'>): IdentityKey | undefined =>
  keyOf('source', sourceClasses[source.kind], source);

/** The key under which an actor is known to all articles, or none. */
export const actorKey = (actor: Identified & Pick<Actor, 'kind'>): IdentityKey | undefined =>
  keyOf('actor', actorClasses[actor.kind], actor);
