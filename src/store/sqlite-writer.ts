/** What runs in the writer's thread: one connection of its own, through which all changes of this process go one after the other. */
import { workerData } from 'piscina';
import type { Statement } from './dialect.ts';
import { connect } from './sqlite-connection.ts';
import { type ThreadFault, threadFault } from './sqlite-faults.ts';
import { probe, transact, writingPragmas } from './sqlite-transactions.ts';

/** A change, or a look at whether one could be made, with how many milliseconds another writer is waited for. */
export type WriteTask = { readonly statements: readonly Statement[] } | { readonly patience: number };
export type WriteAnswer = { readonly outcome: 'done' | 'conflict' } | ThreadFault;

const { path, timeout } = workerData as { readonly path: string; readonly timeout: number };
const connection = connect(path, timeout);
connection.database.exec(writingPragmas);

export function write(task: WriteTask): WriteAnswer {
  try {
    if ('statements' in task) return { outcome: transact(connection, task.statements) };
    probe(connection, task.patience, timeout);
    return { outcome: 'done' };
  } catch (error) {
    return threadFault(error);
  }
}
