/** References inside records: set to the records that they mean, under the names that those have. */
import type { Article } from '../schema/article.ts';
import type { Claim } from '../schema/claim.ts';
import type { ActorRef, ArticleRef, EventRef, SourceRef } from '../schema/common.ts';
import type { Event, Participant } from '../schema/event.ts';
import type { Source } from '../schema/source.ts';

export const sourceRef = ({ id, name, kind, named }: Omit<Source, 'counts'>): SourceRef => ({ id, name, kind, named });

export interface References {
  readonly source: (ref: SourceRef) => SourceRef;
  readonly actor: (ref: ActorRef) => ActorRef;
  readonly event: (ref: EventRef) => EventRef;
}

const participant = (each: Participant, { actor }: References): Participant => ({ ...each, actor: actor(each.actor) });

export const rewriteParticipants = <T extends Pick<Event, 'participants'>>(event: T, references: References): T => ({
  ...event,
  participants: event.participants.map((each) => participant(each, references)),
});

export const rewriteEvent = <T extends Pick<Event, 'participants' | 'about' | 'partOf'>>(
  event: T,
  references: References,
): T => ({
  ...rewriteParticipants(event, references),
  about: event.about.map(references.event),
  ...(event.partOf && { partOf: references.event(event.partOf) }),
});

export function rewriteClaim(claim: Claim, references: References): Claim {
  const chain = claim.chain.map((link) => ({ ...link, source: references.source(link.source) }));
  const publisher = chain[0]?.source.name;
  const article: ArticleRef =
    claim.article.publisher === undefined || publisher === undefined ? claim.article : { ...claim.article, publisher };
  const asserted = claim.asserted.map((each) => ({
    ...rewriteParticipants(each, references),
    event: references.event(each.event),
  }));
  const events = claim.events.map(references.event);
  return { ...claim, article, chain, origin: references.source(claim.origin), events, asserted };
}

export const rewriteArticle = (article: Article, { source }: References): Article => ({
  ...article,
  publisher: source(article.publisher),
});

export const rewriteSource = <T extends Pick<Source, 'actor'>>(record: T, { actor }: References): T =>
  record.actor ? { ...record, actor: actor(record.actor) } : record;

/** References under the ids of the records, with the names that the article itself gives. */
export function onlyIds(recordOf: (localId: string) => string): References {
  const move = <T extends { readonly id: string }>(ref: T): T => ({ ...ref, id: recordOf(ref.id) });
  return { source: move, actor: move, event: move };
}
