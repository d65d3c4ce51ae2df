/** A client generated from the document compiles under strict TypeScript and makes the journey; `npm run sdk` does so with two more. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project.ts';
import { startService, type TestService } from '../fixtures/service.ts';
import { type Client, journey } from '../sdk/journey.ts';

/** Inside the project, so that imports find the packages. */
const folder = join(projectRoot, '.cache', `client-${process.pid}`);
const files = ['journey.ts', 'clients/openapi-fetch.ts'] as const;

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

describe('a generated client', () => {
  let service: TestService;
  beforeAll(async () => {
    mkdirSync(join(folder, 'generated'), { recursive: true });
    const types = astToString(await openapiTypescript(new URL('../../openapi/openapi.json', import.meta.url)));
    writeFileSync(join(folder, 'generated', 'openapi-typescript.ts'), types);
    for (const file of files) cpSync(join(projectRoot, 'test', 'sdk', file), join(folder, file));
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
        const compiler = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
        return execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    })();
    expect(output).toBe('');
  }, 60_000);

  it('makes the journey', async () => {
    const { connect } = (await import(/* @vite-ignore */ join(folder, 'clients', 'openapi-fetch.ts'))) as {
      connect: (origin: string) => Client;
    };
    await journey(connect(service.app.listeningOrigin));
  }, 30_000);
});
