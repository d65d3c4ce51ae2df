/** Jobs in SQL. */
import type { Job, JobItemState, JobState } from '../schema/job.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import type { Database, Row, Sql, Statement } from './dialect.ts';
import type { ItemFault, ItemOutcome, JobItemPlace, JobStore, Lease, NewJobItem, PageOf, StoredJobItem } from './port/jobs.ts';
import { allOf, insert, isIn, sql, statement } from './sql.ts';

/** Column that counts the items of a state. */
const counters = {
  waiting: 'waiting',
  created: 'added',
  corrected: 'corrected',
  renewed: 'renewed',
  known: 'known',
  failed: 'failed',
  canceled: 'canceled',
} as const satisfies Record<JobItemState, string>;

const counted = (row: Row): Record<JobItemState, number> =>
  Object.fromEntries(Object.entries(counters).map(([state, column]) => [state, Number(row[column])])) as Record<
    JobItemState,
    number
  >;

const jobOf = (row: Row): Job => ({
  id: String(row.id),
  state: row.state as JobState,
  created: String(row.created),
  ...(row.finished !== '' && { finished: String(row.finished) }),
  items: { total: Number(row.items), ...counted(row) },
});

const itemOf = (row: Row): StoredJobItem => ({
  position: Number(row.position),
  state: row.state as JobItemState,
  ...(row.article_id !== '' && {
    article: { id: String(row.article_id), ...(row.json !== null && { json: String(row.json) }) },
  }),
  ...(row.fault !== '' && { fault: JSON.parse(String(row.fault)) as ItemFault }),
});

/** A page of rows whose last column `place` orders them. */
function pageOf<T>(rows: readonly Row[], limit: number, bound: string, read: (row: Row) => T): PageOf<T> {
  const shown = rows.slice(0, limit);
  const more = rows.length > limit;
  return { items: shown.map(read), ...(more && { next: writeCursor(bound, [shown.at(-1)!.place!]) }) };
}

function newJob(id: string, at: string, items: readonly NewJobItem[]): Statement[] {
  const failed = items.filter((item) => 'fault' in item).length;
  const over = failed === items.length;
  return [
    insert('jobs', {
      id,
      state: over ? 'finished' : 'queued',
      created: at,
      finished: over ? at : '',
      holder: '',
      lease_until: '',
      items: items.length,
      waiting: items.length - failed,
      added: 0,
      corrected: 0,
      renewed: 0,
      known: 0,
      failed,
      canceled: 0,
    }),
    ...items.map((item, position) => {
      const [state, fault, article] =
        'fault' in item ? ['failed', JSON.stringify(item.fault), ''] : ['waiting', '', item.article];
      return insert('job_items', { job_id: id, position, state, article_id: '', fault, article });
    }),
  ];
}

/** Statements that note what became of an item, for a transaction that is taken back where the item waits no more. */
export function noteItem({ job, position }: JobItemPlace, outcome: ItemOutcome, at: string): Statement[] {
  const [article, fault] = outcome.state === 'failed' ? ['', JSON.stringify(outcome.fault)] : [outcome.article, ''];
  const counter = counters[outcome.state];
  const item =
    "UPDATE job_items SET state = ?, article_id = ?, fault = ?, article = '' WHERE job_id = ? AND position = ? AND state = 'waiting'";
  return [
    { ...statement(item, outcome.state, article, fault, job, position), expect: 1 },
    statement(`UPDATE jobs SET waiting = waiting - 1, ${counter} = ${counter} + 1 WHERE id = ?`, job),
    statement("UPDATE jobs SET state = 'finished', finished = ?, holder = '' WHERE id = ? AND waiting = 0", at, job),
  ];
}

/** Whether nobody noted yet what became of an item. */
export async function isWaiting(database: Database, { job, position }: JobItemPlace): Promise<boolean> {
  const query = "SELECT 1 FROM job_items WHERE job_id = ? AND position = ? AND state = 'waiting'";
  return (await database.all(query, [job, position])).length > 0;
}

