/** From each record to its nodes. */
import type { Actor } from '../../schema/actor.ts';
import type { Article } from '../../schema/article.ts';
import type { Claim } from '../../schema/claim.ts';
import type { Mention } from '../../schema/common.ts';
import type { Event } from '../../schema/event.ts';
import type { Source } from '../../schema/source.ts';
import { agentType, annotation, type Node, placeNode, term, timeParts, type Url } from './jsonld-parts.ts';

/** A record as a list gives it, which may be shortened. */
type Shown<T extends { readonly id: string }> = Partial<T> & Pick<T, 'id'>;
type Mentioned = { readonly mentions?: readonly Mention[] };

function mentionNode(mention: Mention, subject: string | undefined, url: Url): Node {
  const { article, start, end, field, rule } = mention;
  const id = `${subject ?? url('articles', article)}#${[field, article, start, end].filter((part) => part !== undefined).join('-')}`;
  return annotation(id, subject, mention, url, rule);
}
const notations = (subject: string, { mentions = [] }: Mentioned, url: Url): Node[] =>
  mentions.map((mention) => mentionNode(mention, subject, url));

export function articleNode(article: Shown<Article>, url: Url): Node[] {
  const { publisher, published, byline = [], rights, text } = article;
  return [
    {
      id: url('articles', article.id),
      type: 'NewsArticle',
      ...(article.headline !== undefined && { headline: article.headline }),
      ...(publisher && { publisher: { id: url('sources', publisher.id), name: publisher.name } }),
      ...(byline.length > 0 && { creditText: byline.join(', ') }),
      ...(published?.earliest !== undefined && { datePublished: published.earliest }),
      ...(article.url !== undefined && { url: article.url }),
      ...(article.language !== undefined && { inLanguage: article.language }),
      ...(rights?.notice !== undefined && { copyrightNotice: rights.notice }),
      ...(article.version !== undefined && { version: article.version }),
      ...(article.updated !== undefined && { dateModified: article.updated }),
      ...(text && { textSha256: text.sha256 }),
    },
  ];
}

export function sourceNode(source: Shown<Source> & Mentioned, url: Url): Node[] {
  const id = url('sources', source.id);
  const node = {
    id,
    type: source.actor ? agentType(source.actor.kind) : ['prov:Agent'],
    ...(source.name !== undefined && { name: source.name }),
    ...(source.description !== undefined && { description: source.description }),
    ...(source.actor && { sameAs: url('actors', source.actor.id) }),
  };
  return [node, ...notations(id, source, url)];
}

export function actorNode(actor: Shown<Actor> & Mentioned, url: Url): Node[] {
  const id = url('actors', actor.id);
  const { aliases = [], roles = [] } = actor;
  const node = {
    id,
    type: actor.kind === undefined ? ['prov:Agent'] : agentType(actor.kind),
    ...(actor.name !== undefined && { name: actor.name }),
    ...(aliases.length > 0 && { alternateName: aliases }),
    ...(roles.length > 0 && { jobTitle: roles.map(({ title }) => title) }),
    ...(actor.wikidataId !== undefined && { sameAs: `http://www.wikidata.org/entity/${actor.wikidataId}` }),
  };
  return [node, ...notations(id, actor, url)];
}

export function eventNode(event: Shown<Event> & Mentioned, url: Url): Node[] {
  const id = url('events', event.id);
  const { participants = [], about = [] } = event;
  const node = {
    id,
    type: ['Event', 'prov:Activity'],
    ...(event.label !== undefined && { name: event.label }),
    eventType: term(url, 'event-types', event.type),
    status: term(url, 'event-statuses', event.status),
    ...timeParts(event.time),
    ...(event.place && { location: placeNode(event.place) }),
    ...(event.intensity !== undefined && { intensity: event.intensity }),
    ...(participants.length > 0 && {
      participation: participants.map(({ actor, role }) => ({
        type: 'prov:Association',
        'prov:agent': { id: url('actors', actor.id), name: actor.name },
        role: term(url, 'participant-roles', role),
      })),
    }),
    ...(about.length > 0 && { about: about.map((each) => ({ id: url('events', each.id), name: each.name })) }),
    ...(event.partOf && { superEvent: { id: url('events', event.partOf.id), name: event.partOf.name } }),
  };
  return [node, ...notations(id, event, url)];
}

/**
 * A chain as provenance: each link is what one source said, derived from what the next one said; the last, of which nobody is
 * known to have it from somebody else, is the claim's primary source.
 */
function chainNode(claim: Shown<Claim>, id: string, url: Url): Node {
  const chain = claim.chain ?? [];
  const derived = chain.reduceRight<Node>(
    (inner, { source, cue }, index) => ({
      'prov:wasDerivedFrom': {
        id: `${id}#link-${index + 1}`,
        type: 'prov:Entity',
        'prov:wasAttributedTo': { id: url('sources', source.id), name: source.name },
        ...(cue !== undefined && { cue }),
        ...inner,
      },
    }),
    {},
  );
  return { ...derived, ...(chain.length > 0 && { 'prov:hadPrimarySource': { id: `${id}#link-${chain.length}` } }) };
}

export function claimNode(claim: Shown<Claim>, url: Url): Node[] {
  const id = url('claims', claim.id);
  const { article, origin, events = [], evidence = [], chain = [] } = claim;
  const node = {
    id,
    type: ['Claim', 'prov:Entity'],
    ...(article && { appearance: { id: url('articles', article.id), type: 'NewsArticle', name: article.name } }),
    ...(origin && { author: { id: url('sources', origin.id), name: origin.name } }),
    ...chainNode(claim, id, url),
    stance: term(url, 'stances', claim.stance),
    negated: claim.negated,
    hedged: claim.hedged,
    direct: claim.direct,
    ...(events.length > 0 && {
      about: events.map((event) => ({ id: url('events', event.id), type: 'Event', name: event.name })),
    }),
  };
  const content = evidence.map((each, index) => annotation(`${id}#evidence-${index + 1}`, id, each, url, claim.rule));
  const links = chain.flatMap((link, at) =>
    link.evidence.map((each, index) =>
      annotation(`${id}#link-${at + 1}-evidence-${index + 1}`, `${id}#link-${at + 1}`, each, url, link.rule),
    ),
  );
  return [node, ...content, ...links];
}

export const annotationNode = (mention: Mention, url: Url, subject?: string): Node[] => [mentionNode(mention, subject, url)];
