/** The last stage: from what was found in the text to the record set that goes over the wire. */
import type { RecordWords } from '../../lexicon/record-rules.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { MentionedActor } from '../../schema/actor.ts';
import type { Article, ArticleText, RecordSet } from '../../schema/article.ts';
import type { Claim } from '../../schema/claim.ts';
import type { ArticleRef, Time } from '../../schema/common.ts';
import type { MentionedEvent } from '../../schema/event.ts';
import type { MentionedSource } from '../../schema/source.ts';
import type { Told } from '../document.ts';
import { makeActors } from './actors.ts';
import { type Anchors, createAnchors } from './anchors.ts';
import { makeClaims } from './claims.ts';
import { makeEvents } from './events.ts';
import { makeEntityKeys, makeId, sha256 } from './identity.ts';
import { makePublisher, type Publisher } from './publisher.ts';
import { createSources } from './sources.ts';
import { withSpeakers } from './speakers.ts';
import { findTellings } from './tellings.ts';
import { sourceRef, type Workshop } from './workshop.ts';

export interface Pipeline {
  readonly name: string;
  readonly version: string;
}

/** The publication time as the ingester states it: a date, or a date-time whose day is kept as its bounds. */
function makePublished(article: ArticleText): Time | undefined {
  const { published } = article;
  return published === undefined
    ? undefined
    : { edtf: published, earliest: published, latest: published, basis: 'stated', rule: 'article/metadata', evidence: [] };
}

function findHeadline({ article, blocks }: Told): string | undefined {
  const block = blocks.find(({ kind }) => kind === 'headline');
  return article.headline ?? (block && article.text.slice(block.start, block.end).trim());
}

type CountOf<T> = (id: string) => T;

/** In how many claims each source stands, and as what. */
function countClaims(claims: readonly Claim[]): CountOf<MentionedSource['counts']> {
  const counts = new Map<string, MentionedSource['counts']>();
  for (const { chain, origin } of claims) {
    for (const { source } of chain) {
      const { claims: all = 0, asOrigin = 0, asRelay = 0 } = counts.get(source.id) ?? {};
      const last = source.id === origin.id;
      counts.set(source.id, { claims: all + 1, asOrigin: asOrigin + (last ? 1 : 0), asRelay: asRelay + (last ? 0 : 1) });
    }
  }
  return (id) => counts.get(id) ?? { claims: 0, asOrigin: 0, asRelay: 0 };
}

/** In how many events each actor takes part, and as what. */
function countEvents(events: readonly MentionedEvent[]): CountOf<MentionedActor['counts']> {
  const counts = new Map<string, MentionedActor['counts']>();
  const none = { articles: 1, events: 0, asActor: 0, asRecipient: 0 };
  for (const { actor, role } of events.flatMap(({ participants }) => participants)) {
    const { events: all, asActor, asRecipient } = counts.get(actor.id) ?? none;
    const receives = role === 'recipient' ? 1 : 0;
    counts.set(actor.id, { articles: 1, events: all + 1, asActor: asActor + 1 - receives, asRecipient: asRecipient + receives });
  }
  return (id) => counts.get(id) ?? none;
}

interface Parts {
  readonly document: Told;
  readonly anchors: Anchors;
  readonly reference: ArticleRef;
  readonly publisher: Publisher;
  readonly textHash: string;
  readonly pipeline: Pipeline;
}

function makeArticle({ document, anchors, reference, publisher, textHash, pipeline }: Parts, counts: Article['counts']): Article {
  const { article, blocks } = document;
  const headline = findHeadline(document);
  const published = makePublished(article);
  return {
    id: reference.id,
    ...(headline && { headline }),
    publisher: sourceRef(publisher.source),
    byline: article.byline ?? [],
    ...(published && { published }),
    ...(article.url && { url: article.url }),
    language: article.language,
    rights: {
      ...(article.rights?.notice && { notice: article.rights.notice }),
      textRedistributable: article.rights?.textRedistributable ?? false,
    },
    text: { sha256: textHash, length: anchors.offset(article.text.length), stored: article.storeText },
    blocks: blocks.map(({ kind, start, end }) => ({ kind, start: anchors.offset(start), end: anchors.offset(end) })),
    version: 1,
    pubStatus: article.pubStatus ?? 'usable',
    pipeline,
    counts,
  };
}

/** Everything that the article gives. The same document and pipeline give the same record set to the byte. */
export type MakeRecords = (told: Told, lexicon: Lexicon, pipeline: Pipeline) => RecordSet;

/** Makes the stage from its word lists. */
export const createMakeRecords =
  (words: RecordWords): MakeRecords =>
  (told, lexicon, pipeline) =>
    makeRecords(told, words, lexicon, pipeline);

function makeRecords(told: Told, words: RecordWords, lexicon: Lexicon, pipeline: Pipeline): RecordSet {
  const { document, alike } = withSpeakers(told, words);
  const { article } = document;
  const textHash = sha256(article.text);
  const publisher = makePublisher(article, lexicon, textHash);
  const id = makeId('art', textHash);
  const reference: ArticleRef = {
    id,
    name: findHeadline(document) ?? id,
    publisher: publisher.source.name,
    ...(article.published && { published: article.published }),
  };
  const anchors = createAnchors(document, id);
  const entityKeys = makeEntityKeys(document, textHash, anchors.offset, { name: publisher.source.name, key: publisher.key });
  const workshop: Workshop = {
    document,
    lexicon,
    words,
    anchors,
    textHash,
    entityKeys,
    article: reference,
    publisher: publisher.source,
  };
  const actors = makeActors(workshop, publisher);
  const sources = createSources(workshop, actors, publisher);
  const tellings = findTellings(workshop, sources, alike);
  const events = makeEvents(workshop, actors, tellings);
  const claims = makeClaims(workshop, actors, sources, events, tellings);
  const records = { sources: sources.records(), actors: actors.records, events: events.records, claims };
  const counts = {
    sources: records.sources.length,
    actors: records.actors.length,
    events: records.events.length,
    claims: claims.length,
  };
  const claimsOf = countClaims(claims);
  const eventsOf = countEvents(events.records);
  return {
    article: makeArticle({ document, anchors, reference, publisher, textHash, pipeline }, counts),
    sources: records.sources.map((source) => ({ ...source, counts: claimsOf(source.id) })),
    actors: records.actors.map((actor) => ({ ...actor, counts: eventsOf(actor.id) })),
    events: [...records.events],
    claims,
  };
}
