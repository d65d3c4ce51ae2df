/** `npm run openapi`: writes openapi/openapi.json from the routes; with `--check` only tells whether it is as it should be. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noServices } from '../http/no-services.ts';
import { buildDocument } from '../http/openapi.ts';
import { allRoutes } from '../http/routes.ts';
import { projectRoot, version } from '../project.ts';
import { fail } from './arguments.ts';

const file = join(projectRoot, 'openapi', 'openapi.json');
const text = `${JSON.stringify(buildDocument(allRoutes(noServices(version)), version), null, 2)}\n`;

function stored(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (stored() !== text) fail('openapi/openapi.json is stale. Run: npm run openapi');
