/** Forms that count: from publication ("three weeks ago", "last month"), or from another event ("two days later"). */
import type { FormShapes, TimeUnit } from '../../lexicon/time-forms.ts';
import { civilOf, type Day, mondayOf } from './calendar.ts';
import { addUnits, landings, periodAt, rangeOf } from './counting.ts';
import { pickRound } from './cycles.ts';
import { approximately, between, type Closed, dayExtent, daysExtent, isClosed, monthExtent, yearExtent } from './extents.ts';
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

/** What is in its nth year now began n − 1 calendar years before, and goes on. */
function openSince(today: Day, { unit, nth }: FormShapes['ordinal-period']): Outcome {
  const { edtf, first } = periodAt(today, unit, 1 - nth);
  return inferred({ edtf: `${edtf}/..`, from: edtf, to: '..', first }, 'counted back from the publication date to the beginning');
}

/**
 * "in its second year": counted from the beginning of what it is about. Where that is not known, the beginning is counted back by
 * years; shorter units run from a day that nobody says.
 */
export function resolveOrdinalPeriod(form: FormShapes['ordinal-period'], scene: Scene): Outcome {
  if (scene.reference?.first === undefined)
    return form.unit === 'year' && scene.today !== undefined ? openSince(scene.today, form) : unresolved(NO_REFERENCE);
  const first = addUnits(scene.reference.first, form.unit, form.nth - 1);
  return inferred(between(dayExtent(first), dayExtent(addUnits(scene.reference.first, form.unit, form.nth) - 1)), FROM_REFERENCE);
}
