/** Clock times and the parts of a day. A clock time without its day is not given one. */
import type { FormShapes, Zone } from '../../lexicon/time-forms.ts';
import { civilOf, type Day, dayText, nthWeekday } from './calendar.ts';
import { between, dayExtent, isClosed } from './extents.ts';
import { FROM_PUBLICATION, inferred, NO_PUBLICATION, type Outcome, onSameGrounds, type Scene, unresolved } from './scene.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Whether summer time holds on a day: second Sunday of March to first of November (US), last Sundays of March and October (EU). */
function isSummer(day: Day, changes: 'us' | 'eu'): boolean {
  const { year } = civilOf(day);
  if (changes === 'us') return day >= nthWeekday(year, 3, 7, 2) && day < nthWeekday(year, 11, 7, 1);
  return day >= nthWeekday(year, 3, 7, -1) && day < nthWeekday(year, 10, 7, -1);
}

function zoneText(zone: Zone, day: Day): string {
  const minutes = zone.summer !== undefined && isSummer(day, zone.changes ?? 'us') ? zone.summer : zone.standard;
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function hourOf(form: FormShapes['clock']): number {
  if (form.hour > 24) return Math.floor(form.hour / 100);
  if (form.half === undefined || form.hour > 12) return form.hour;
  return (form.hour % 12) + (form.half === 'pm' ? 12 : 0);
}

/** Midnight ends its day, unless what is told as past would then be still to come. */
const dayOfMidnight = (day: Day, { today, tense }: Scene): Day =>
  today !== undefined && tense === 'past' && day + 1 > today ? day : day + 1;

export function resolveClock(form: FormShapes['clock'], scene: Scene): Outcome {
  const outer: Outcome = form.of
    ? scene.resolve(form.of, scene)
    : scene.reference
      ? inferred(scene.reference, 'on the day of another event')
      : unresolved('a clock time without its day');
  if ('unresolved' in outer) return outer;
  const { extent } = outer;
  if (!isClosed(extent) || extent.first !== extent.last) return unresolved('a clock time without its day');
  const minute = form.minute ?? (form.hour > 24 ? form.hour % 100 : undefined);
  if (minute === undefined && form.half === undefined) return onSameGrounds(outer, dayExtent(extent.first));
  const hour = hourOf(form);
  if (hour > 24 || (minute ?? 0) > 59) return unresolved('there is no such time of day');
  const day = hour === 24 ? dayOfMidnight(extent.first, scene) : extent.first;
  const text = `${dayText(day)}T${two(hour % 24)}:${two(minute ?? 0)}:00${form.zone ? zoneText(form.zone, day) : ''}`;
  return onSameGrounds(outer, { ...dayExtent(day), edtf: text, clock: { earliest: text, latest: text } });
}

/** A part of a day is its day; "overnight" begins the day before. */
export function resolveDaypart(form: FormShapes['daypart'], scene: Scene): Outcome {
  if (form.of) {
    const outer = scene.resolve(form.of, scene);
    if ('unresolved' in outer || !form.part.startsWith('overnight') || !isClosed(outer.extent)) return outer;
    return onSameGrounds(outer, between(dayExtent(outer.extent.first), dayExtent(outer.extent.last + 1)));
  }
  if (scene.today === undefined) return unresolved(NO_PUBLICATION);
  if (form.part !== 'overnight') return inferred(dayExtent(scene.today), FROM_PUBLICATION);
  const ahead = scene.tense === 'future' ? 1 : 0;
  return inferred(between(dayExtent(scene.today - 1 + ahead), dayExtent(scene.today + ahead)), FROM_PUBLICATION);
}
