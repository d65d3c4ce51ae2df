/**
 * How an event's status follows from its claims: each claim gives a status at face value and a stance, and the event holds the
 * summary. After event factuality (Saurí and Pustejovsky's FactBank): the value depends on who commits to it.
 */
import type { EventStatus, Stance } from './vocabularies.ts';

export interface StatusVote {
  readonly stance: Stance;
  /** Status at face value, as the source puts it. */
  readonly status: EventStatus;
  /** True where the publisher itself says so, with no source between. */
  readonly narrator: boolean;
}

const happened = (status: EventStatus): boolean => status === 'occurred' || status === 'ongoing';

/** What one claim lets the reader believe of its event. */
export function statusOf(vote: StatusVote): EventStatus {
  switch (vote.stance) {
    case 'alleges':
      return happened(vote.status) ? 'alleged' : vote.status;
    case 'denies':
      return 'denied';
    case 'proposes':
    case 'demands':
      return happened(vote.status) || vote.status === 'planned' ? 'proposed' : vote.status;
    case 'pledges':
      return happened(vote.status) ? 'planned' : vote.status;
    case 'doubts':
    case 'declines':
      return 'unknown';
    case 'asserts':
      return vote.status;
  }
}

/** Strongest first: what one claim establishes, a weaker one does not take back. */
const order: readonly EventStatus[] = [
  'occurred',
  'ongoing',
  'alleged',
  'planned',
  'proposed',
  'hypothetical',
  'denied',
  'unknown',
];

/** The event's status from all its claims. Where a source other than the narrator says it happened and another denies it, it is `alleged`. */
export function summariseStatus(votes: readonly StatusVote[]): EventStatus {
  const values = votes.map((vote) => ({ value: statusOf(vote), narrator: vote.narrator }));
  const best = order.find((status) => values.some((each) => each.value === status)) ?? 'unknown';
  const disputed =
    values.some((each) => each.value === 'denied') && !values.some((each) => each.narrator && happened(each.value));
  return happened(best) && disputed ? 'alleged' : best;
}
