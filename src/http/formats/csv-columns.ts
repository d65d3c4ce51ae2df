/**
 * The columns of CSV, by kind of record: paths into the record, which are the headers too. Their order is frozen, since
 * spreadsheets and scripts read by position; a new column goes to the end. A path leads through lists into each of their
 * members. A path that no record has does not compile.
 */
import type { Actor } from '../../schema/actor.ts';
import type { Article } from '../../schema/article.ts';
import type { ChangeEntry } from '../../schema/change.ts';
import type { Claim } from '../../schema/claim.ts';
import type { Mention } from '../../schema/common.ts';
import type { Event } from '../../schema/event.ts';
import type { Job, JobItem } from '../../schema/job.ts';
import type { Source } from '../../schema/source.ts';

type Member<T> = NonNullable<T> extends readonly (infer I)[] ? NonNullable<I> : NonNullable<T>;
type PathOf<T> = {
  [K in keyof T & string]-?: Member<T[K]> extends object ? `${K}.${PathOf<Member<T[K]>>}` : K;
}[keyof T & string];

interface Records {
  readonly articles: Article;
  readonly sources: Source;
  readonly actors: Actor;
  readonly events: Event;
  readonly claims: Claim;
  readonly mentions: Mention;
  readonly changes: ChangeEntry;
  readonly jobs: Job;
  readonly jobItems: JobItem;
}
export type Tabular = keyof Records;

export const csvColumns: { readonly [K in Tabular]: readonly PathOf<Records[K]>[] } = {
  articles: [
    'id',
    'headline',
    'publisher.id',
    'publisher.name',
    'byline',
    'published.edtf',
    'published.earliest',
    'published.latest',
    'url',
    'language',
    'rights.notice',
    'rights.textRedistributable',
    'text.sha256',
    'text.length',
    'text.stored',
    'version',
    'pubStatus',
    'pipeline.name',
    'pipeline.version',
    'counts.sources',
    'counts.actors',
    'counts.events',
    'counts.claims',
    'updated',
  ],
  sources: [
    'id',
    'name',
    'kind',
    'named',
    'description',
    'actor.id',
    'actor.name',
    'country',
    'rule',
    'mergedFrom',
    'counts.claims',
    'counts.asOrigin',
    'counts.asRelay',
    'updated',
  ],
  actors: [
    'id',
    'name',
    'kind',
    'named',
    'aliases',
    'country',
    'sector',
    'roles.title',
    'roles.organisation',
    'roles.country',
    'wikidataId',
    'rule',
    'mergedFrom',
    'counts.articles',
    'counts.events',
    'counts.asActor',
    'counts.asRecipient',
    'updated',
  ],
  events: [
    'id',
    'label',
    'type',
    'modes',
    'contexts',
    'quad',
    'cameo.root',
    'cameo.code',
    'cameo.mapping',
    'status',
    'participants.actor.id',
    'participants.actor.name',
    'participants.actor.country',
    'participants.role',
    'time.edtf',
    'time.earliest',
    'time.latest',
    'time.basis',
    'place.name',
    'place.kind',
    'place.country',
    'place.lat',
    'place.lon',
    'place.precision',
    'about.id',
    'about.name',
    'partOf.id',
    'intensity',
    'rule',
    'corroboration.articles',
    'corroboration.publishers',
    'corroboration.origins',
    'corroboration.independentOrigins',
    'mergedFrom',
    'updated',
  ],
  claims: [
    'id',
    'article.id',
    'article.name',
    'article.publisher',
    'article.published',
    'chain.source.id',
    'chain.source.name',
    'chain.source.kind',
    'chain.cue',
    'origin.id',
    'origin.name',
    'origin.kind',
    'stance',
    'negated',
    'hedged',
    'direct',
    'events.id',
    'events.name',
    'events.type',
    'events.status',
    'asserted.status',
    'asserted.time.edtf',
    'asserted.place.name',
    'rule',
    'evidence.start',
    'evidence.end',
    'evidence.quoteSha256',
    'updated',
  ],
  mentions: ['article', 'start', 'end', 'quoteSha256', 'rule', 'field'],
  changes: ['seq', 'at', 'resource', 'id', 'change', 'into'],
  jobs: [
    'id',
    'state',
    'created',
    'finished',
    'items.total',
    'items.waiting',
    'items.created',
    'items.corrected',
    'items.renewed',
    'items.known',
    'items.failed',
    'items.canceled',
  ],
  jobItems: ['position', 'state', 'article.id', 'article.name', 'problem.code', 'problem.detail'],
};
