/** What runs in a reader's thread: one connection of its own, which can only read. */
import { workerData } from 'piscina';
import type { Row, SqlValue } from './dialect.ts';
import { connect } from './sqlite-connection.ts';
import { type ThreadFault, threadFault } from './sqlite-faults.ts';

export interface ReadTask {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const { path, timeout } = workerData as { readonly path: string; readonly timeout: number };
const connection = connect(path, timeout, true);

export type ReadAnswer = { readonly rows: readonly Row[] } | ThreadFault;

export function read({ sql, values }: ReadTask): ReadAnswer {
  try {
    return { rows: connection.all(sql, values) };
  } catch (error) {
    return threadFault(error);
  }
}
