/**
 * Articles that tell of a world's events with the differences that articles have. Made directly as record sets, so that what is measured is
 * who is who, not how a text is read.
 *
 * How articles differ (shares of all tellings): 60 % state the day, 35 % only report it, 5 % give the month; in 25 % a person is
 * told as the country; in 12 % one side is missing; in 15 % the type is another of its family; in 30 % it is called otherwise;
 * half name the place; one article in seven has the very text of others on its story, as far as sketches go.
 */
import { makeId, sha256 } from '../../../src/normalise/records/identity.ts';
import type { MentionedActor } from '../../../src/schema/actor.ts';
import type { RecordSet } from '../../../src/schema/article.ts';
import type { Claim } from '../../../src/schema/claim.ts';
import type { ActorRef, Place, Time } from '../../../src/schema/common.ts';
import type { MentionedEvent, Participant } from '../../../src/schema/event.ts';
import { makeLabel } from '../../../src/schema/labels.ts';
import type { MentionedSource } from '../../../src/schema/source.ts';
import { eventTypeTable } from '../../../src/schema/event-type-table.ts';
import { type Chance, countryName, kinds, type Person, type Story, type World } from './world.ts';

const date = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const month = (day: number): { first: string; last: string; edtf: string } => {
  const [year, number] = date(day).split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { first: `${last.slice(0, 8)}01`, last, edtf: last.slice(0, 7) };
};

export interface Made {
  readonly set: RecordSet;
  /** Truth: the event of the world behind each event of the set. */
  readonly truth: ReadonlyMap<string, string>;
  readonly published: string;
}

const pipeline = { name: 'whence', version: '0.0.1' };
const noCounts = { articles: 1, events: 0, asActor: 0, asRecipient: 0 };

