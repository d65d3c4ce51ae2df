/** Forms that count: from publication ("three weeks ago", "last month"), or from another event ("two days later"). */
import type { FormShapes, Quantity, TimeUnit } from '../../lexicon/time-forms.ts';
import { addMonths, civilOf, type Day, dayOf, mondayOf } from './calendar.ts';
import { pickRound } from './cycles.ts';
import {
  approximately,
  between,
  type Closed,
  dayExtent,
  daysExtent,
  type Extent,
  isClosed,
  monthExtent,
  widened,
  yearExtent,
} from './extents.ts';
import {
  FROM_PUBLICATION,
  inferred,
  NO_PUBLICATION,
  NO_REFERENCE,
  type Outcome,
  onSameGrounds,
  type Resolved,
  type Scene,
  unresolved,
} from './scene.ts';

const FROM_REFERENCE = 'counted from another event';

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

export function resolvePeriod(form: FormShapes['period'], scene: Scene): Outcome {
  if (form.anchor === 'reference') {
    const reference = scene.reference;
    if (!reference || !isClosed(reference)) return unresolved(NO_REFERENCE);
    const base = form.offset > 0 ? reference.last : reference.first;
    const period = periodAt(base, form.unit, form.offset);
    if (form.unit !== 'day' || form.offset !== 0) return inferred(period, FROM_REFERENCE);
    return inferred(reference, FROM_REFERENCE);
  }
  if (scene.today === undefined) return unresolved(NO_PUBLICATION);
  if (form.back)
    return inferred(
      periodAt(addUnits(scene.today, form.back.unit, -rangeOf(form.back.count).from), form.unit, form.offset),
      FROM_PUBLICATION,
    );
  if (form.unit === 'weekend' && form.offset === 0) {
    const cycle = {
      at: (week: number): Closed => periodAt(week * 7 - 3, 'weekend', 0),
      near: (day: Day): number => (mondayOf(day) + 3) / 7,
      reach: 2,
      yearly: false,
    };
    return inferred(pickRound(cycle, scene.today, scene.tense)!, FROM_PUBLICATION);
  }
  return inferred(periodAt(scene.today, form.unit, form.offset), FROM_PUBLICATION);
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

function rangeOf(count: Quantity, half = false): { from: number; to?: number } {
  const { from, to } = typeof count === 'number' ? { from: count, to: count } : count;
  const more = half ? 0.5 : 0;
  return { from: from + more, ...(to !== undefined && { to: to + more }) };
}

/** From the nearest to the farthest that a count may lead; without an upper end the far side is unknown. */
function landings(day: Day, { unit, count, direction, half }: FormShapes['shift']): Extent {
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

export function resolveShift(form: FormShapes['shift'], scene: Scene): Outcome {
  if (form.of && form.anchor === undefined) {
    const base = scene.resolve(form.of, scene);
    return 'unresolved' in base ? base : shiftFrom(form, base);
  }
  if (form.anchor === 'reference') {
    if (!scene.reference || !isClosed(scene.reference)) return unresolved(NO_REFERENCE);
    return shiftFrom(form, inferred(scene.reference, FROM_REFERENCE));
  }
  if (form.needs === 'future' && scene.tense !== 'future') return unresolved('a length of time, not a point in it');
  if (scene.today === undefined) return unresolved(NO_PUBLICATION);
  return inferred(landings(scene.today, form), FROM_PUBLICATION);
}

function shiftFrom(form: FormShapes['shift'], base: Resolved): Outcome {
  const { extent } = base;
  if (!isClosed(extent)) return unresolved('counts from a time without bounds');
  const early = landings(extent.first, form);
  if (extent.first === extent.last) return onSameGrounds(base, early);
  const late = landings(extent.last, form);
  if (!isClosed(early) || !isClosed(late)) return unresolved('counts vaguely from a vague time');
  return onSameGrounds(base, between(early, late));
}

/** "the past two years", "in the coming weeks", "for months": one end is the publication date. */
export function resolveStretch(form: FormShapes['stretch'], scene: Scene): Outcome {
  if (form.needs === 'future' && scene.tense !== 'future') return unresolved('a length of time that counts from another event');
  if (form.needs === 'present' && scene.tense !== 'present') return unresolved('a length of time, not a point in it');
  if (scene.today === undefined) return unresolved(NO_PUBLICATION);
  const now = dayExtent(scene.today);
  const ahead = form.direction > 0;
  const { from, to } = rangeOf(form.count ?? { from: 0 }, form.half);
  if (form.unit === undefined || form.count === undefined || to === undefined)
    return inferred(
      ahead
        ? { edtf: `${now.edtf}/`, from: now.edtf, to: '', first: now.first }
        : { edtf: `/${now.edtf}`, from: '', to: now.edtf, last: now.last },
      `${FROM_PUBLICATION}; the other end is vague`,
    );
  const near = farEnd(scene.today, form.unit, from * form.direction);
  const far = farEnd(scene.today, form.unit, to * form.direction);
  const end = from === to ? far : approximately(ahead ? between(near, far) : between(far, near));
  return inferred(
    ahead ? { ...between(now, end), edtf: `${now.edtf}/${end.to}` } : { ...between(end, now), edtf: `${end.from}/${now.edtf}` },
    FROM_PUBLICATION,
  );
}

/** The other end of a stretch: exact to the day by days, about the day by weeks, to the month by months and years. */
function farEnd(today: Day, unit: TimeUnit, count: number): Closed {
  const target = addUnits(today, unit, count);
  const { year, month } = civilOf(target);
  if (unit === 'decade' || unit === 'century') return approximately(yearExtent(year));
  if (['month', 'quarter', 'half', 'year'].includes(unit)) return approximately(monthExtent(year, month));
  return ['week', 'weekend', 'fortnight'].includes(unit) ? approximately(dayExtent(target)) : dayExtent(target);
}

/** "the three months to June": so many units up to the end of what is named. */
export function resolveEnding(form: FormShapes['ending'], scene: Scene): Outcome {
  const outer = scene.resolve(form.of, scene);
  if ('unresolved' in outer) return outer;
  if (outer.extent.last === undefined) return unresolved('counts from a time without bounds');
  const { last } = outer.extent;
  return onSameGrounds(outer, daysExtent(addUnits(last + 1, form.unit, -rangeOf(form.count).from), last));
}

/** "in its second year": counted from the beginning of what it is about. */
export function resolveOrdinalPeriod(form: FormShapes['ordinal-period'], scene: Scene): Outcome {
  if (scene.reference?.first === undefined) return unresolved(NO_REFERENCE);
  const first = addUnits(scene.reference.first, form.unit, form.nth - 1);
  return inferred(between(dayExtent(first), dayExtent(addUnits(scene.reference.first, form.unit, form.nth) - 1)), FROM_REFERENCE);
}
