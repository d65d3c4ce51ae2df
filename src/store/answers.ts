/** Kept answers in SQL. */
import type { AnswerStore, ClaimedRequest, RequestClaim } from './port/answers.ts';
import type { Database, Row } from './dialect.ts';
import { insert, statement } from './sql.ts';

const underWay = 0;

function stateOf(row: Row, { requestSha256 }: RequestClaim): ClaimedRequest {
  if (row.request_sha256 !== requestSha256) return { state: 'other-request' };
  if (row.status === underWay) return { state: 'under-way' };
  const headers = JSON.parse(String(row.headers)) as Record<string, string>;
  return {
    state: 'answered',
    answer: { status: Number(row.status), headers, ...(row.body !== null && { body: String(row.body) }) },
  };
}

export function createAnswerStore(database: Database): AnswerStore {
  return {
    claim: async (claim) => {
      const { namespace, key, requestSha256, attempt, at, until } = claim;
      const row = { namespace, key, request_sha256: requestSha256, attempt, until, status: underWay, headers: '{}', body: null };
      for (;;) {
        // What has run out goes first; then of several that insert at once only one can.
        const statements = [statement('DELETE FROM answers WHERE until <= ?', at), insert('answers', row)];
        if ((await database.transact(statements)) === 'done') return { state: 'claimed' };
        const [found] = await database.all('SELECT * FROM answers WHERE namespace = ? AND key = ? AND until > ?', [
          namespace,
          key,
          at,
        ]);
        if (found) return stateOf(found, claim);
      }
    },
    keep: async ({ namespace, key, attempt }, { status, headers, body }, until) =>
      void (await database.transact([
        statement(
          'UPDATE answers SET status = ?, headers = ?, body = ?, until = ? WHERE namespace = ? AND key = ? AND attempt = ?',
          status,
          JSON.stringify(headers),
          body ?? null,
          until,
          namespace,
          key,
          attempt,
        ),
      ])),
    release: async ({ namespace, key, attempt }) =>
      void (await database.transact([
        statement('DELETE FROM answers WHERE namespace = ? AND key = ? AND attempt = ?', namespace, key, attempt),
      ])),
  };
}