/** One article of a story. `sketch` makes a sketch of words, as the engine would of the text. */
export function makeArticle(
  world: World,
  story: Story,
  number: number,
  random: Chance,
  sketch?: (text: string) => string | undefined,
): Made {
  const hash = sha256(`article ${number}`);
  const article = makeId('art', hash);
  // On what happened last, and on some of what went before.
  const latest = random.below(story.events.length);
  const published = date(story.events[latest]!.day + random.skewed(4));
  const paper = random.pick(world.papers);
  let at = 0;
  const evidence = () => ({ article, start: at, end: (at += 7), quoteSha256: hash });
  const actors = new Map<string, MentionedActor>();
  const sources = new Map<string, MentionedSource>();
  const actor = (name: string, kind: 'person' | 'country' | 'organisation', country?: string): ActorRef => {
    const known = actors.get(name);
    const mention = { ...evidence(), rule: 'made' };
    const id =
      known?.id ??
      (kind === 'country' ? makeId('act', `country-${country}`) : makeId('act', hash, kind, mention.start, mention.end));
    const base = known ?? {
      id,
      name,
      kind,
      named: true,
      aliases: [],
      ...(country !== undefined && { country }),
      roles: [],
      rule: 'made',
      mergedFrom: [],
      counts: noCounts,
      mentions: [],
    };
    actors.set(name, { ...base, mentions: [...base.mentions, mention] });
    return { id, name, kind, ...(country !== undefined && { country }) };
  };
  const source = (name: string, kind: MentionedSource['kind']) => {
    const known = sources.get(name);
    const mention = { ...evidence(), rule: 'made' };
    const id =
      known?.id ??
      (kind === 'publisher' ? makeId('src', 'publisher', name.toLowerCase()) : makeId('src', hash, mention.start, mention.end));
    const named = !/^[a-z]/.test(name);
    const base = known ?? {
      id,
      name,
      kind,
      named,
      rule: 'made',
      mergedFrom: [],
      counts: { claims: 0, asOrigin: 0, asRelay: 0 },
      mentions: [],
    };
    sources.set(name, { ...base, mentions: [...base.mentions, mention] });
    return { id, name, kind, named };
  };
  const publisher = source(paper, 'publisher');
  const events: MentionedEvent[] = [];
  const claims: Claim[] = [];
  const truth = new Map<string, string>();
  const reference = { id: article, name: `Headline ${number}`, publisher: paper, published };
  for (const [order, each] of story.events.entries()) {
    if (order > latest || (order < latest && random.next() < 0.4)) continue;
    const kind = kinds.find(({ topics }) => topics === each.topics)!;
    const type = random.next() < 0.15 ? random.pick(kind.types) : each.type;
    const topic = random.next() < 0.3 ? random.pick(each.topics) : each.topics[0]!;
    const named = ({ name, country }: Person): ActorRef =>
      random.next() < 0.25 ? actor(countryName(country), 'country', country) : actor(name, 'person', country);
    const sides = random.next() < 0.12 ? [named(each.who)] : [named(each.who), named(each.whom)];
    const participants = sides.map((ref, index): Participant => ({
      actor: ref,
      role: each.together && sides.length > 1 ? 'party' : index === 0 ? 'actor' : 'recipient',
      rule: 'made',
    }));
    const roll = random.next();
    const within = month(each.day);
    const time: Time | undefined =
      roll < 0.6
        ? { edtf: date(each.day), earliest: date(each.day), latest: date(each.day), basis: 'inferred', evidence: [evidence()] }
        : roll < 0.95
          ? undefined
          : { edtf: within.edtf, earliest: within.first, latest: within.last, basis: 'stated', evidence: [evidence()] };
    const place: Place | undefined =
      random.next() < 0.5 ? { name: each.place, kind: 'city', precision: 'city', evidence: [evidence()] } : undefined;
    const whole = evidence();
    const row = eventTypeTable[type];
    const event: MentionedEvent = {
      id: makeId('evt', hash, whole.start, whole.end, type),
      label: makeLabel(type, topic, participants),
      type,
      modes: [],
      contexts: ['diplomatic'],
      quad: row.quad,
      cameo: { root: row.cameoRoot, mapping: row.mapping },
      status: 'occurred',
      participants,
      ...(time && { time }),
      ...(place && { place }),
      about: [],
      intensity: row.intensity,
      rule: 'made',
      corroboration: { articles: 1, publishers: 1, origins: 1, independentOrigins: 1, method: 'made', collapsedBecause: [] },
      mergedFrom: [],
      mentions: [{ ...whole, rule: 'made' }],
    };
    const eventRef = { id: event.id, name: event.label, type, status: event.status };
    const route = random.pick(each.routes);
    const chain = [
      publisher,
      ...route.map((name) =>
        source(name, name.endsWith('Wire') ? 'newsAgency' : name.endsWith('Institute') ? 'organisation' : 'person'),
      ),
    ];
    events.push(event);
    truth.set(event.id, each.id);
    claims.push({
      id: makeId('clm', hash, whole.start),
      article: reference,
      chain: chain.map((ref, index) => ({ source: ref, rule: 'made', evidence: index === 0 ? [] : [whole] })),
      origin: chain.at(-1)!,
      stance: 'asserts',
      negated: false,
      hedged: false,
      direct: false,
      events: [eventRef],
      asserted: [
        { event: eventRef, status: event.status, participants, ...(time && { time }), ...(place && { place }), quantities: [] },
      ],
      rule: 'made',
      evidence: [whole],
    });
  }
  const sketched = sketch?.(`story ${story.events[0]!.id} version ${random.next() < 0.15 ? 'one' : number} `.repeat(12));
  const set: RecordSet = {
    article: {
      id: article,
      url: `https://${paper.toLowerCase().replaceAll(' ', '-')}.example/${number}`,
      headline: reference.name,
      publisher,
      byline: [],
      published: { edtf: published, earliest: published, latest: published, basis: 'stated', evidence: [] },
      language: 'en',
      rights: { textRedistributable: false },
      text: { sha256: hash, length: 1000, stored: false, ...(sketched !== undefined && { sketch: sketched }) },
      blocks: [{ kind: 'body', start: 0, end: 1000 }],
      version: 1,
      pubStatus: 'usable',
      pipeline,
      counts: { sources: sources.size, actors: actors.size, events: events.length, claims: claims.length },
    },
    sources: [...sources.values()],
    actors: [...actors.values()],
    events,
    claims,
  };
  return { set, truth, published };
}
