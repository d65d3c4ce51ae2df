/** Sources and actors as folds: what an article's view of one adds to its tally, and the record that a tally stands for. */
import type { Actor, Role } from '../schema/actor.ts';
import type { ActorRef } from '../schema/common.ts';
import type { Source } from '../schema/source.ts';
import type { ActorKind, Sector, SourceKind } from '../schema/vocabularies.ts';
import { allValues, type Entry, type Tally, winner } from './tally.ts';

/** What any record is built on besides its tally. */
export interface Standing {
  readonly id: string;
  readonly mergedFrom: readonly string[];
}

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });

export function sourceEntries(source: Source): Entry[] {
  return [
    ['name', source.name],
    ['kind', source.kind],
    ['named', yes(source.named)],
    ['description', source.description],
    ['actor', source.actor?.id],
    ['country', source.country],
    ['rule', source.rule],
  ];
}

export function sourceFrom(
  tally: Tally,
  { id, mergedFrom }: Standing,
  actor: ActorRef | undefined,
): Omit<Source, 'counts' | 'updated'> {
  return {
    id,
    name: winner(tally, 'name') ?? '',
    kind: (winner(tally, 'kind') ?? 'person') as SourceKind,
    named: winner(tally, 'named') === 'yes',
    ...given('description', winner(tally, 'description')),
    ...given('actor', actor),
    ...given('country', winner(tally, 'country')),
    rule: winner(tally, 'rule') ?? '',
    mergedFrom: [...mergedFrom],
  };
}

export function actorEntries(actor: Actor): Entry[] {
  return [
    ['name', actor.name],
    ['kind', actor.kind],
    ['named', yes(actor.named)],
    ['country', actor.country],
    ['sector', actor.sector],
    ['wikidataId', actor.wikidataId],
    ['rule', actor.rule],
    ...actor.aliases.map((alias): Entry => ['alias', alias]),
    ...actor.roles.map(({ title, organisation, country }): Entry => [
      'role',
      JSON.stringify({ title, ...given('organisation', organisation), ...given('country', country) }),
    ]),
  ];
}

export function actorFrom(tally: Tally, { id, mergedFrom }: Standing): Omit<Actor, 'counts' | 'updated'> {
  const name = winner(tally, 'name') ?? '';
  const aliases = [...new Set([...allValues(tally, 'alias'), ...allValues(tally, 'name')])]
    .filter((alias) => alias !== name)
    .sort();
  return {
    id,
    name,
    kind: (winner(tally, 'kind') ?? 'group') as ActorKind,
    named: winner(tally, 'named') === 'yes',
    aliases,
    ...given('country', winner(tally, 'country')),
    ...given('sector', winner(tally, 'sector') as Sector | undefined),
    roles: allValues(tally, 'role').map((role) => JSON.parse(role) as Role),
    ...given('wikidataId', winner(tally, 'wikidataId')),
    rule: winner(tally, 'rule') ?? '',
    mergedFrom: [...mergedFrom],
  };
}

export const actorRef = ({ id, name, kind, country }: Omit<Actor, 'counts'>): ActorRef => ({
  id,
  name,
  kind,
  ...given('country', country),
});

type Fields = Readonly<Record<string, unknown>>;

/** A record with the fields that somebody set. The name that articles give goes on as an alias, unless the aliases are set too. */
export function withFields<T extends { readonly name: string; readonly aliases?: readonly string[] }>(
  record: T,
  fields: Fields | undefined,
): T & { readonly curated?: string[] } {
  if (!fields || Object.keys(fields).length === 0) return record;
  const named = fields.name !== undefined && fields.aliases === undefined && record.aliases !== undefined;
  const aliases = named && {
    aliases: [...new Set([...record.aliases!, record.name])].filter((each) => each !== fields.name).sort(),
  };
  return { ...record, ...aliases, ...fields, curated: Object.keys(fields).sort() };
}
