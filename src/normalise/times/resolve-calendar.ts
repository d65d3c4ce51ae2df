/** Forms that name a place on the calendar: dates, weekdays, seasons, quarters, holidays, decades, centuries. */
import type { FormShapes, TimeForm, Which } from '../../lexicon/time-forms.ts';
import { civilOf, type Day, dayOf, daysInMonth, nthWeekday, yearText } from './calendar.ts';
import { academicYear, type Cycle, cycleOf, fiscalYear, holidayDay, pickRound, seasonExtent } from './cycles.ts';
import { between, type Closed, dayExtent, type Extent, isClosed, monthExtent, yearExtent } from './extents.ts';
import { inferred, NO_PUBLICATION, NO_REFERENCE, type Outcome, type Scene, stated, unresolved } from './scene.ts';

const NO_SUCH_DAY = 'there is no such day';

/** Resolves a form whose year, or week, is not stated, by tense. */
export function resolveRound(form: TimeForm, scene: Scene): Outcome {
  const which = 'which' in form ? form.which : undefined;
  const cycle = cycleOf(form, scene.hemisphere);
  if (!cycle) return unresolved('a movable day that is not reckoned here');
  if ('anchor' in form && form.anchor === 'reference') return roundFromReference(cycle, which, scene);
  if (scene.today === undefined) return unresolved(NO_PUBLICATION);
  const round = pickRound(cycle, scene.today, scene.tense, which);
  if (!round) return unresolved(NO_SUCH_DAY);
  const grounds = which
    ? 'counted from the publication date'
    : `the ${round.first > scene.today ? 'next' : 'latest'} one as seen from the publication date`;
  return inferred(round, cycle.reason ? `${grounds}; ${cycle.reason}` : grounds);
}

/** "the following Monday": the first after another event, or the latest before it. */
function roundFromReference(cycle: Cycle, which: Which | undefined, { reference }: Scene): Outcome {
  if (!reference || !isClosed(reference)) return unresolved(NO_REFERENCE);
  const round =
    which === 'last' ? pickRound(cycle, reference.first, 'past', 'last') : pickRound(cycle, reference.last + 1, 'future');
  return round ? inferred(round, 'counted from another event') : unresolved(NO_SUCH_DAY);
}

export function resolveDate(form: FormShapes['date'], scene: Scene): Outcome {
  if (form.year === undefined) return resolveRound(form, scene);
  const year = form.era === 'bc' ? 1 - form.year : form.year;
  if (form.month === undefined) return stated(yearExtent(year));
  if (form.day === undefined) return stated(monthExtent(year, form.month));
  if (form.day > daysInMonth(year, form.month)) return unresolved(NO_SUCH_DAY);
  return stated(dayExtent(dayOf(year, form.month, form.day)));
}

/** "04/09/2023" is 4 September or 9 April: both, unless only one exists, or a past tense rules the later one out. */
export function resolveNumericDate(form: FormShapes['numeric-date'], scene: Scene): Outcome {
  const year = fullYear(form.year, scene.today);
  if (year === undefined) return unresolved('no publication date to tell the century by');
  const basis = form.year < 100 ? inferred : stated;
  const days = [
    { month: form.second, day: form.first },
    { month: form.first, day: form.second },
  ]
    .filter(({ month, day }) => month <= 12 && day <= daysInMonth(year, month))
    .map(({ month, day }) => dayOf(year, month, day))
    .sort((left, right) => left - right);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return unresolved(NO_SUCH_DAY);
  if (first === last) return basis(dayExtent(first), form.year < 100 ? 'the century is taken from the publication date' : '');
  if (scene.tense === 'past' && scene.today !== undefined && first <= scene.today && last > scene.today)
    return inferred(dayExtent(first), 'the order of day and month is ambiguous; the other reading was not past yet');
  return basis(between(dayExtent(first), dayExtent(last)), 'the order of day and month is ambiguous: one of the two ends');
}

/** Two figures stand for the year that is closest before publication, or at most ten years after it. */
function fullYear(year: number, today: Day | undefined): number | undefined {
  if (year >= 100 || today === undefined) return year >= 100 ? year : undefined;
  const now = civilOf(today).year;
  const guess = Math.floor(now / 100) * 100 + year;
  return guess > now + 10 ? guess - 100 : guess;
}

export function resolveSeason(form: FormShapes['season'], scene: Scene): Outcome {
  if (form.year === undefined) return resolveRound(form, scene);
  return stated(
    seasonExtent(form.year, form.season, scene.hemisphere),
    scene.hemisphere ? undefined : 'northern seasons assumed',
  );
}

