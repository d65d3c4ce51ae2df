/**
 * The seam between SQL that all databases share and what differs: how statements are run, and the few expressions that have
 * no common spelling. Statements are written with `?` for values; an adapter for a database that numbers them rewrites them.
 */

import type { SearchTerm } from './search.ts';

export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** A piece of SQL with the values that belong to it. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A range of an index, as the table `d`, its column with the record's `seq`, and a condition. */
export interface Arm {
  readonly table: string;
  readonly key: string;
  /** Whether `seq` stands there with the other sign, so that the index goes from the newest on. */
  readonly negative?: true;
  readonly where: Sql;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** How many rows it must change; with another number the whole transaction is taken back as a conflict. */
  readonly expect?: number;
}

export interface Dialect {
  /** Name of the folder of migrations. */
  readonly name: 'sqlite' | 'postgres';
  /** The records of a table whose text has all of the terms, in the order of `seq`. */
  readonly search: (table: string, terms: readonly SearchTerm[]) => Arm;
  /** How well a record `d` found by `search` fits; more is better. */
  readonly relevance: string;
  /** The day on which an instant falls in a time zone (one `?`), and the Monday on or before a day. */
  readonly dayIn: (instant: string) => string;
  readonly mondayOf: (day: string) => string;
  /** What stands before and after the colon of a pair. */
  readonly ends: (pair: string) => readonly [string, string];
  /** A table of records as `r`, for reading many without their JSON. */
  readonly narrow: (table: string) => string;
  /** Events as `r` in the order of month and type. */
  readonly monthsAndTypes: string;
}

export interface Database {
  readonly dialect: Dialect;
  /** Reads in this thread: for what is sure to be quick. */
  all(sql: string, values: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Reads beside this thread, where there is a thread to read in: for what may take its time. */
  read(sql: string, values: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs all statements in one transaction, or none. A broken expectation or uniqueness is a `conflict`, not an error. */
  transact(statements: readonly Statement[]): Promise<'done' | 'conflict'>;
  /** Runs a script of many statements, as a migration is one, inside a transaction that holds others off. */
  migrate(scripts: readonly Migration[]): Promise<void>;
  /** Writes what changes nothing, to see whether it can, without waiting long. Throws `StoreFault`. */
  probe(): Promise<void>;
  /** A number that every write changes: here before it is acknowledged, in another process no more than five milliseconds after, or a turn of the event loop. */
  generation(): number;
  /** Bytes that it takes. */
  size(): Promise<number>;
  close(): Promise<void>;
}

export interface Migration {
  /** Numbered from 1 without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Thrown where the database was written by a newer program than this. */
export class NewerDatabase extends Error {
  constructor(found: number, known: number) {
    super(
      `The database is at migration ${found}, and this program knows ${known} only. Start the newer program, or give DATABASE_URL another path.`,
    );
  }
}
