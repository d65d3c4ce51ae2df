/** What runs in a reader's thread: one connection of its own, which can only read. */
import { workerData } from 'piscina';
import type { Row, SqlValue } from './dialect.ts';
import { connect } from './sqlite-connection.ts';
import { asStoreFault } from './sqlite-faults.ts';
import { StoreFault, type StoreFaultReason } from './store.ts';

export interface ReadTask {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const { path, timeout } = workerData as { readonly path: string; readonly timeout: number };
const connection = connect(path, timeout, true);

/** A fault of the database goes back as what it is: an error that is sent to another thread loses its code. */
export type ReadAnswer = { readonly rows: readonly Row[] } | { readonly fault: StoreFaultReason; readonly message: string };

export function read({ sql, values }: ReadTask): ReadAnswer {
  try {
    return { rows: connection.all(sql, values) };
  } catch (error) {
    const fault = asStoreFault(error);
    if (!(fault instanceof StoreFault)) throw error;
    return { fault: fault.reason, message: fault.message };
  }
}
