/** Stretches of the calendar with their EDTF: the common currency of resolving. */
import { civilOf, type Day, dayOf, dayText, monthText, yearText } from './calendar.ts';

/** `from` and `to` are the EDTF of the ends, for use in intervals; without `first` or `last` that side is open or unknown. */
export interface Extent {
  readonly edtf: string;
  readonly from: string;
  readonly to: string;
  readonly first?: Day;
  readonly last?: Day;
  /** Date-times, where a clock time is stated. */
  readonly clock?: { readonly earliest: string; readonly latest: string };
}

/** An extent with both ends. */
export type Closed = Extent & { readonly first: Day; readonly last: Day };

export const isClosed = (extent: Extent): extent is Closed => extent.first !== undefined && extent.last !== undefined;

const single = (edtf: string, first: Day, last: Day): Closed => ({ edtf, from: edtf, to: edtf, first, last });

export const dayExtent = (day: Day): Closed => single(dayText(day), day, day);

export const monthExtent = (year: number, month: number): Closed => {
  const first = dayOf(year, month);
  const civil = civilOf(first);
  return single(monthText(civil.year, civil.month), first, dayOf(year, month + 1) - 1);
};

export const yearExtent = (year: number): Closed => single(yearText(year), dayOf(year), dayOf(year + 1) - 1);

/** From the beginning of one extent to the end of another; one EDTF value where both are the same. */
export function interval(from: Extent, to: Extent): Extent {
  const edtf = from.from === to.to ? from.from : `${from.from}/${to.to}`;
  return {
    edtf,
    from: from.from,
    to: to.to,
    ...(from.first !== undefined && { first: from.first }),
    ...(to.last !== undefined && { last: to.last }),
    ...(from.clock && to.clock && { clock: { earliest: from.clock.earliest, latest: to.clock.latest } }),
  };
}

export const between = (from: Closed, to: Closed): Closed => ({ ...interval(from, to), first: from.first, last: to.last });

/** From one day to another, written as years or months where they fill them. */
export function daysExtent(first: Day, last: Day): Closed {
  const [from, to] = [civilOf(first), civilOf(last + 1)];
  if (from.day === 1 && to.day === 1) {
    if (from.month === 1 && to.month === 1) return between(yearExtent(from.year), yearExtent(to.year - 1));
    return between(monthExtent(from.year, from.month), monthExtent(to.year, to.month - 1));
  }
  return between(dayExtent(first), dayExtent(last));
}

const about = (edtf: string): string =>
  /[~?%]$/.test(edtf) || edtf === '' || edtf === '..' || edtf.includes('T') || edtf.includes('X') ? edtf : `${edtf}~`;

/** The same extent with approximate ends. */
export function approximately<Kind extends Extent>(extent: Kind): Kind {
  const [from, to] = [about(extent.from), about(extent.to)];
  const edtf = !extent.edtf.includes('/') ? about(extent.edtf) : from === to ? from : `${from}/${to}`;
  return { ...extent, from, to, edtf };
}

/** The same extent with wider bounds, by days on each side. */
export const widened = (extent: Closed, days: number): Closed => ({
  ...extent,
  first: extent.first - days,
  last: extent.last + days,
});

/** The extent as precise as an EDTF end is written ("2014", "2014-03" or a day) that a day lies in. */
export function extentLike(pattern: string, day: Day): Closed {
  const { year, month } = civilOf(day);
  if (/^-?\d{4}~?$/.test(pattern)) return yearExtent(year);
  return /^-?\d{4}-\d{2}~?$/.test(pattern) ? monthExtent(year, month) : dayExtent(day);
}