/** Renews a lease, for a transaction that is taken back where it is lost. */
const renewLease = (id: string, { holder, until }: Lease): Statement => ({
  ...statement('UPDATE jobs SET lease_until = ? WHERE id = ? AND holder = ?', until, id, holder),
  expect: 1,
});

export function createJobStore(database: Database): JobStore {
  const done = async (statements: readonly Statement[]): Promise<boolean> => (await database.transact(statements)) === 'done';
  const list = async <T>(
    query: { limit: number; cursor?: string | undefined },
    name: string,
    text: string,
    where: Sql[],
    read: (row: Row) => T,
  ) => {
    const bound = fingerprint(name, query);
    const descending = text.endsWith('DESC');
    const place = descending ? 'j.seq' : 'i.position';
    const at = query.cursor === undefined ? undefined : Number(readCursor(query.cursor, bound, 1)[0]);
    const { sql: conditions, values } = allOf([
      ...where,
      ...(at === undefined ? [] : [sql(`${place} ${descending ? '<' : '>'} ?`, at)]),
    ]);
    return pageOf(
      await database.all(text.replace('#', conditions) + ' LIMIT ?', [...values, query.limit + 1]),
      query.limit,
      bound,
      read,
    );
  };
  return {
    create: async (id, at, items) => void (await database.transact(newJob(id, at, items))),
    get: async (id) => {
      const [row] = await database.all('SELECT * FROM jobs WHERE id = ?', [id]);
      return row && jobOf(row);
    },
    list: (query) =>
      list(
        query,
        'jobs',
        'SELECT j.*, j.seq AS place FROM jobs j WHERE # ORDER BY j.seq DESC',
        query.state ? [isIn('j.state', query.state)] : [],
        jobOf,
      ),
    items: (id, query) =>
      list(
        query,
        `jobs/${id}`,
        'SELECT i.position, i.state, i.article_id, i.fault, a.json, i.position AS place FROM job_items i LEFT JOIN articles a ON a.id = i.article_id WHERE # ORDER BY i.position',
        [sql('i.job_id = ?', id), ...(query.state ? [isIn('i.state', query.state)] : [])],
        itemOf,
      ),
    cancel: async (id, at) =>
      void (await database.transact([
        statement(
          "UPDATE jobs SET state = 'canceled', finished = ?, holder = '', canceled = canceled + waiting, waiting = 0 WHERE id = ? AND state IN ('queued', 'running')",
          at,
          id,
        ),
        statement("UPDATE job_items SET state = 'canceled', article = '' WHERE job_id = ? AND state = 'waiting'", id),
      ])),
    take: async ({ holder, at, until }) => {
      const free = "state IN ('queued', 'running') AND lease_until <= ?";
      const [row] = await database.all(`SELECT id FROM jobs WHERE ${free} ORDER BY seq LIMIT 1`, [at]);
      if (!row) return undefined;
      const text = `UPDATE jobs SET state = 'running', holder = ?, lease_until = ? WHERE id = ? AND ${free}`;
      const taken = await done([{ ...statement(text, holder, until, String(row.id), at), expect: 1 }]);
      return taken ? String(row.id) : undefined;
    },
    hold: (id, lease) => done([renewLease(id, lease)]),
    leave: async (id, holder) =>
      void (await database.transact([
        statement("UPDATE jobs SET holder = '', lease_until = '' WHERE id = ? AND holder = ?", id, holder),
      ])),
    waiting: async (id, limit) => {
      const rows = await database.all(
        "SELECT position, article FROM job_items WHERE job_id = ? AND state = 'waiting' ORDER BY position LIMIT ?",
        [id, limit],
      );
      return rows.map((row) => ({ position: Number(row.position), article: String(row.article) }));
    },
    finish: (place, outcome, lease) => done([renewLease(place.job, lease), ...noteItem(place, outcome, lease.at)]),
    forget: async (before) =>
      void (await database.transact([
        statement("DELETE FROM job_items WHERE job_id IN (SELECT id FROM jobs WHERE finished <> '' AND finished < ?)", before),
        statement("DELETE FROM jobs WHERE finished <> '' AND finished < ?", before),
      ])),
  };
}
