/** From a curated file to a record set as the engine would give it: ids for handles, and all that follows from the rest. */
import { parse } from 'yaml';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { AuthorityEntry } from '../lexicon/types.ts';
import { makeId } from '../normalise/records/identity.ts';
import { makeLabel } from '../schema/labels.ts';
import type { MentionedActor } from '../schema/actor.ts';
import type { Article, RecordSet } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { ActorRef, ArticleRef, EventRef, Evidence, Mention, Place, SourceRef, Time } from '../schema/common.ts';
import type { MentionedEvent, Participant } from '../schema/event.ts';
import type { MentionedSource } from '../schema/source.ts';
import { eventTypeTable } from '../schema/event-type-table.ts';
import { type At, type CuratedClaim, type CuratedEvent, CuratedFile, type Mentions } from './curated-file.ts';

const rule = 'curated';

/** Everything that later parts of the file refer to by handle. */
interface Desk {
  readonly file: CuratedFile;
  readonly article: ArticleRef;
  readonly actors: ReadonlyMap<string, MentionedActor>;
  readonly sources: ReadonlyMap<string, MentionedSource>;
  readonly events: ReadonlyMap<string, EventRef>;
}

function find<T>(records: ReadonlyMap<string, T>, handle: string): T {
  const record = records.get(handle);
  if (record === undefined) throw new Error(`no record has the handle \`${handle}\`; correct the reference, or add the record`);
  return record;
}

const evidence = (article: string, [start, end, quoteSha256]: At): Evidence => ({ article, start, end, quoteSha256 });
const mentionsOf = (article: string, mentions: Mentions): Mention[] =>
  mentions.map(({ at, field }) => ({ ...evidence(article, at), rule, ...(field !== undefined && { field }) }));
const actorRef = ({ id, name, kind, country }: MentionedActor): ActorRef => ({
  id,
  name,
  kind,
  ...(country !== undefined && { country }),
});
const sourceRef = ({ id, name, kind, named }: MentionedSource): SourceRef => ({ id, name, kind, named });

function anchored<T extends { readonly evidence: readonly At[] }>(
  article: string,
  value: T,
): Omit<T, 'evidence'> & { rule: string; evidence: Evidence[] } {
  return { ...value, rule, evidence: value.evidence.map((at) => evidence(article, at)) };
}

