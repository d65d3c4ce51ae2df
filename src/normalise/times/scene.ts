/** What resolving knows beside the form, and what it answers. */
import type { TimeForm } from '../../lexicon/time-forms.ts';
import type { Day } from './calendar.ts';
import type { Extent } from './extents.ts';
import type { Tense } from './types.ts';

export interface Resolved {
  readonly extent: Extent;
  readonly basis: 'stated' | 'inferred';
  readonly reason?: string;
}

export type Outcome = Resolved | { readonly unresolved: string };

export interface Scene {
  /** The day of publication. */
  readonly today?: Day;
  readonly tense: Tense;
  /** When the event was that relative words count from. */
  readonly reference?: Extent;
  readonly hemisphere?: 'north' | 'south';
  /** Resolves an inner form: the steps call each other through it. */
  readonly resolve: (form: TimeForm, scene: Scene) => Outcome;
}

export const stated = (extent: Extent, reason?: string): Resolved => ({ extent, basis: 'stated', ...(reason && { reason }) });
export const inferred = (extent: Extent, reason: string): Resolved => ({ extent, basis: 'inferred', reason });
export const unresolved = (reason: string): Outcome => ({ unresolved: reason });

export const NO_PUBLICATION = 'no publication date to count from';
export const NO_REFERENCE = 'counts from another event, whose time is not known';
export const FROM_PUBLICATION = 'counted from the publication date';

/** Another extent on the same grounds. */
export const onSameGrounds = (outcome: Resolved, extent: Extent): Resolved => ({ ...outcome, extent });
