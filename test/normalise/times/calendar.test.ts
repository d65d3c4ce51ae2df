import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilOf,
  dayOf,
  dayText,
  easterOf,
  mondayOf,
  nthWeekday,
  readDay,
  weekdayOf,
  yearText,
} from '../../../src/normalise/times/calendar.ts';

const day = (text: string): number => readDay(text)!;

describe('the calendar', () => {
  it('agrees with that of the platform on every day of eight centuries', () => {
    const differing: number[] = [];
    for (let count = -150_000; count < 150_000; count += 1) {
      const date = new Date(count * 86_400_000);
      const civil = civilOf(count);
      const same =
        civil.year === date.getUTCFullYear() && civil.month === date.getUTCMonth() + 1 && civil.day === date.getUTCDate();
      if (!same || weekdayOf(count) % 7 !== date.getUTCDay() || dayOf(civil.year, civil.month, civil.day) !== count)
        differing.push(count);
    }
    expect(differing).toEqual([]);
  });

  it.each([
    ['1961', '1961-04-02', '1961-04-09'],
    ['2016', '2016-03-27', '2016-05-01'],
    ['2019', '2019-04-21', '2019-04-28'],
    ['2024', '2024-03-31', '2024-05-05'],
    ['2025', '2025-04-20', '2025-04-20'],
    ['2038', '2038-04-25', '2038-04-25'],
  ])('finds Easter of %s', (year, western, orthodox) => {
    expect(dayText(easterOf(Number(year)))).toBe(western);
    expect(dayText(easterOf(Number(year), true))).toBe(orthodox);
  });

  it('counts weeks and months', () => {
    expect(dayText(mondayOf(day('2023-09-03')))).toBe('2023-08-28');
    expect(dayText(addMonths(day('2023-03-31'), -1))).toBe('2023-02-28');
    expect(dayText(addMonths(day('2024-01-31'), 13))).toBe('2025-02-28');
    expect(dayText(nthWeekday(2023, 11, 4, 4))).toBe('2023-11-23');
    expect(dayText(nthWeekday(2023, 5, 1, -1))).toBe('2023-05-29');
    expect(yearText(-43)).toBe('-0043');
  });

  it.each(['2023-02-29', '2023-13-01', '2023-1-1', 'Monday', '2023-09', '2023-09-04x'])('reads no day in "%s"', (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});
