/** Times with one end ("since 2014", "by Friday") and from one to another ("from June to August"). */
import type { FormShapes, TimeForm } from '../../lexicon/time-forms.ts';
import { civilOf, yearText } from './calendar.ts';
import { approximately, type Extent, extentLike, interval, isClosed, widened } from './extents.ts';
import { type Outcome, onSameGrounds, type Scene, unresolved } from './scene.ts';

export function resolveOpen(form: FormShapes['open'], scene: Scene): Outcome {
  const deadline = form.side === 'by' || form.side === 'until';
  const tense = form.side === 'since' ? 'past' : deadline && scene.tense !== 'past' ? 'future' : scene.tense;
  const outcome = scene.resolve(form.of, { ...scene, tense });
  if ('unresolved' in outcome) return outcome;
  const { extent } = outcome;
  const { today } = scene;
  if (form.side === 'since' || form.side === 'from' || form.side === 'after') {
    const start = form.side === 'after' ? neighbour(extent, 1) : extent;
    if (!start || start.from === '') return unresolved('begins at a time without bounds');
    const closed =
      today !== undefined &&
      (form.side === 'since' || scene.tense !== 'future') &&
      start.first !== undefined &&
      start.first <= today;
    return onSameGrounds(outcome, {
      edtf: `${start.from}/..`,
      from: start.from,
      to: '..',
      ...(start.first !== undefined && { first: start.first }),
      ...(closed && { last: today }),
    });
  }
  const end = form.side === 'before' ? neighbour(extent, -1) : extent;
  if (!end || end.to === '') return unresolved('ends at a time without bounds');
  const ahead = today !== undefined && tense === 'future' && end.last !== undefined && end.last >= today;
  return onSameGrounds(outcome, {
    edtf: `../${end.to}`,
    from: '..',
    to: end.to,
    ...(ahead && { first: today }),
    ...(end.last !== undefined && { last: end.last }),
  });
}

/** The day, month or year after an extent, or before it, as precise as its end is written. */
function neighbour(extent: Extent, direction: 1 | -1): Extent | undefined {
  if (extent.clock) return extent;
  if (direction > 0) return extent.last === undefined ? undefined : extentLike(extent.to, extent.last + 1);
  return extent.first === undefined ? undefined : extentLike(extent.from, extent.first - 1);
}

/** Whether a form says its own year, or counts from publication, and so needs no partner to be placed. */
function isPlaced(form: TimeForm): boolean {
  if (
    form.op === 'date' ||
    form.op === 'season' ||
    form.op === 'quarter' ||
    form.op === 'half' ||
    form.op === 'holiday' ||
    form.op === 'fiscal'
  )
    return form.year !== undefined || form.which !== undefined;
  if (form.op === 'weekday') return form.which !== undefined;
  if (form.op === 'part' || form.op === 'daypart' || form.op === 'clock') return form.of !== undefined && isPlaced(form.of);
  return form.op !== 'day-of-month';
}

function leadsFromStart({ from, to }: FormShapes['span'], scene: Scene): boolean {
  if (isPlaced(from) !== isPlaced(to)) return isPlaced(from);
  return scene.tense === 'future' || (from.op === 'weekday' && to.op === 'date');
}

/** The end that says more places the other: the beginning is the latest before the end, the end the first after the beginning. */
export function resolveSpan(form: FormShapes['span'], scene: Scene): Outcome {
  const fromFirst = leadsFromStart(form, scene);
  const [leading, other] = fromFirst ? [form.from, form.to] : [form.to, form.from];
  const anchor = scene.resolve(leading, scene);
  if ('unresolved' in anchor) return anchor;
  const day = fromFirst ? anchor.extent.first : anchor.extent.last;
  const near: Scene =
    isPlaced(other) || day === undefined ? scene : { ...scene, today: day, tense: fromFirst ? 'future' : 'past' };
  const partner = scene.resolve(other, near);
  if ('unresolved' in partner) return partner;
  const [from, to] = fromFirst ? [anchor, partner] : [partner, anchor];
  if (from.extent.first !== undefined && to.extent.last !== undefined && from.extent.first > to.extent.last)
    return unresolved('the interval ends before it begins');
  return {
    ...(anchor.basis === 'inferred' ? anchor : isPlaced(other) ? partner : anchor),
    extent: interval(from.extent, to.extent),
  };
}

/** "around 2014": the bounds reach one year, month or three days further, as precise as it is written. */
export function resolveApproximate(form: FormShapes['approximate'], scene: Scene): Outcome {
  const outcome = scene.resolve(form.of, scene);
  if ('unresolved' in outcome || !isClosed(outcome.extent)) return outcome;
  const { extent } = outcome;
  const length = extent.last - extent.first + 1;
  const slack = extent.from === yearText(civilOf(extent.first).year) ? 366 : length > 27 ? 31 : 3;
  return onSameGrounds(outcome, widened(approximately(extent), slack));
}