export function resolveHoliday(form: FormShapes['holiday'], scene: Scene): Outcome {
  if (form.year === undefined || form.holiday.by === 'none') return resolveRound(form, scene);
  return stated(dayExtent(holidayDay(form.holiday, form.year)));
}

export function resolveQuarter(form: FormShapes['quarter'] | FormShapes['half'], scene: Scene): Outcome {
  if (form.year === undefined) return resolveRound(form, scene);
  const cycle = cycleOf(form, scene.hemisphere);
  return stated(cycle!.at(form.year)!);
}

export function resolveFiscal(form: FormShapes['fiscal'], scene: Scene): Outcome {
  if (form.year === undefined && form.which !== undefined) {
    if (scene.today === undefined) return unresolved(NO_PUBLICATION);
    const cycle = cycleOf(form, scene.hemisphere)!;
    const step = { last: -1, this: 0, next: 1 }[form.which];
    return inferred(cycle.at(cycle.near(scene.today) + step)!, `counted from the publication date; ${cycle.reason}`);
  }
  if (form.year === undefined) return resolveRound(form, scene);
  if (form.system === 'academic') return stated(academicYear(form.year), 'academic years are taken as August to July');
  if (form.endYear === undefined) return stated(fiscalYear(form.year), 'fiscal years begin in different months');
  return stated(
    between(yearExtent(form.year), yearExtent(endOfSpan(form.year, form.endYear))),
    'fiscal years begin in different months',
  );
}

/** The end of "1999-2003" or "1999-03": two figures take the century from the beginning. */
export function endOfSpan(from: number, to: number): number {
  if (to >= 100) return to;
  const same = Math.floor(from / 100) * 100 + to;
  return same < from ? same + 100 : same;
}

export function resolveYearSpan(form: FormShapes['year-span']): Outcome {
  const to = endOfSpan(form.from, form.to);
  return to < form.from
    ? unresolved('the interval ends before it begins')
    : stated(between(yearExtent(form.from), yearExtent(to)));
}

/** "The 1990s" are ten years, "the 1800s" a hundred; the 2000s are taken as ten. */
export function resolveDecade(form: FormShapes['decade']): Outcome {
  const year = form.year >= 100 ? form.year : form.year + (form.year < 30 ? 2000 : 1900);
  const hundred = year % 100 === 0 && year < 2000;
  const edtf = hundred ? `${yearText(year).slice(0, -2)}XX` : `${yearText(year).slice(0, -1)}X`;
  return stated({ ...between(yearExtent(year), yearExtent(year + (hundred ? 99 : 9))), edtf });
}

export function resolveCentury(form: FormShapes['century']): Outcome {
  const last = form.era === 'bc' ? -(form.century - 1) * 100 : form.century * 100;
  return stated(between(yearExtent(last - 99), yearExtent(last)));
}

export function resolveNthWeekday(form: FormShapes['nth-weekday'], scene: Scene): Outcome {
  const outer = scene.resolve(form.of, scene);
  if ('unresolved' in outer) return outer;
  if (!isClosed(outer.extent)) return unresolved('the period has no end to count in');
  const { year, month } = civilOf(form.nth > 0 ? outer.extent.first : outer.extent.last);
  return { ...outer, extent: dayExtent(nthWeekday(year, month, form.weekday, form.nth)) };
}

/** "Monday of last week", "September last year": the round that lies within the outer period. */
export function resolveWithin(form: FormShapes['within'], scene: Scene): Outcome {
  if (form.inner.op === 'clock' || form.inner.op === 'daypart') return scene.resolve({ ...form.inner, of: form.of }, scene);
  const outer = scene.resolve(form.of, scene);
  if ('unresolved' in outer) return outer;
  const cycle = cycleOf(form.inner, scene.hemisphere);
  if (!cycle || !isClosed(outer.extent)) return unresolved('the one does not lie within the other');
  const round = firstWithin(cycle.at, cycle.near(outer.extent.first), outer.extent);
  return round ? { ...outer, extent: round } : unresolved('the one does not lie within the other');
}

function firstWithin(
  at: (index: number) => Closed | undefined,
  start: number,
  outer: Extent & { first: Day; last: Day },
): Closed | undefined {
  for (let index = start - 1; index <= start + 12; index += 1) {
    const round = at(index);
    if (round && round.first >= outer.first && round.first <= outer.last) return round;
  }
  return undefined;
}
