/** Curation: records that are one, merges that are taken back, fields that somebody sets, and the log of it all. */
import type { z } from 'zod';
import { mostArticles, type Curated, type Objection } from '../../curation.ts';
import { Actor } from '../../schema/actor.ts';
import {
  ActorMerge,
  ActorPart,
  ActorPatch,
  CurationPage,
  EventMerge,
  EventPart,
  SourceMerge,
  SourcePart,
  SourcePatch,
} from '../../schema/curation.ts';
import { Event } from '../../schema/event.ts';
import { MentionQuery } from '../../schema/query.ts';
import { Source } from '../../schema/source.ts';
import { reading } from '../article-body.ts';
import { answerPlainPage } from '../pages.ts';
import { expectedBy, ifMatchHeader } from '../preconditions.ts';
import { ProblemError } from '../problems.ts';
import { answerFound, idParams } from '../records.ts';
import { type Answer, defineRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

interface Kind {
  readonly kind: Curated;
  /** "Actor": what operations are called after. */
  readonly name: string;
  readonly record: z.ZodType;
  readonly merge: typeof ActorMerge;
  readonly part: typeof ActorPart;
}
const kinds: readonly Kind[] = [
  { kind: 'actors', name: 'Actor', record: Actor, merge: ActorMerge, part: ActorPart },
  { kind: 'sources', name: 'Source', record: Source, merge: SourceMerge, part: SourcePart },
  { kind: 'events', name: 'Event', record: Event, merge: EventMerge, part: EventPart },
];

const etag = 'Strong entity tag of the record from now on.';

function refuse(objection: Objection): never {
  switch (objection.objection) {
    case 'changed':
      throw new ProblemError('precondition-failed', 'The record is not what If-Match means any more.');
    case 'absent':
      throw new ProblemError('not-found', `There is no ${objection.id.slice(0, 60)}.`);
    case 'merged':
      throw new ProblemError('already-merged', `${objection.id} is this record, or part of another one.`);
    case 'not-merged':
      throw new ProblemError('not-merged', `${objection.id} is neither merged into this record nor one that stands beside it.`);
    case 'not-told':
      throw new ProblemError('not-merged', `${objection.id} does not tell of this record.`);
    case 'nothing-left':
      throw new ProblemError('not-merged', `No other article tells of ${objection.id}: nothing would be left of it.`);
    case 'too-many':
      throw new ProblemError(
        'too-large-a-change',
        `${objection.articles} articles would have to change; the most at once is ${mostArticles}.`,
      );
  }
}

/** Carries a decision out and answers with the record. */
async function decide(
  { store }: Services,
  kind: Curated,
  id: string,
  url: string,
  work: () => Promise<'done' | Objection>,
): Promise<Answer> {
  const found = await store.get(kind, id);
  if (found.state !== 'here') return answerFound(found, kind, id, url);
  const outcome = await reading(work);
  if (outcome !== 'done') refuse(outcome);
  return answerFound(await store.get(kind, id), kind, id, url);
}

const problems = [
  'not-found',
  'gone',
  'precondition-required',
  'precondition-failed',
  'invalid-body',
  'not-acceptable',
  'busy',
] as const;

const responses = (record: z.ZodType) => ({
  200: { description: 'The record from now on.', schema: record, headers: { ETag: etag } },
  308: { description: 'It was merged into another.', headers: { Location: 'The record that it is now.' } },
});

const mergeRoute = (services: Services, { kind, name, record, merge }: Kind): Route =>
  defineRoute({
    method: 'POST',
    path: `/v1/${kind}/{id}/merge`,
    operationId: `merge${name}s`,
    tag: kind,
    scope: 'curate',
    summary: `Decide that other ${kind} are this one`,
    description:
      'All that articles say of them is said of this one from now on, now and whenever the engine reads an article again. Their ids answer 308.',
    params: idParams,
    headers: ifMatchHeader,
    body: { schema: merge, problem: 'invalid-body' },
    responses: responses(record),
    problems: [...problems, 'already-merged', 'too-large-a-change'],
    handle: ({ params: { id }, headers, body, caller, url }) => {
      const expect = expectedBy(headers['if-match']);
      const by = { who: caller.key, why: body.why };
      return decide(services, kind, id, url, () => services.curation.merge(kind, id, body.from, by, expect));
    },
  });

const partRoute = (services: Services, { kind, name, record, part }: Kind): Route =>
  defineRoute({
    method: 'POST',
    path: `/v1/${kind}/{id}/part`,
    operationId: `part${name}s`,
    tag: kind,
    scope: 'curate',
    summary: `Decide that other ${kind} are not this one`,
    description:
      'Merges are taken back, whoever made them: the others stand for themselves, under their old ids, with what articles say of them, and the engine joins them no more. What `articles` tell becomes a record of its own, which `/decisions` names. `merge` undoes it.',
    params: idParams,
    headers: ifMatchHeader,
    body: { schema: part, problem: 'invalid-body' },
    responses: responses(record),
    problems: [...problems, 'not-merged', 'too-large-a-change'],
    handle: ({ params: { id }, headers, body, caller, url }) => {
      const expect = expectedBy(headers['if-match']);
      const by = { who: caller.key, why: body.why };
      if (body.from === undefined && body.articles === undefined)
        throw new ProblemError('invalid-body', 'Say what is not this record: `from`, `articles` or both.');
      return decide(services, kind, id, url, () => services.curation.part(kind, id, body, by, expect));
    },
  });

const patchRoute = (services: Services, { kind, name, record }: Kind, schema: typeof ActorPatch | typeof SourcePatch): Route =>
  defineRoute({
    method: 'PATCH',
    path: `/v1/${kind}/{id}`,
    operationId: `update${name}`,
    tag: kind,
    scope: 'curate',
    summary: `Set fields of ${name === 'Actor' ? 'an actor' : 'a source'}`,
    description:
      'What is set stays, whatever articles say; `curated` names it. References to the record follow. What `reset` names goes back to what articles say.',
    params: idParams,
    headers: ifMatchHeader,
    body: { schema: schema as typeof ActorPatch, problem: 'invalid-body' },
    responses: responses(record),
    problems: [...problems],
    handle: ({ params: { id }, headers, body, caller, url }) => {
      const expect = expectedBy(headers['if-match']);
      const { why, reset = [], ...set } = body;
      const fields = { ...set, ...Object.fromEntries(reset.map((field) => [field, null])) };
      return decide(services, kind, id, url, () => services.curation.set(kind, id, fields, { who: caller.key, why }, expect));
    },
  });

const decisionsRoute = ({ store }: Services, { kind, name }: Kind): Route =>
  defineRoute({
    method: 'GET',
    path: `/v1/${kind}/{id}/decisions`,
    operationId: `list${name}Decisions`,
    tag: kind,
    scope: 'read',
    summary: `List what was decided about ${name === 'Source' ? 'a' : 'an'} ${name.toLowerCase()}`,
    description: 'Merges, merges taken back and fields set: when, by which key, and why; the newest first.',
    params: idParams,
    query: MentionQuery,
    responses: {
      200: {
        description: 'A page of decisions.',
        schema: CurationPage,
        headers: { Link: 'The next page, with rel="next"; absent on the last.' },
      },
      308: {
        description: 'It was merged into another.',
        headers: { Location: 'The decisions about the record that it is now.' },
      },
    },
    problems: ['unknown-parameter', 'not-found', 'gone', 'not-acceptable'],
    handle: async ({ params: { id }, query, url }) => {
      const found = await store.get(kind, id);
      if (found.state !== 'here') return answerFound(found, kind, id, url, '/decisions');
      return answerPlainPage(() => store.decisionsOn(id, query), query.limit, url);
    },
  });

export const curationRoutes = (services: Services): Route[] => [
  ...kinds.flatMap((each) => [mergeRoute(services, each), partRoute(services, each), decisionsRoute(services, each)]),
  patchRoute(services, kinds[0]!, ActorPatch),
  patchRoute(services, kinds[1]!, SourcePatch),
];
