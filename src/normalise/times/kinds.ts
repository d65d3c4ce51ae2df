import type { TimeForm } from '../../lexicon/time-forms.ts';
import type { TimeKind } from './types.ts';

/** What kind of time a form is: read off its outermost step, and off the innermost where that decides. */
export function kindOf(form: TimeForm): TimeKind {
  switch (form.op) {
    case 'recurring':
    case 'duration':
    case 'open':
    case 'clock':
      return form.op;
    case 'span':
    case 'stretch':
    case 'year-span':
      return 'interval';
    case 'ordinal-period':
      return 'relative';
    case 'period':
      return form.anchor === 'reference' ? 'relative' : 'point';
    case 'weekday':
      return form.anchor === 'reference' ? 'relative' : 'point';
    case 'ending':
      return 'interval';
    case 'shift':
      return form.anchor === 'reference' ? 'relative' : form.of ? kindOf(form.of) : 'point';
    case 'part':
    case 'slice':
    case 'within':
    case 'approximate':
    case 'nth-weekday':
      return kindOf(form.of);
    case 'daypart':
      return form.of ? kindOf(form.of) : 'point';
    default:
      return 'point';
  }
}
