/**
 * Resolving: each step of a form has its function, and the table below says which. What is not stated is inferred from the
 * publication date or from another event, and says so; what has neither stays unresolved, with the reason.
 */
import type { TimeForm } from '../../lexicon/time-forms.ts';
import { dayText, readDay } from './calendar.ts';
import type { Extent } from './extents.ts';
import {
  resolveCentury,
  resolveDate,
  resolveDecade,
  resolveFiscal,
  resolveHoliday,
  resolveNthWeekday,
  resolveNumericDate,
  resolveQuarter,
  resolveRound,
  resolveSeason,
  resolveWithin,
  resolveYearSpan,
} from './resolve-calendar.ts';
import { resolveClock, resolveDaypart } from './resolve-clock.ts';
import { resolveApproximate, resolveOpen, resolveSpan } from './resolve-open.ts';
import { resolvePart, resolveSlice } from './resolve-parts.ts';
import { resolveEnding, resolveOrdinalPeriod, resolvePeriod, resolveShift, resolveStretch } from './resolve-relative.ts';
import { type Outcome, type Scene, unresolved } from './scene.ts';
import type { ResolvedTime, ResolveTime, TimeContext } from './types.ts';

function resolveForm(form: TimeForm, scene: Scene): Outcome {
  switch (form.op) {
    case 'none':
      return unresolved('not a time');
    case 'recurring':
      return unresolved('comes round again and again');
    case 'duration':
      return unresolved('a length of time, not a point in it');
    case 'date':
      return resolveDate(form, scene);
    case 'numeric-date':
      return resolveNumericDate(form, scene);
    case 'weekday':
    case 'day-of-month':
      return resolveRound(form, scene);
    case 'season':
      return resolveSeason(form, scene);
    case 'quarter':
    case 'half':
      return resolveQuarter(form, scene);
    case 'fiscal':
      return resolveFiscal(form, scene);
    case 'holiday':
      return resolveHoliday(form, scene);
    case 'decade':
      return resolveDecade(form);
    case 'century':
      return resolveCentury(form);
    case 'nth-weekday':
      return resolveNthWeekday(form, scene);
    case 'within':
      return resolveWithin(form, scene);
    case 'year-span':
      return resolveYearSpan(form);
    case 'period':
      return resolvePeriod(form, scene);
    case 'shift':
      return resolveShift(form, scene);
    case 'stretch':
      return resolveStretch(form, scene);
    case 'ending':
      return resolveEnding(form, scene);
    case 'ordinal-period':
      return resolveOrdinalPeriod(form, scene);
    case 'part':
      return resolvePart(form, scene);
    case 'slice':
      return resolveSlice(form, scene);
    case 'daypart':
      return resolveDaypart(form, scene);
    case 'clock':
      return resolveClock(form, scene);
    case 'open':
      return resolveOpen(form, scene);
    case 'span':
      return resolveSpan(form, scene);
    case 'approximate':
      return resolveApproximate(form, scene);
  }
}

/** Puts an expression on the calendar; see `TimeContext` for what it may count from. */
export const resolveTime: ResolveTime = (expression, context) => {
  const outcome = resolveForm(expression.form, sceneOf(context));
  const { rule } = expression;
  if ('unresolved' in outcome) return { basis: 'unresolved', reason: outcome.unresolved, rule };
  const { extent, basis, reason } = outcome;
  const earliest = extent.clock?.earliest ?? (extent.first === undefined ? undefined : dayText(extent.first));
  const latest = extent.clock?.latest ?? (extent.last === undefined ? undefined : dayText(extent.last));
  return {
    edtf: extent.edtf,
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    basis,
    ...(reason !== undefined && { reason }),
    rule,
  };
};

function sceneOf(context: TimeContext): Scene {
  const today = context.published === undefined ? undefined : readDay(context.published);
  const reference = context.reference && extentOf(context.reference);
  return {
    tense: context.tense,
    resolve: resolveForm,
    ...(today !== undefined && { today }),
    ...(reference && { reference }),
    ...(context.hemisphere && { hemisphere: context.hemisphere }),
  };
}

/** The time of another event as an extent; nothing where it is itself unresolved. */
function extentOf({ edtf, earliest, latest }: ResolvedTime): Extent | undefined {
  const first = earliest === undefined ? undefined : readDay(earliest);
  const last = latest === undefined ? undefined : readDay(latest);
  if (first === undefined && last === undefined) return undefined;
  const from = first === undefined ? '' : dayText(first);
  const to = last === undefined ? '' : dayText(last);
  return {
    edtf: edtf ?? (from === to ? from : `${from}/${to}`),
    from,
    to,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}