/** The authority's entry for a name, where it is the only one of its kind: curated records then are the engine's. */
function findEntry(lexicon: Lexicon, { name, kind, country }: CuratedFile['actors'][number]): AuthorityEntry | undefined {
  const entries = lexicon.forms.lookup(name).map(({ entry }) => entry);
  const fitting = [...new Set(entries)].filter(
    (entry) =>
      lexicon.actorKindOf(entry) === kind && (!('country' in entry) || entry.country === undefined || entry.country === country),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

const keyOf = (file: CuratedFile, kind: string, mentions: Mentions, handle: string): (string | number)[] => {
  const [first] = mentions;
  return first ? [file.article.text.sha256, kind, first.at[0], first.at[1]] : [file.article.text.sha256, kind, handle];
};

/** Keys of the actors, by handle; the source that is the same person or body has the same. */
const actorKeys = (file: CuratedFile, lexicon: Lexicon): ReadonlyMap<string, readonly (string | number)[]> =>
  new Map(
    file.actors.map((actor) => {
      const entry = actor.named ? findEntry(lexicon, actor) : undefined;
      return [actor.handle, entry ? [entry.id] : keyOf(file, actor.kind, actor.mentions, actor.handle)];
    }),
  );

function makeActors(file: CuratedFile, article: string, keys: ReturnType<typeof actorKeys>): Map<string, MentionedActor> {
  return new Map(
    file.actors.map(({ handle, mentions, ...actor }) => {
      const part = file.events.filter(({ participants }) => participants.some((each) => each.actor === handle));
      const asRecipient = part.filter(({ participants }) =>
        participants.some((each) => each.actor === handle && each.role === 'recipient'),
      ).length;
      const counts = { articles: 1, events: part.length, asActor: part.length - asRecipient, asRecipient };
      return [
        handle,
        {
          ...actor,
          id: makeId('act', ...keys.get(handle)!),
          rule,
          mergedFrom: [],
          counts,
          mentions: mentionsOf(article, mentions),
        },
      ];
    }),
  );
}

function makeSources(
  file: CuratedFile,
  article: string,
  actors: Desk['actors'],
  keys: ReturnType<typeof actorKeys>,
): Map<string, MentionedSource> {
  return new Map(
    file.sources.map(({ handle, mentions, actor, ...source }) => {
      const mine = file.claims.filter(({ chain }) => chain.some((link) => link.source === handle));
      const asOrigin = mine.filter(({ chain }) => chain.at(-1)?.source === handle).length;
      const key = (actor !== undefined && keys.get(actor)) || keyOf(file, source.kind, mentions, handle);
      const record: MentionedSource = {
        ...source,
        id: makeId('src', ...key),
        ...(actor !== undefined && { actor: actorRef(find(actors, actor)) }),
        rule,
        mergedFrom: [],
        counts: { claims: mine.length, asOrigin, asRelay: mine.length - asOrigin },
        mentions: mentionsOf(article, mentions),
      };
      return [handle, record];
    }),
  );
}

const participantsOf = (actors: Desk['actors'], participants: CuratedEvent['participants']): Participant[] =>
  participants.map(({ actor, role }) => ({ actor: actorRef(find(actors, actor)), role, rule }));

/** "evt-missile-drills" gives "missile drills": the curator's own words for what it is. */
const topicOf = (handle: string): string => handle.replace(/^evt-/, '').replaceAll('-', ' ');

const makeEventRef = (file: CuratedFile, actors: Desk['actors'], event: CuratedEvent): EventRef => ({
  id: makeId('evt', ...keyOf(file, event.type, event.mentions, event.handle), event.handle),
  name: makeLabel(event.type, topicOf(event.handle), participantsOf(actors, event.participants)),
  type: event.type,
  status: event.status,
});

function makeEvent(desk: Desk, event: CuratedEvent): MentionedEvent {
  const { handle, time, place, partOf, about, cameo, mentions, ...rest } = event;
  const { id, name } = find(desk.events, handle);
  const row = eventTypeTable[event.type];
  return {
    ...rest,
    id,
    label: name,
    quad: row.quad,
    cameo: cameo ?? { root: row.cameoRoot, mapping: row.mapping },
    participants: participantsOf(desk.actors, event.participants),
    ...(time && { time: anchored(desk.article.id, time) as Time }),
    ...(place && { place: anchored(desk.article.id, place) as Place }),
    about: about.map((each) => find(desk.events, each)),
    ...(partOf !== undefined && { partOf: find(desk.events, partOf) }),
    intensity: row.intensity,
    rule,
    corroboration: { articles: 1, publishers: 1, origins: 0, independentOrigins: 0, method: 'none', collapsedBecause: [] }, // worked out when it is resolved
    mergedFrom: [],
    mentions: mentionsOf(desk.article.id, mentions),
  };
}

function makeClaim(desk: Desk, claim: CuratedClaim): Claim {
  const { handle, chain, asserted, ...rest } = claim;
  const { id: article } = desk.article;
  const links = chain.map(({ source, cue, evidence: places }) => ({
    source: sourceRef(find(desk.sources, source)),
    ...(cue !== undefined && { cue }),
    rule,
    evidence: places.map((at) => evidence(article, at)),
  }));
  return {
    ...rest,
    id: makeId('clm', desk.file.article.text.sha256, handle),
    article: desk.article,
    chain: links,
    origin: links.at(-1)!.source,
    events: asserted.map(({ event }) => find(desk.events, event)),
    asserted: asserted.map(({ event, status, time, place, participants, quantities }) => ({
      event: find(desk.events, event),
      status,
      ...(time && { time: anchored(article, time) as Time }),
      ...(place && { place: anchored(article, place) as Place }),
      participants: participantsOf(desk.actors, participants),
      quantities: quantities.map((quantity) => ({ ...quantity, evidence: quantity.evidence.map((at) => evidence(article, at)) })),
    })),
    rule,
    evidence: claim.evidence.map((at) => evidence(article, at)),
  };
}

function makeArticle(file: CuratedFile, id: string, publisher: SourceRef): Article {
  const { handle: _handle, published, ...article } = file.article;
  const counts = {
    sources: file.sources.length,
    actors: file.actors.length,
    events: file.events.length,
    claims: file.claims.length,
  };
  return { ...article, id, publisher, ...(published && { published: anchored(id, published) as Time }), counts };
}

/** Makes the record set. Takes the file's text, its name for messages, and the authority data. Throws on anything wrong in the file. */
export function makeCurated(yaml: string, name: string, lexicon: Lexicon): RecordSet {
  const parsed = CuratedFile.safeParse(parse(yaml));
  if (!parsed.success)
    throw new Error(`${name}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  const file = parsed.data;
  const id = makeId('art', file.article.text.sha256);
  const keys = actorKeys(file, lexicon);
  const actors = makeActors(file, id, keys);
  const sources = makeSources(file, id, actors, keys);
  const events = new Map(file.events.map((event) => [event.handle, makeEventRef(file, actors, event)]));
  const publisher = find(sources, file.article.publisher);
  const { edtf } = file.article.published ?? {};
  const article: ArticleRef = {
    id,
    name: file.article.headline ?? id,
    publisher: publisher.name,
    ...(edtf !== undefined && { published: edtf }),
  };
  const desk: Desk = { file, article, actors, sources, events };
  return {
    article: makeArticle(file, id, sourceRef(publisher)),
    sources: [...sources.values()],
    actors: [...actors.values()],
    events: file.events.map((event) => makeEvent(desk, event)),
    claims: file.claims.map((claim) => makeClaim(desk, claim)),
  };
}
