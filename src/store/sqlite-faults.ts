/** What SQLite says when not the statement is at fault but the database or the disk, in the words of the store. */
import { StoreFault, type StoreFaultReason } from './store.ts';

/** By SQLite's primary result code. */
const reasons: Readonly<Record<number, StoreFaultReason>> = {
  5: 'locked', // BUSY
  6: 'locked', // LOCKED
  8: 'unwritable', // READONLY
  10: 'unwritable', // IOERR
  11: 'damaged', // CORRUPT
  13: 'unwritable', // FULL
  14: 'unwritable', // CANTOPEN
  26: 'damaged', // NOTADB
};

/** The primary result code of an error of SQLite. */
export const resultCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

/** The error itself where it is none of these. */
export function asStoreFault(error: unknown): unknown {
  const reason = reasons[resultCode(error) ?? 0];
  return reason === undefined ? error : new StoreFault(reason, (error as Error).message, { cause: error });
}

/** A fault as it goes from one thread to another: an error that is sent loses its code. */
export interface ThreadFault {
  readonly fault: StoreFaultReason;
  readonly message: string;
}

/** What is to be sent of an error; throws it where it is no fault of the store. */
export function threadFault(error: unknown): ThreadFault {
  const fault = asStoreFault(error);
  if (!(fault instanceof StoreFault)) throw error;
  return { fault: fault.reason, message: fault.message };
}
