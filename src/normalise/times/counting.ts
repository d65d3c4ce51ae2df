/** Counting on the calendar: by days exactly, by weeks, months and years as vaguely as people do. */
import type { FormShapes, Quantity, TimeUnit } from '../../lexicon/time-forms.ts';
import { addMonths, civilOf, type Day, dayOf, mondayOf } from './calendar.ts';
import {
  approximately,
  between,
  type Closed,
  dayExtent,
  daysExtent,
  type Extent,
  monthExtent,
  widened,
  yearExtent,
} from './extents.ts';

/** The day, week, month … so many steps from the one that a day lies in. */
export function periodAt(day: Day, unit: TimeUnit, offset: number): Closed {
  const { year, month } = civilOf(day);
  switch (unit) {
    case 'week':
    case 'fortnight': {
      const monday = mondayOf(day) + offset * 7;
      return between(dayExtent(monday), dayExtent(monday + 6));
    }
    case 'weekend': {
      const monday = mondayOf(day) + offset * 7;
      return between(dayExtent(monday + 5), dayExtent(monday + 6));
    }
    case 'month':
      return monthExtent(year, month + offset);
    case 'quarter': {
      const from = Math.floor((month - 1) / 3) * 3 + 1 + offset * 3;
      return daysExtent(dayOf(year, from), dayOf(year, from + 3) - 1);
    }
    case 'half': {
      const from = Math.floor((month - 1) / 6) * 6 + 1 + offset * 6;
      return daysExtent(dayOf(year, from), dayOf(year, from + 6) - 1);
    }
    case 'year':
      return yearExtent(year + offset);
    case 'decade': {
      const from = Math.floor(year / 10) * 10 + offset * 10;
      return { ...between(yearExtent(from), yearExtent(from + 9)), edtf: `${String(from / 10).padStart(3, '0')}X` };
    }
    case 'century': {
      const from = Math.floor((year - 1) / 100) * 100 + 1 + offset * 100;
      return between(yearExtent(from), yearExtent(from + 99));
    }
    default:
      return dayExtent(day + offset);
  }
}

/** A day so many units on (or back, below 0); units under a day round to whole days. */
export function addUnits(day: Day, unit: TimeUnit, count: number): Day {
  const months: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200 };
  const days: Partial<Record<TimeUnit, number>> = {
    day: 1,
    week: 7,
    weekend: 7,
    fortnight: 14,
    hour: 1 / 24,
    minute: 1 / 1440,
    second: 1 / 86400,
  };
  const step = months[unit];
  if (step !== undefined) return addMonths(day, step * count);
  const moved = count * (days[unit] ?? 1);
  return day + (moved < 0 ? Math.floor(moved) : Math.ceil(moved));
}

/** Where counting from a day leads, as vague as the unit is: a day by days, about a day by weeks, a month by months, a year by years. */
function landing(day: Day, unit: TimeUnit, count: number): Closed {
  const target = addUnits(day, unit, count);
  const { year, month } = civilOf(target);
  switch (unit) {
    case 'day':
      return dayExtent(target);
    case 'week':
    case 'weekend':
    case 'fortnight':
      return widened(approximately(dayExtent(target)), 3);
    case 'month':
    case 'quarter':
    case 'half':
      return approximately(monthExtent(year, month));
    case 'year':
      return approximately(yearExtent(year));
    case 'decade':
      return widened(approximately(yearExtent(year)), 366);
    case 'century':
      return widened(approximately(yearExtent(year)), 5 * 366);
    default:
      return Math.abs(count) < 1 ? dayExtent(day) : between(dayExtent(Math.min(day, target)), dayExtent(Math.max(day, target)));
  }
}

export function rangeOf(count: Quantity, half = false): { from: number; to?: number } {
  const { from, to } = typeof count === 'number' ? { from: count, to: count } : count;
  const more = half ? 0.5 : 0;
  return { from: from + more, ...(to !== undefined && { to: to + more }) };
}

/** From the nearest to the farthest that a count may lead; without an upper end the far side is unknown. */
export function landings(day: Day, { unit, count, direction, half }: FormShapes['shift']): Extent {
  const { from, to } = rangeOf(count, half);
  const near = landing(day, unit, from * direction);
  if (to === undefined) {
    const edge = approximately(near);
    return direction < 0
      ? { edtf: `/${edge.to}`, from: '', to: edge.to, last: near.last }
      : { edtf: `${edge.from}/`, from: edge.from, to: '', first: near.first };
  }
  if (to === from) return near;
  const far = landing(day, unit, to * direction);
  return approximately(direction < 0 ? between(far, near) : between(near, far));
}
