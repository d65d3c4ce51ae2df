/** The contract file: as the code has it, sound by the linter's rules, and without the traps of generated documents. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { examples, sentence } from '../../src/http/examples.ts';
import { noServices } from '../../src/http/no-services.ts';
import { buildDocument } from '../../src/http/openapi.ts';
import { allRoutes } from '../../src/http/routes.ts';
import { projectRoot, version } from '../../src/project.ts';
import { Actor } from '../../src/schema/actor.ts';
import { Article } from '../../src/schema/article.ts';
import { ChangeEntry } from '../../src/schema/change.ts';
import { Claim } from '../../src/schema/claim.ts';
import { Evidence, Mention } from '../../src/schema/common.ts';
import { EventCounts } from '../../src/schema/counts.ts';
import { Event } from '../../src/schema/event.ts';
import { Job, JobItem } from '../../src/schema/job.ts';
import { Source } from '../../src/schema/source.ts';

const file = join(projectRoot, 'openapi', 'openapi.json');
type Json = { [key: string]: Json } & Json[] & string;
const document = JSON.parse(readFileSync(file, 'utf8')) as Json;
const built = `${JSON.stringify(buildDocument(allRoutes(noServices(version)), version), null, 2)}\n`;

/** All values under a key, wherever it stands. */
function* under(value: unknown, key: string): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === key) yield inner;
    yield* under(inner, key);
  }
}

describe('openapi/openapi.json', () => {
  it('is what `npm run openapi` makes', () => expect(readFileSync(file, 'utf8')).toBe(built));

  it('passes the linter without a warning', () => {
    const output = execFileSync(
      process.execPath,
      [join(projectRoot, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', file, '--format=json'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect((JSON.parse(output) as { totals: unknown }).totals).toMatchObject({ errors: 0, warnings: 0 });
  }, 60_000);

  it('has no reference that leads nowhere', () => {
    for (const reference of under(document, '$ref')) {
      const target = String(reference)
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      expect(target, String(reference)).toBeDefined();
    }
  });

  it('names every operation once, and describes every parameter', () => {
    const operations = [...under(document.paths, 'operationId')];
    expect(new Set(operations).size).toBe(operations.length);
    for (const parameters of under(document.paths, 'parameters'))
      for (const parameter of parameters as Json[]) expect(parameter.description, parameter.name).toBeTruthy();
  });

  it('gives out nothing closed, and nothing that is one of several', () => {
    const {
      NewArticle: _in,
      NewJob: _job,
      VerifyText: _text,
      NewKey: _key,
      ActorMerge: _actors,
      ActorPart: _actorsApart,
      SourcePart: _sourcesApart,
      EventPart: _eventsApart,
      SourceMerge: _sources,
      EventMerge: _events,
      ActorPatch: _actor,
      SourcePatch: _source,
      ...given
    } = document.components!.schemas as unknown as Record<string, unknown>;
    expect([...under(given, 'additionalProperties')].filter((value) => value === false)).toEqual([]);
    for (const key of ['oneOf', 'anyOf', 'allOf', '$schema', '$defs']) expect([...under(document, key)], key).toEqual([]);
  });

  it('shows examples that are what they say', () => {
    const schemas: Record<string, z.ZodType> = {
      Article,
      Source,
      Actor,
      Event,
      Claim,
      Mention,
      Evidence,
      EventCounts,
      ChangeEntry,
      Job,
      JobItem,
    };
    expect(Object.keys(examples).sort()).toEqual(Object.keys(schemas).sort());
    for (const [name, example] of Object.entries(examples)) expect(schemas[name]!.safeParse(example).error, name).toBeUndefined();
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    const places = [...under(examples, 'evidence'), [examples.Mention, examples.Evidence]].flat() as {
      start: number;
      end: number;
      quoteSha256: string;
    }[];
    for (const { start, end, quoteSha256 } of places) expect(quoteSha256).toBe(hash(sentence.slice(start, end)));
    expect(examples.Article).toMatchObject({ text: { sha256: hash(sentence), length: sentence.length } });
  });

  it('has an input form of its own only where that differs', () => {
    expect(Object.keys(document.components!.schemas!).filter((name) => name.endsWith('Input'))).toEqual([]);
  });
});
