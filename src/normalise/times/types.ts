/**
 * Time expressions in two steps: finding is about words alone and gives a form ("the Monday of last week"), resolving puts
 * the form on the calendar, given when the article came out, whether its clause looks back or ahead, and, where the words
 * count from another event ("the day before"), when that was.
 */
import type { TimeForm } from '../../lexicon/time-forms.ts';

/** `open` has one end only ("since 2014"); `relative` counts from another event; `recurring` has no single place on the calendar. */
export type TimeKind = 'point' | 'clock' | 'interval' | 'open' | 'duration' | 'relative' | 'recurring';

/** A time expression as it stands in the text; offsets are UTF-16, half-open. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  readonly kind: TimeKind;
  /** Id of the row that found it. */
  readonly rule: string;
  readonly form: TimeForm;
}

/**
 * `present` covers the present perfect, too ("has accused for months"); `future` every verb that looks ahead ("will", "plans to");
 * what dates a noun rather than a clause ("the Feb. 20 primary") has none: `unknown`, which takes the nearer of two years.
 */
export type Tense = 'past' | 'present' | 'future' | 'unknown';

export interface TimeContext {
  /** ISO date or date-time at which the article came out. */
  readonly published?: string;
  readonly tense: Tense;
  /** The time of the event that "the day before" or "two days later" counts from. */
  readonly reference?: ResolvedTime;
  /** Where the seasons are reckoned; north where nothing is said, and the reason says so. */
  readonly hemisphere?: 'north' | 'south';
}

/** A time on the calendar: EDTF of level 0 or 1; `earliest` and `latest` are inclusive ISO dates, or date-times where a clock time is stated. */
export interface ResolvedTime {
  readonly edtf?: string;
  readonly earliest?: string;
  readonly latest?: string;
  readonly basis: 'stated' | 'inferred' | 'unresolved';
  /** Why it is inferred or unresolved, or what was assumed. */
  readonly reason?: string;
  readonly rule: string;
}

/** Finds the time expressions in a text, or in a range of it: in order, without overlaps, the longest reading each time. */
export type FindTimes = (text: string, range?: { readonly start: number; readonly end: number }) => TimeExpression[];

/** Puts an expression on the calendar. */
export type ResolveTime = (expression: Pick<TimeExpression, 'form' | 'rule'>, context: TimeContext) => ResolvedTime;
