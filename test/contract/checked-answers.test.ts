/** The watch over answers in tests sees what is wrong. */
import fastify from 'fastify';
import swagger from '@fastify/swagger';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../support/checked-answers.ts';

const document = {
  openapi: '3.1.1',
  info: { title: 'x', version: '1' },
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        responses: {
          200: {
            description: 'x',
            content: { 'application/json': { schema: { type: 'object', properties: { size: { type: 'integer' } } } } },
          },
        },
      },
    },
  },
};

async function watched(answer: unknown, status = 200) {
  const app = fastify();
  await app.register(swagger, { mode: 'static', specification: { document: document as never } });
  app.get('/things', async (_, reply) => reply.code(status).send(answer));
  const finish = checkAnswers(app);
  await app.inject('/things');
  await app.close();
  return finish;
}

describe('answers in tests', () => {
  it('are fine where they are as the document says', async () => expect(await watched({ size: 1 })).not.toThrow());
  it('are told of where a field is of another type', async () =>
    expect(await watched({ size: 'x' })).toThrow(/\/size must be integer/));
  it('are told of where a field is unknown', async () =>
    expect(await watched({ size: 1, other: 1 })).toThrow(/additional properties/));
  it('are told of where a status is unknown', async () => expect(await watched({}, 202)).toThrow(/status 202/));
  it('are told of where an error is no problem', async () => expect(await watched({}, 404)).toThrow(/problem\+json/));
});
