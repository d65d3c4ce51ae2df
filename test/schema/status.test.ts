import { describe, expect, it } from 'vitest';
import { type StatusVote, statusOf, summariseStatus } from '../../src/schema/status.ts';
import type { EventStatus, Stance } from '../../src/schema/vocabularies.ts';

const vote = (stance: Stance, status: EventStatus, narrator = false): StatusVote => ({ stance, status, narrator });

describe('the status of an event', () => {
  it.each<[Stance, EventStatus, EventStatus]>([
    ['asserts', 'occurred', 'occurred'],
    ['asserts', 'planned', 'planned'],
    ['alleges', 'occurred', 'alleged'],
    ['alleges', 'ongoing', 'alleged'],
    ['alleges', 'planned', 'planned'],
    ['denies', 'occurred', 'denied'],
    ['proposes', 'occurred', 'proposed'],
    ['demands', 'planned', 'proposed'],
    ['pledges', 'occurred', 'planned'],
    ['doubts', 'occurred', 'unknown'],
    ['declines', 'occurred', 'unknown'],
  ])('as one claim that %s it (%s) gives it is %s', (stance, status, expected) => {
    expect(statusOf(vote(stance, status))).toBe(expected);
  });

  it.each<[string, StatusVote[], EventStatus]>([
    ['what only an accuser asserts', [vote('alleges', 'occurred')], 'alleged'],
    ['what the accused denies', [vote('alleges', 'occurred'), vote('denies', 'occurred')], 'alleged'],
    ['what one source asserts and another denies', [vote('asserts', 'occurred'), vote('denies', 'occurred')], 'alleged'],
    [
      'what the narrator tells although somebody denies it',
      [vote('asserts', 'occurred', true), vote('denies', 'occurred')],
      'occurred',
    ],
    ['what is only denied', [vote('denies', 'occurred')], 'denied'],
    ['a proposal that came about', [vote('proposes', 'proposed'), vote('asserts', 'occurred')], 'occurred'],
    ['what nobody speaks of', [], 'unknown'],
  ])('%s', (_what, votes, expected) => {
    expect(summariseStatus(votes)).toBe(expected);
    expect(summariseStatus(votes.toReversed())).toBe(expected);
  });
});
