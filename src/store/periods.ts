/**
 * A stretch of time as whole decades, years and months: each is a range of an index in which records stand by `seq`, so that
 * the events of a stretch can be read in the order of their publication without sorting them all. The months at the ends
 * may hold some more.
 */
import type { Arm } from './dialect.ts';
import type { FilterContext } from './filter.ts';
import { lastDayBefore, momentOf, shifted } from './moments.ts';
import { sql } from './sql.ts';

/** Beginnings of dates that together cover all days from one to another: `201`, `2023`, `2024-03`. */
export function coverDays(first: string, last: string): string[] {
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  let month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  const text = (at: number, length: 3 | 4 | 7): string =>
    `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`.slice(0, length);
  const found: string[] = [];
  while (month <= end) {
    const [length, months] =
      (
        [
          [3, 120],
          [4, 12],
        ] as const
      ).find(([, size]) => month % size === 0 && month + size - 1 <= end) ?? ([7, 1] as const);
    found.push(text(month, length));
    month += months;
  }
  return found;
}

/** With more ranges than this, reading them side by side takes longer than it saves. */
const mostArms = 60;

const nothing = (table: string): Arm => ({ table, key: 'seq', where: sql('1 = 0') });

/** The ranges in which events of the stretch asked for stand; none where they would be too many. */
export function periodArms({ table, from, to, tz, extent }: FilterContext): Arm[] {
  if (!extent) return [nothing(table)];
  const spare = tz === undefined ? 0 : 1; // a zone moves instants by less than a day
  const low = from === undefined ? extent.first : shifted(momentOf(from, tz).local, -spare);
  const high = to === undefined ? extent.last : shifted(lastDayBefore(momentOf(to, tz).local), spare);
  const first = low > extent.first ? low : extent.first;
  const last = high < extent.last ? high : extent.last;
  if (first > last) return [nothing(table)];
  const arms = coverDays(first, last).map((prefix) => ({
    table,
    key: 'seq',
    where: sql(`substr(d.earliest, 1, ${prefix.length}) = ?`, prefix),
  }));
  return arms.length > mostArms ? [] : arms;
}
