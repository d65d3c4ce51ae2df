/** The events stage: who did what to whom, when, where, and whether it happened at all. */
import type { EventRules } from '../../lexicon/frame-rules.ts';
import type { Context } from '../context.ts';
import type { Attributed, Told } from '../document.ts';
import type { ResolveTime } from '../times/types.ts';

export type FindEvents = (document: Attributed, context: Context) => Told;

/** Makes the stage from its rules and from what puts times on the calendar. */
export function createFindEvents(_rules: EventRules, _resolveTime: ResolveTime): FindEvents {
  return (document) => ({ ...document, events: [] });
}
