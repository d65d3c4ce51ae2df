/**
 * How many really know. Of all the claims that tell of an event, the origins are counted, not the copies; and of those, each
 * that may be the same as another is collapsed into it. Within one article that is decided from names, offices and namelessness
 * alone, and always towards fewer.
 */
import type { Actor } from '../schema/actor.ts';
import type { Claim } from '../schema/claim.ts';
import type { Corroboration } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import { foldName } from './identity.ts';

export const corroborationMethod = 'origins-of-chains-1';

export interface Told {
  readonly claims: readonly Claim[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly actors: ReadonlyMap<string, Actor>;
}

/** Who denies, doubts or will not say bears nothing out. */
const silent: ReadonlySet<string> = new Set(['denies', 'doubts', 'declines']);

function originsOf(claims: readonly Claim[]): string[] {
  const telling = claims.filter(({ stance }) => !silent.has(stance));
  const origins = new Set(
    (telling.length > 0 ? telling : claims).filter(({ chain }) => chain.length > 1).map(({ origin }) => origin.id),
  );
  return origins.size > 0 ? [...origins] : [...new Set(claims.map(({ origin }) => origin.id))];
}

/** Names that a source goes by or speaks for: its own, and the bodies that its offices are at. */
function namesOf(source: Source, actors: Told['actors']): Set<string> {
  const actor = source.actor && actors.get(source.actor.id);
  const bodies =
    actor?.roles.flatMap(({ organisation, country }) => [organisation, source.kind === 'official' ? country : undefined]) ?? [];
  const country = source.kind === 'government' || actor?.kind === 'country' ? source.country : undefined;
  return new Set([source.name, ...bodies, country].filter((name) => name !== undefined).map(foldName));
}

function collapse(origins: readonly Source[], actors: Told['actors']): { groups: number; because: string[] } {
  const because: string[] = [];
  let groups: ReadonlySet<string>[] = []; // the names of those who may be one
  for (const source of origins.filter(({ named }) => named)) {
    const names = namesOf(source, actors);
    const same = groups.filter((group) => [...names].some((name) => group.has(name)));
    if (same.length > 0) because.push(`${source.name} may speak for another origin`);
    groups = [...groups.filter((group) => !same.includes(group)), new Set([...same.flatMap((group) => [...group]), ...names])];
  }
  const unnamed = origins.filter(({ named }) => !named);
  if (unnamed.length > 1) because.push(`${unnamed.length} unnamed origins are not assumed to differ`);
  if (unnamed.length > 0 && groups.length > 0) because.push('an unnamed origin may be one of the named');
  return { groups: Math.max(1, groups.length), because };
}

/** Corroboration of one event within one article. Takes the claims that tell of it; an event without any has none. */
export function corroborate(event: string, told: Told): Corroboration {
  const claims = told.claims.filter(({ events }) => events.some(({ id }) => id === event));
  const ids = originsOf(claims);
  const origins = ids.map((id) => told.sources.get(id)).filter((source) => source !== undefined);
  const beforeOrigin =
    claims.some(({ chain }) => chain.length === 1) && ids.length > 0 && claims.some(({ chain }) => chain.length > 1);
  const { groups, because } = ids.length === 0 ? { groups: 0, because: [] } : collapse(origins, told.actors);
  return {
    articles: 1,
    publishers: 1,
    origins: ids.length,
    independentOrigins: Math.min(groups, ids.length),
    method: corroborationMethod,
    collapsedBecause: [...because, ...(beforeOrigin ? ['the publisher’s own words count only where it names no source'] : [])],
  };
}
