/** The last stage: from what was found in the text to the record set that goes over the wire. */
import type { Lexicon } from '../../lexicon/types.ts';
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

function countSource(source: MentionedSource, claims: readonly Claim[]): MentionedSource {
  const mine = claims.filter(({ chain }) => chain.some((link) => link.source.id === source.id));
  const asOrigin = mine.filter(({ origin }) => origin.id === source.id).length;
  return { ...source, counts: { claims: mine.length, asOrigin, asRelay: mine.length - asOrigin } };
}

function countActor(actor: MentionedActor, events: readonly MentionedEvent[]): MentionedActor {
  const roles = events.flatMap((event) =>
    event.participants.filter((each) => each.actor.id === actor.id).map(({ role }) => role),
  );
  return {
    ...actor,
    counts: {
      articles: 1,
      events: roles.length,
      asActor: roles.filter((role) => role !== 'recipient').length,
      asRecipient: roles.filter((role) => role === 'recipient').length,
    },
  };
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
    pubStatus: 'usable',
    pipeline,
    counts,
  };
}

/** Everything that the article gives. The same document and pipeline give the same record set to the byte. */
export function makeRecords(document: Told, lexicon: Lexicon, pipeline: Pipeline): RecordSet {
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
    anchors,
    textHash,
    entityKeys,
    article: reference,
    publisher: publisher.source,
  };
  const actors = makeActors(workshop, publisher);
  const sources = createSources(workshop, actors, publisher);
  const tellings = findTellings(workshop, sources);
  const events = makeEvents(workshop, actors, tellings);
  const claims = makeClaims(workshop, actors, sources, events, tellings);
  const records = { sources: sources.records(), actors: actors.records, events: events.records, claims };
  const counts = {
    sources: records.sources.length,
    actors: records.actors.length,
    events: records.events.length,
    claims: claims.length,
  };
  return {
    article: makeArticle({ document, anchors, reference, publisher, textHash, pipeline }, counts),
    sources: records.sources.map((source) => countSource(source, claims)),
    actors: records.actors.map((actor) => countActor(actor, records.events)),
    events: [...records.events],
    claims,
  };
}
