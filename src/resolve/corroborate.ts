/**
 * How many really know. Of all the claims that tell of an event, in all articles, the ultimate origins are counted, not the
 * copies; and of those, each that may be the same as another is collapsed into it, always towards fewer:
 *
 *   - a source that in another claim only carries what a deeper source says is no origin: ten papers that carry an agency which
 *     cites a ministry are one origin, the ministry, whether or not they all say so;
 *   - a publisher that names no source counts only where nobody names one; copies of one text are one;
 *   - a body and whoever speaks for it are one; so are two bodies that one person speaks for;
 *   - the unnamed are not assumed to differ, from each other or from the named;
 *   - who denies, doubts or will not say bears nothing out, where others assert.
 *
 * What is known of an origin (its name, the bodies it speaks for) is what the articles that tell of this event say of it, so that
 * the number is the same whatever else is known and in whichever order it came.
 */
import type { Claim } from '../schema/claim.ts';
import type { Corroboration } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';
import type { Actor } from '../schema/actor.ts';
import { foldName } from './identity.ts';
import { allValues, type Entry, type Tally } from './tally.ts';

export const corroborationMethod = 'origins-of-chains-2';

/** Who says so, as one article puts it; ids are those of the records. */
export interface Speakers {
  readonly sources: ReadonlyMap<string, Source>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly publisher: string;
  /** The group of near-identical texts that the article belongs to. */
  readonly copies: string | undefined;
}

/** Who denies, doubts or will not say bears nothing out. */
const silent: ReadonlySet<string> = new Set(['denies', 'doubts', 'declines']);

interface Origin {
  readonly id: string;
  readonly name: string;
  readonly named: boolean;
  readonly telling: boolean;
  /** False where the publisher itself says so. */
  readonly cited: boolean;
  /** Names that it goes by or speaks for. */
  readonly names: readonly string[];
}

/** Names that a source goes by or speaks for: its own, and the bodies that its offices are at. */
function namesOf(source: Source, actors: Speakers['actors']): string[] {
  const actor = source.actor && actors.get(source.actor.id);
  const bodies =
    actor?.roles.flatMap(({ organisation, country }) => [organisation, source.kind === 'official' ? country : undefined]) ?? [];
  const country = source.kind === 'government' || actor?.kind === 'country' ? source.country : undefined;
  const names = [source.name, ...bodies, country].filter((name) => name !== undefined).map(foldName);
  return [...new Set(names)].sort();
}

/** The unnamed are told apart by who brings them and what they are called, so that copies of "two officials" are one. */
function originOf({ chain, origin, stance }: Claim, { sources, actors, copies }: Speakers): Origin | undefined {
  const source = sources.get(origin.id);
  if (!source) return undefined;
  const bringer = chain.findLast((link) => sources.get(link.source.id)?.named)?.source.id ?? '';
  const cited = chain.length > 1;
  const copied = !cited && copies !== undefined;
  const id = copied ? `copies ${copies}` : source.named ? source.id : `${bringer} ${foldName(source.name)}`;
  const names = source.named ? namesOf(source, actors) : [];
  return {
    id,
    name: copied ? 'copies of one text' : source.name,
    named: source.named,
    telling: !silent.has(stance),
    cited,
    names,
  };
}

/** What one article's claims on an event add to its tally. */
export function originEntries(claims: readonly Claim[], speakers: Speakers): Entry[] {
  const origins = claims.flatMap((claim) => originOf(claim, speakers) ?? []);
  const relays = claims
    .filter(({ stance }) => !silent.has(stance))
    .flatMap(({ chain }) => chain.slice(0, -1).map(({ source }) => source.id))
    .filter((id) => speakers.sources.get(id)?.named);
  return [
    ...[...new Set(origins.map((origin) => JSON.stringify(origin)))].map((origin): Entry => ['origin', origin]),
    ...[...new Set(relays)].map((relay): Entry => ['relay', relay]),
    ['publisher', speakers.publisher],
    speakers.copies === undefined ? ['text', 'its own'] : ['copies', speakers.copies],
  ];
}

/** One origin from what several articles say of it. */
function gather(origins: readonly Origin[]): Origin[] {
  return [...Map.groupBy(origins, ({ id }) => id).values()].map((all) => ({
    ...all[0]!,
    name: all.map(({ name }) => name).sort()[0]!,
    cited: all.some(({ cited }) => cited),
    names: [...new Set(all.flatMap(({ names }) => names))].sort(),
  }));
}

interface Collapsed {
  readonly groups: number;
  readonly because: readonly string[];
}

function collapse(origins: readonly Origin[]): Collapsed {
  const because: string[] = [];
  let groups: ReadonlySet<string>[] = []; // the names of those who may be one
  for (const { name, names } of origins.filter(({ named }) => named)) {
    const same = groups.filter((group) => names.some((each) => group.has(each)));
    if (same.length > 0) because.push(`${name} may speak for another origin`);
    groups = [...groups.filter((group) => !same.includes(group)), new Set([...same.flatMap((group) => [...group]), ...names])];
  }
  const unnamed = origins.filter(({ named }) => !named);
  if (unnamed.length > 1) because.push(`${unnamed.length} unnamed origins are not assumed to differ`);
  if (unnamed.length > 0 && groups.length > 0) because.push('an unnamed origin may be one of the named');
  return { groups: Math.max(1, groups.length), because };
}

const byName = (a: Origin, b: Origin): number => (`${a.name} ${a.names.join()}` < `${b.name} ${b.names.join()}` ? -1 : 1);
const list = (origins: readonly Origin[]): string => [...new Set(origins.map(({ name }) => name))].join(', ');

/** Corroboration of an event from its tally; an event without claims has no origins. */
export function corroborate(tally: Tally): Corroboration {
  const given = allValues(tally, 'origin').map((text) => JSON.parse(text) as Origin);
  const telling = given.filter((origin) => origin.telling);
  const origins = gather(telling.length > 0 ? telling : given).sort(byName);
  const relays = new Set(allValues(tally, 'relay'));
  const carriers = origins.filter(({ id, cited }) => cited && relays.has(id));
  const narrators = origins.filter(({ cited }) => !cited);
  const cited = origins.filter((origin) => origin.cited && !carriers.includes(origin));
  const counted = cited.length > 0 ? cited : origins;
  const { groups, because } = origins.length === 0 ? { groups: 0, because: [] } : collapse(counted);
  const texts = (tally.fields.text?.['its own'] ?? 0) + allValues(tally, 'copies').length;
  return {
    articles: texts,
    publishers: allValues(tally, 'publisher').length,
    origins: counted.length,
    independentOrigins: Math.min(groups, counted.length),
    method: corroborationMethod,
    collapsedBecause: [
      ...(tally.articles > texts ? [`${tally.articles - texts} articles are copies of others`] : []),
      ...(cited.length > 0 && carriers.length > 0 ? [`${list(carriers)} only carries what others say`] : []),
      ...because,
      ...(cited.length > 0 && narrators.length > 0 ? ['a publisher’s own words count only where nobody names a source'] : []),
    ],
  };
}
