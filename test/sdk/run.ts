/**
 * `npm run sdk`: makes the clients of the three generators from openapi/openapi.json, compiles them under strict TypeScript, and
 * walks the same journey with each against a live server. Needs the packages of this folder: `npm ci --prefix test/sdk`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { projectRoot } from '../../src/project.ts';
import { startService } from '../fixtures/service.ts';
import { type Client, journey } from './journey.ts';

const folder = join(projectRoot, 'test', 'sdk');
const generated = join(folder, 'generated');
const bin = (name: string): string => join(folder, 'node_modules', '.bin', name);
const run = (name: string, ...parameters: string[]): void =>
  void execFileSync(bin(name), parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

interface Bundler {
  buildSync(options: Readonly<Record<string, unknown>>): unknown;
}
/** The generated files import without extensions, which only a bundler finds. */
const { buildSync } = createRequire(join(folder, 'package.json'))('esbuild') as Bundler;

rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
const types = astToString(await openapiTypescript(pathToFileURL(join(projectRoot, 'openapi', 'openapi.json'))));
writeFileSync(join(generated, 'openapi-typescript.ts'), types);
run('openapi-ts');
run('orval');
execFileSync(bin('tsc'), ['-p', '.'], { cwd: folder, stdio: 'inherit' });
console.log('the three clients compile under strict TypeScript');

for (const name of ['openapi-fetch', 'hey-api', 'orval']) {
  const outfile = join(generated, `${name}.mjs`);
  buildSync({
    entryPoints: [join(folder, 'clients', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { connect } = (await import(pathToFileURL(outfile).href)) as { connect: (origin: string) => Client };
  const service = await startService();
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  await journey(connect(service.app.listeningOrigin));
  await service.close();
  console.log(`${name}: the journey ends where it should`);
}
