/** Parts of a period: "early 2022", "late last week", "the first two months of the year", "later this month". */
import type { FormShapes, PeriodPart } from '../../lexicon/time-forms.ts';
import { civilOf, type Day, dayOf } from './calendar.ts';
import { addUnits } from './counting.ts';
import { approximately, between, type Closed, dayExtent, type Extent, isClosed, monthExtent, yearExtent } from './extents.ts';
import { inferred, type Outcome, onSameGrounds, type Scene, unresolved } from './scene.ts';

/** A period cut into equal steps: the extent of the steps from one index to another. */
interface Steps {
  readonly count: number;
  readonly cut: (from: number, to: number) => Closed;
}

function stepsOf({ first, last }: Closed): Steps {
  const [from, to] = [civilOf(first), civilOf(last + 1)];
  const days = last - first + 1;
  if (days > 800 && from.month === 1 && from.day === 1 && to.month === 1 && to.day === 1)
    return {
      count: to.year - from.year,
      cut: (start, end) => between(yearExtent(from.year + start), yearExtent(from.year + end)),
    };
  if (days > 40 && from.day === 1 && to.day === 1)
    return {
      count: (to.year - from.year) * 12 + to.month - from.month,
      cut: (start, end) => between(monthExtent(from.year, from.month + start), monthExtent(from.year, from.month + end)),
    };
  return { count: days, cut: (start, end) => between(dayExtent(first + start), dayExtent(first + end)) };
}

/** First and last step of each part: thirds for early, mid and late (of a month by tens of days, of a week by days). */
function cutsOf(count: number): Record<'early' | 'mid' | 'late' | 'start' | 'end', readonly [number, number]> {
  if (count === 7) return { early: [0, 1], mid: [1, 3], late: [3, 6], start: [0, 0], end: [4, 6] };
  const month = count >= 28 && count <= 31;
  const early = month ? 10 : Math.ceil(count / 3);
  const late = month ? 20 : count - Math.floor(count / 3);
  const edge = month ? 7 : Math.ceil(count / 12);
  return {
    early: [0, early - 1],
    mid: [early, Math.max(early, late - 1)],
    late: [late, count - 1],
    start: [0, edge - 1],
    end: [count - edge, count - 1],
  };
}

export function resolvePart(form: FormShapes['part'], scene: Scene): Outcome {
  const whole = scene.resolve(form.of, scene);
  if ('unresolved' in whole) return whole;
  const { extent } = whole;
  if (!isClosed(extent)) return unresolved('a part of something without bounds');
  if (extent.last - extent.first < 2) return whole;
  const { part } = form;
  if (part === 'earlier' || part === 'later' || part === 'so-far' || part === 'rest')
    return upToToday(part, extent, whole, scene);
  const steps = stepsOf(extent);
  const [from, to] = cutsOf(steps.count)[part];
  return onSameGrounds(whole, approximately(steps.cut(from, to)));
}

function upToToday(part: PeriodPart, extent: Closed, whole: Exclude<Outcome, { unresolved: string }>, scene: Scene): Outcome {
  const { today } = scene;
  if (today === undefined || today < extent.first || today > extent.last) return onSameGrounds(whole, extent);
  const now = dayExtent(today);
  const reason = 'divided by the publication date';
  const cut: Extent =
    part === 'earlier' || part === 'so-far' ? between(dayExtent(extent.first), now) : between(now, dayExtent(extent.last));
  return inferred(cut, reason);
}

export function resolveSlice(form: FormShapes['slice'], scene: Scene): Outcome {
  const whole = scene.resolve(form.of, scene);
  if ('unresolved' in whole) return whole;
  const { extent } = whole;
  if (!isClosed(extent)) return unresolved('a part of something without bounds');
  const steps = (form.nth ?? 1) * form.count;
  const bounds: readonly [Day, Day] =
    form.side === 'first'
      ? [addUnits(extent.first, form.unit, steps - form.count), addUnits(extent.first, form.unit, steps) - 1]
      : [addUnits(extent.last + 1, form.unit, -steps), addUnits(extent.last + 1, form.unit, form.count - steps) - 1];
  if (bounds[0] > extent.last || bounds[1] < extent.first) return unresolved('the period is not that long');
  return onSameGrounds(whole, sliceExtent(bounds[0], Math.min(bounds[1], extent.last), form.unit));
}

function sliceExtent(first: Day, last: Day, unit: string): Closed {
  const [from, to] = [civilOf(first), civilOf(last)];
  if (unit === 'week') return approximately(between(dayExtent(first), dayExtent(last)));
  if (from.day !== 1 || last !== dayOf(to.year, to.month + 1) - 1) return between(dayExtent(first), dayExtent(last));
  if (unit === 'year' || unit === 'decade') return between(yearExtent(from.year), yearExtent(to.year));
  return between(monthExtent(from.year, from.month), monthExtent(to.year, to.month));
}
