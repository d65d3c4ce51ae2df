/** Keys in SQL. */
import type { Key, Scope } from '../schema/key.ts';
import type { Database, Row } from './dialect.ts';
import { insert, statement } from './sql.ts';
import type { KeyStore } from './store.ts';

const optional = (row: Row, column: string, name: keyof Key): Partial<Key> => (row[column] === '' ? {} : { [name]: row[column] });

const keyOf = (row: Row): Key => ({
  id: String(row.id),
  name: String(row.name),
  scopes: String(row.scopes).split(' ') as Scope[],
  created: String(row.created),
  ...optional(row, 'last_used', 'lastUsed'),
  ...optional(row, 'expires', 'expires'),
  ...optional(row, 'revoked', 'revoked'),
});

export function createKeyStore(database: Database): KeyStore {
  const findRow = async (id: string): Promise<Row | undefined> =>
    (await database.all('SELECT * FROM access_keys WHERE id = ?', [id]))[0];
  return {
    add: async ({ key, secretSha256 }) => {
      const { id, name, scopes, created, expires = '' } = key;
      const row = {
        id,
        name,
        scopes: scopes.join(' '),
        created,
        last_used: '',
        expires,
        revoked: '',
        secret_sha256: secretSha256,
      };
      await database.transact([insert('access_keys', row)]);
    },
    find: async (id) => {
      const row = await findRow(id);
      return row && { key: keyOf(row), secretSha256: String(row.secret_sha256) };
    },
    list: async () => (await database.all('SELECT * FROM access_keys ORDER BY created DESC, id', [])).map(keyOf),
    any: async () => (await database.all('SELECT 1 AS one FROM access_keys LIMIT 1', [])).length > 0,
    touch: async (id, at) =>
      void (await database.transact([statement('UPDATE access_keys SET last_used = ? WHERE id = ?', at, id)])),
    revoke: async (id, at) => {
      if (!(await findRow(id))) return false;
      await database.transact([statement("UPDATE access_keys SET revoked = ? WHERE id = ? AND revoked = ''", at, id)]);
      return true;
    },
  };
}
