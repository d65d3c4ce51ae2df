/**
 * The Gregorian calendar in whole days since 1970-01-01, without clocks and zones. The conversions are Howard Hinnant's
 * days_from_civil and civil_from_days; weeks are those of ISO 8601 (Monday to Sunday), years before 1 are astronomical
 * (1 BC is 0); Easter is by the anonymous Gregorian and by Meeus' Julian algorithm.
 */

/** Days since 1970-01-01. */
export type Day = number;

/** Takes year, month (1–12) and day of the month, gives the day. Months beyond the year carry over. */
export function dayOf(year: number, month = 1, day = 1): Day {
  const carried = year + Math.floor((month - 1) / 12);
  const inYear = ((((month - 1) % 12) + 12) % 12) + 1;
  const shifted = inYear <= 2 ? carried - 1 : carried;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (inYear + (inYear > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** Takes a day, gives its year, month and day of the month. */
export function civilOf(day: Day): { year: number; month: number; day: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The weekday of a day: Monday is 1, Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The Monday of a day's ISO week. */
export const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1;

export const daysInMonth = (year: number, month: number): number => dayOf(year, month + 1) - dayOf(year, month);

/** A day so many months later (or earlier, below 0); the 31st becomes the last of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: inMonth } = civilOf(day);
  const first = dayOf(year, month + months);
  const target = civilOf(first);
  return first + Math.min(inMonth, daysInMonth(target.year, target.month)) - 1;
}

/** Easter Sunday of a year, in the Gregorian calendar. */
export function easterOf(year: number, orthodox = false): Day {
  if (orthodox) {
    const d = (19 * (year % 19) + 15) % 30;
    const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const julianGap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
    return dayOf(year, Math.floor((d + e + 114) / 31), ((d + e + 114) % 31) + 1) + julianGap;
  }
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayOf(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** The nth weekday of a month; -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  if (nth > 0) {
    const first = dayOf(year, month);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  }
  const last = dayOf(year, month + 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7;
}

const digits = (value: number, width: number): string => String(Math.abs(value)).padStart(width, '0');

/** A year as EDTF and ISO 8601 write it: four digits, with a minus before 1 BC. */
export const yearText = (year: number): string => (year < 0 ? '-' : '') + digits(year, 4);

export const monthText = (year: number, month: number): string => `${yearText(year)}-${digits(month, 2)}`;

/** A day as an ISO date. */
export function dayText(day: Day): string {
  const civil = civilOf(day);
  return `${monthText(civil.year, civil.month)}-${digits(civil.day, 2)}`;
}

/** Takes an ISO date or date-time, gives its day as written there; undefined where it is none. */
export function readDay(text: string): Day | undefined {
  const match = /^(-?\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}
