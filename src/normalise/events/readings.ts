/** How an event stands, and what a word over it makes of that. */
import type { OperatorEffect } from '../../lexicon/frame-rules.ts';
import type { EventStatus } from '../../schema/vocabularies.ts';
import type { Tense } from '../times/types.ts';

export interface Reading {
  readonly status: EventStatus;
  readonly negated: boolean;
  readonly tense: Tense;
  /** What decided, for the trace. */
  readonly because: string;
}

export const plain = (status: EventStatus, tense: Tense, because: string): Reading => ({
  status,
  negated: false,
  tense,
  because,
});

/** The other way round: what happened did not, and what did not happen did. */
export const negate = (reading: Reading): Reading => ({
  ...reading,
  status: reading.negated ? 'occurred' : 'denied',
  negated: !reading.negated,
  because: `${reading.because}, negated`,
});

/** How far up a tree it is looked for what an event stands under. */
export const maximumDepth = 10;

const isAhead = (status: EventStatus): boolean => status === 'planned' || status === 'hypothetical';

/** What an operator makes of the event under it, given how the operator itself stands; `name` is its lemma. */
export type UnderOperator = (effect: OperatorEffect, over: Reading, name: string) => Reading;

/** `goingOn` are the verbs for what goes on. */
export const createUnderOperator =
  (goingOn: ReadonlySet<string>): UnderOperator =>
  (effect, over, name) => {
    const because = `under "${name}"`;
    const ahead = { status: 'planned', negated: false, tense: 'future', because } as const;
    switch (effect) {
      case 'do':
        return over;
      case 'ongoing':
        // What "would continue" is going on.
        if (goingOn.has(name) && !over.negated && isAhead(over.status)) return plain('ongoing', 'present', because);
        return over.status === 'occurred' ? { ...over, status: 'ongoing', because } : over;
      case 'end':
        return over.status === 'occurred' || over.status === 'ongoing'
          ? plain('occurred', over.tense, because)
          : over.status === 'denied'
            ? plain('ongoing', 'present', because)
            : plain('ongoing', 'present', because);
      case 'plan':
        if (over.negated) return { status: 'denied', negated: true, tense: 'future', because };
        return over.status === 'hypothetical' || over.status === 'alleged' ? { ...ahead, status: over.status } : ahead;
      case 'propose':
        return over.negated ? { status: 'denied', negated: true, tense: 'future', because } : { ...ahead, status: 'proposed' };
      case 'consider':
      case 'possible':
        return over.negated
          ? { status: 'denied', negated: true, tense: 'future', because }
          : { ...ahead, status: 'hypothetical' };
      case 'doubt':
        return { ...ahead, status: 'unknown' };
      case 'fail':
      case 'prevent':
        return over.negated
          ? plain('occurred', over.tense, because)
          : {
              status: over.status === 'occurred' || over.status === 'ongoing' ? 'denied' : 'hypothetical',
              negated: over.status === 'occurred' || over.status === 'ongoing',
              tense: over.tense,
              because,
            };
      case 'allege':
        return plain('alleged', 'past', because);
      case 'deny':
        return { status: 'denied', negated: true, tense: 'past', because };
    }
  };
