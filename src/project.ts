/** Where the program's own files are: the folder of package.json, above this one whether it runs from src/ or from dist/. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json is not above the program; start it from where it was installed');
  return findRoot(above);
}

export const projectRoot = findRoot(import.meta.dirname);
export const dataFolder = join(projectRoot, 'data');
export const version = (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
