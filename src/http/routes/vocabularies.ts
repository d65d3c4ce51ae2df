import { z } from 'zod';
import { Vocabulary, VocabularyList } from '../../schema/vocabulary.ts';
import { nearest } from '../nearest.ts';
import { problemVocabulary } from '../problem-vocabulary.ts';
import { ProblemError } from '../problems.ts';
import { defineRoute, ok, type Route } from '../route.ts';
import type { Services } from '../services.ts';

export function vocabularyRoutes({ vocabularies }: Services): Route[] {
  const all = new Map([...vocabularies, problemVocabulary].map((vocabulary) => [vocabulary.name, vocabulary]));
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/vocabularies',
      operationId: 'listVocabularies',
      tag: 'vocabularies',
      scope: 'none',
      summary: 'List the vocabularies',
      description: 'Every closed list of codes that records, jobs, changes and problems use.',
      responses: { 200: { description: 'Their names and what each is for.', schema: VocabularyList } },
      problems: ['not-acceptable'],
      handle: async () =>
        ok({ data: [...all.values()].map(({ name, description }) => ({ name, description, url: `/v1/vocabularies/${name}` })) }),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/vocabularies/{name}',
      operationId: 'getVocabulary',
      tag: 'vocabularies',
      scope: 'none',
      summary: 'Get the codes of a vocabulary and what they mean',
      description: 'Each code with its definition in one sentence of our own.',
      params: z.object({ name: z.string().max(100).describe('Name of the vocabulary.') }),
      responses: { 200: { description: 'The vocabulary.', schema: Vocabulary } },
      problems: ['not-found', 'not-acceptable'],
      handle: async ({ params: { name } }) => {
        const found = all.get(name);
        if (found) return ok(found);
        const guess = nearest(name, [...all.keys()]);
        throw new ProblemError(
          'not-found',
          `There is no vocabulary \`${name.slice(0, 60)}\`${guess === undefined ? '' : `; did you mean \`${guess}\`?`}`,
        );
      },
    }),
  ];
}
