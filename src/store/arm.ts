/** Going along a range of an index in the order of `seq`. */
import type { Arm, Sql, SqlValue } from './dialect.ts';
import type { Order } from './order.ts';
import { sql } from './sql.ts';

/** The `seq` of an arm's record. */
export const seqIn = ({ key, negative }: Arm): string => `${negative ? '-' : ''}d.${key}`;

/** Holds where an arm's key is that of a record with some `seq`. */
export const keyAt = ({ key, negative }: Arm, seq: string): string => `${key} = ${negative ? '-' : ''}${seq}`;

/** Part of a list by `seq`: behind one record, up to another and with it; from its beginning or to its end where they are absent. */
export interface Stretch {
  readonly order: Order;
  readonly position: readonly SqlValue[] | undefined;
  readonly end?: number | undefined;
}

/** What holds for an arm's key there, and the direction of its order. */
export function stretchOf(
  { key, negative }: Arm,
  { order: [{ descending }], position, end }: Stretch,
): { where: Sql[]; direction: 'ASC' | 'DESC' } {
  const forward = descending === (negative ?? false);
  const own = (seq: SqlValue): number => (negative ? -Number(seq) : Number(seq));
  const [begin] = position ?? [];
  return {
    where: [
      ...(begin === undefined ? [] : [sql(`d.${key} ${forward ? '>' : '<'} ?`, own(begin))]),
      ...(end === undefined ? [] : [sql(`d.${key} ${forward ? '<=' : '>='} ?`, own(end))]),
    ],
    direction: forward ? 'ASC' : 'DESC',
  };
}
