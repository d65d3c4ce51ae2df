/**
 * `npm run -s keys -- create --name NAME --scope SCOPE […] [--expires INSTANT]`, `… list`, `… revoke ID`: the keys of a service,
 * which may be running. The secret of a new one is printed once.
 */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { createKeys } from '../keys.ts';
import { openStore } from '../open-store.ts';
import { type Key, NewKey, Scope } from '../schema/key.ts';
import { fail } from './arguments.ts';

const usage = `usage: keys create --name NAME --scope ${Scope.options.join('|')} […] [--expires 2027-01-31T00:00:00Z]
       keys list
       keys revoke ID
Each takes --database sqlite:PATH; without it, DATABASE_URL is meant. ingest and curate imply read, admin implies all.`;

const options = {
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  expires: { type: 'string' },
  database: { type: 'string' },
} as const;

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { values, positionals } = readArguments();
const [command, id, ...rest] = positionals;
if (rest.length > 0 || !['create', 'list', 'revoke'].includes(command ?? '') || (command === 'revoke') !== (id !== undefined))
  fail(usage);
const wanted =
  command === 'create' ? NewKey.safeParse({ name: values.name, scopes: values.scope, expires: values.expires }) : undefined;
if (wanted && !wanted.success)
  fail(
    `${wanted.error.issues.map(({ path, message }) => `--${String(path[0]).replace('scopes', 'scope')}: ${message}`).join('\n')}\n${usage}`,
  );

const row = ({ id: key, scopes, created, lastUsed, expires, revoked, name }: Key): string =>
  [
    key,
    scopes.join(','),
    `made ${created.slice(0, 10)}`,
    lastUsed === undefined ? 'never used' : `used ${lastUsed.slice(0, 13)}h`,
    ...(expires === undefined ? [] : [`expires ${expires.slice(0, 16)}Z`]),
    ...(revoked === undefined ? [] : [`revoked ${revoked.slice(0, 16)}Z`]),
    name,
  ].join('  ');

const store = await openStore(values.database ?? readConfig(process.env).DATABASE_URL);
const keys = createKeys({ store: store.keys, now: () => new Date(), generation: () => store.generation() });
if (wanted) {
  const { secret, ...key } = await keys.create(wanted.data!);
  process.stderr.write(`${row(key)}\nThe secret is shown this once; send it as "Authorization: Bearer …":\n`);
  process.stdout.write(`${secret}\n`);
} else if (command === 'list') {
  for (const key of await keys.list()) process.stdout.write(`${row(key)}\n`);
} else if ((await keys.revoke(id!)) === 'absent') {
  process.stderr.write(`There is no key ${id}. \`keys list\` shows them.\n`);
  process.exitCode = 1;
}
await store.close();
