/** A client generated from the document compiles under strict TypeScript and works against a live server. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project.ts';
import { startService, type TestService } from '../fixtures/service.ts';

/** Inside the project, so that imports find the packages. */
const folder = join(projectRoot, '.cache', `client-${process.pid}`);

const script = `
import createClient from 'openapi-fetch';
import type { paths } from './whence.ts';

const client = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: process.argv[2]! });
const created = await client.POST('/v1/articles', {
  body: { text: 'Ada Quint (NOR) meets Ben Sorel (PER) on 2024-03, Harbour Institute says.', publisher: 'Harbour Post', published: '2024-03-06' },
});
if (!created.data) throw new Error(created.error.code + ': ' + created.error.detail);
const { data, error } = await client.GET('/v1/events', { params: { query: { type: ['CONSULT'], status: ['occurred'], limit: 10, includeTotal: true } } });
if (!data) throw new Error(error.detail);
const parties: string[] = data.data.flatMap((event) => event.participants.map(({ actor }) => actor.name));
const chain: string[] = created.data.claims[0]!.chain.map((link) => link.source.name);
const missing = await client.GET('/v1/events/{id}', { params: { path: { id: 'evt_nobody' } } });
const code: string | undefined = missing.error?.code;
console.log(JSON.stringify({ parties, chain, total: data.total?.value, code }));
`;

const options = {
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
  },
  include: ['.'],
};
const bin = (name: string): string => join(projectRoot, 'node_modules', name);

describe('a generated client', () => {
  let service: TestService;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const types = astToString(await openapiTypescript(new URL('../../openapi/openapi.json', import.meta.url)));
    writeFileSync(join(folder, 'whence.ts'), types);
    writeFileSync(join(folder, 'script.ts'), script);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
    service = await startService();
    await service.app.listen({ port: 0, host: '127.0.0.1' });
  }, 60_000);
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles under strict TypeScript', () => {
    const output = ((): string => {
      try {
        return execFileSync(process.execPath, [bin('typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    })();
    expect(output).toBe('');
  }, 60_000);

  it('makes real calls', async () => {
    const { promisify } = await import('node:util');
    const { execFile } = await import('node:child_process');
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'script.ts'), service.app.listeningOrigin]);
    expect(JSON.parse(stdout)).toEqual({
      parties: ['Ada Quint', 'Ben Sorel'],
      chain: ['Harbour Post', 'Harbour Institute'],
      total: 1,
      code: 'not-found',
    });
  }, 30_000);
});
