/**
 * What comes round: weekdays every week, months and holidays every year. Which round is meant follows from the tense: the
 * latest that has begun where the clause looks back, the first that has not ended where it looks ahead.
 */
import type { Holiday, TimeForm, Which } from '../../lexicon/time-forms.ts';
import { civilOf, type Day, dayOf, daysInMonth, easterOf, mondayOf, nthWeekday } from './calendar.ts';
import { approximately, between, type Closed, dayExtent, daysExtent, monthExtent, yearExtent } from './extents.ts';
import type { Tense } from './types.ts';

export interface Cycle {
  /** The round of an index; undefined where there is none (29 February). */
  readonly at: (index: number) => Closed | undefined;
  /** The index of the round of a day's week, month or year. */
  readonly near: (day: Day) => number;
  /** How many rounds to look at on each side. */
  readonly reach: number;
  readonly yearly: boolean;
  readonly reason?: string;
}

const yearOf = (day: Day): number => civilOf(day).year;
const yearly = (at: Cycle['at'], reason?: string): Cycle => ({
  at,
  near: yearOf,
  reach: 8,
  yearly: true,
  ...(reason && { reason }),
});

/** Takes a form, gives the cycle that it names; undefined where it names none, or where its year is stated. */
export function cycleOf(form: TimeForm, hemisphere: 'north' | 'south' | undefined): Cycle | undefined {
  switch (form.op) {
    case 'weekday':
      return {
        at: (week) => dayExtent(week * 7 - 3 + form.weekday - 1),
        near: (day) => (mondayOf(day) + 3) / 7,
        reach: 2,
        yearly: false,
      };
    case 'day-of-month':
      return {
        at: (index) => dayInMonth(Math.floor(index / 12), (index % 12) + 1, form.day),
        near: (day) => yearOf(day) * 12 + civilOf(day).month - 1,
        reach: 3,
        yearly: false,
      };
    case 'date': {
      const { month, day } = form;
      if (month === undefined) return undefined;
      return yearly((year) => (day === undefined ? monthExtent(year, month) : dayInMonth(year, month, day)));
    }
    case 'season':
      return yearly((year) => seasonExtent(year, form.season, hemisphere), hemisphere ? undefined : 'northern seasons assumed');
    case 'quarter':
      return yearly((year) => daysExtent(dayOf(year, form.quarter * 3 - 2), dayOf(year, form.quarter * 3 + 1) - 1));
    case 'half':
      return yearly((year) => daysExtent(dayOf(year, form.half * 6 - 5), dayOf(year, form.half * 6 + 1) - 1));
    case 'holiday':
      return form.holiday.by === 'none' ? undefined : yearly((year) => dayExtent(holidayDay(form.holiday, year)));
    case 'fiscal':
      return form.system === 'fiscal' ? yearly(fiscalYear, 'fiscal years begin in different months') : academicCycle;
    default:
      return undefined;
  }
}

const dayInMonth = (year: number, month: number, day: number): Closed | undefined =>
  day > daysInMonth(year, month) ? undefined : dayExtent(dayOf(year, month, day));

/** A fiscal year bears the calendar year in which most of it lies, or ends: its bounds are half a year wider on each side. */
export function fiscalYear(year: number): Closed {
  return { ...approximately(yearExtent(year)), first: dayOf(year - 1, 7), last: dayOf(year + 1, 7) - 1 };
}

/** An academic year, by the calendar year in which it begins: August to July. */
export const academicYear = (year: number): Closed => approximately(between(monthExtent(year, 8), monthExtent(year + 1, 7)));

const academicCycle: Cycle = {
  at: academicYear,
  near: (day) => yearOf(day) - (civilOf(day).month < 8 ? 1 : 0),
  reach: 3,
  yearly: true,
  reason: 'academic years are taken as August to July',
};

/** First and last day of the seasons as northern countries reckon them, from the first of the month to the equinox or solstice. */
const SEASONS: Readonly<Record<number, readonly [number, number, number, number]>> = {
  21: [3, 1, 6, 21],
  22: [6, 1, 9, 23],
  23: [9, 1, 12, 21],
  24: [12, 1, 15, 20],
};
const OPPOSITE: Readonly<Record<number, number>> = { 21: 23, 22: 24, 23: 21, 24: 22 };

/** A season, by the year in which it begins; both the meteorological and the astronomical reckoning lie in its bounds. */
export function seasonExtent(year: number, season: number, hemisphere: 'north' | 'south' | undefined): Closed {
  const [fromMonth, fromDay, toMonth, toDay] = SEASONS[hemisphere === 'south' ? OPPOSITE[season]! : season]!;
  const [first, last] = [dayOf(year, fromMonth, fromDay), dayOf(year, toMonth, toDay)];
  const end = civilOf(last);
  const code = String(year).padStart(4, '0');
  return {
    edtf: `${code}-${season}`,
    from: monthExtent(year, fromMonth).edtf,
    to: monthExtent(end.year, end.month).edtf,
    first,
    last,
  };
}

/** The day of a holiday in a year; those without a rule have none and never come here. */
export function holidayDay(holiday: Holiday, year: number): Day {
  if (holiday.by === 'date') return dayOf(year, holiday.month, holiday.day);
  if (holiday.by === 'easter') return easterOf(year, holiday.orthodox) + holiday.offset;
  if (holiday.by === 'weekday') return nthWeekday(year, holiday.month, holiday.weekday, holiday.nth) + (holiday.offset ?? 0);
  throw new Error('a holiday without a rule has no day');
}

/** Takes a cycle and a day to look from, gives the round that tense and "last", "this" or "next" pick. */
export function pickRound(cycle: Cycle, today: Day, tense: Tense, which?: Which): Closed | undefined {
  const near = cycle.near(today);
  const rounds: Closed[] = [];
  for (let index = near - cycle.reach; index <= near + cycle.reach; index += 1) {
    const round = cycle.at(index);
    if (round) rounds.push(round);
  }
  const begun = rounds.filter((round) => round.first <= today).at(-1);
  const coming = rounds.find((round) => round.last >= today);
  if (which === 'last') return rounds.filter((round) => round.last < today).at(-1);
  if (which === 'next') return cycle.yearly ? rounds.find((round) => round.first > today) : cycle.at(near + 1);
  if (which === 'this') {
    const own = begun && begun.last >= today ? begun : cycle.at(near);
    return own && own.first > today && tense === 'past' ? begun : own;
  }
  if (tense === 'future') return coming;
  if (tense === 'past' || !cycle.yearly || !begun || !coming) return begun;
  return (coming.first - today) * 2 < today - begun.last ? coming : begun;
}
