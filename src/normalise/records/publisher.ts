/** The publisher: the first source of every chain, known from the article's metadata, not from its text. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { AuthorityEntry } from '../../lexicon/types.ts';
import type { MentionedActor } from '../../schema/actor.ts';
import type { ArticleText } from '../../schema/article.ts';
import type { MentionedSource } from '../../schema/source.ts';
import { makeId, type RecordKey } from './identity.ts';

export interface Publisher {
  readonly source: MentionedSource;
  readonly actor: MentionedActor;
  /** What the ids of both are made from. */
  readonly key: RecordKey;
}

/** Agencies that no list knows say in their names what they are. */
const agencyName = /\b(?:(?:news|press) (?:agency|service)|newswire|wire(?: service)?)$/i;

const noClaims = { claims: 0, asOrigin: 0, asRelay: 0 };
const noEvents = { articles: 1, events: 0, asActor: 0, asRecipient: 0 };

function findEntry(name: string, lexicon: Lexicon): AuthorityEntry | undefined {
  const forms = lexicon.forms.lookup(name);
  return (forms.find(({ entry }) => entry.type === 'media') ?? forms.find(({ entry }) => entry.type === 'organisation'))?.entry;
}

/** The publisher's two records. Without a name in the metadata it is an unnamed source that belongs to this article. */
export function makePublisher(article: ArticleText, lexicon: Lexicon, textHash: string): Publisher {
  const entry = article.publisher === undefined ? undefined : findEntry(article.publisher, lexicon);
  const name = entry?.name ?? article.publisher?.trim() ?? 'unknown publisher';
  const named = article.publisher !== undefined;
  const key: RecordKey = entry ? [entry.id] : named ? ['publisher', name.toLowerCase()] : [textHash, 'publisher'];
  const country = entry && 'country' in entry ? entry.country : undefined;
  const rule = entry ? 'publisher/authority' : 'publisher/metadata';
  const shared = { name, named, ...(country && { country }), rule, mergedFrom: [], mentions: [] };
  const actor: MentionedActor = {
    id: makeId('act', ...key),
    ...shared,
    kind: 'organisation',
    aliases: [],
    sector: 'MED',
    roles: [],
    counts: noEvents,
  };
  const kind = entry?.type === 'media' ? entry.sourceKind : agencyName.test(name) ? 'newsAgency' : 'publisher';
  const actorLink = { id: actor.id, name, kind: actor.kind, ...(country && { country }) };
  const source: MentionedSource = { id: makeId('src', ...key), ...shared, kind, actor: actorLink, counts: noClaims };
  return { source, actor, key };
}
