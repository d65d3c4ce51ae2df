/** Every code has a definition of ours, and every definition a code. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detailCodes, problemVocabulary } from '../../src/http/problem-vocabulary.ts';
import { problems } from '../../src/http/problems.ts';
import { dataFolder } from '../../src/project.ts';
import { ChangeKind } from '../../src/schema/change.ts';
import { JobItemState, JobState } from '../../src/schema/job.ts';
import { TimePrecision } from '../../src/schema/query.ts';
import {
  ActorKind,
  BlockKind,
  CandidateReason,
  EventContext,
  EventMode,
  EventStatus,
  EventType,
  ParticipantRole,
  PlaceKind,
  PubStatus,
  Quad,
  Sector,
  SourceKind,
  Stance,
  TimeBasis,
} from '../../src/schema/vocabularies.ts';
import { readVocabularies } from '../../src/vocabularies.ts';

const codes: Readonly<Record<string, readonly string[]>> = {
  'event-types': EventType.options,
  'event-modes': EventMode.options,
  'event-contexts': EventContext.options,
  quads: Quad.options,
  'event-statuses': EventStatus.options,
  stances: Stance.options,
  'source-kinds': SourceKind.options,
  'actor-kinds': ActorKind.options,
  sectors: Sector.options,
  'participant-roles': ParticipantRole.options,
  'block-kinds': BlockKind.options,
  'place-kinds': PlaceKind.options,
  'time-bases': TimeBasis.options,
  'pub-statuses': PubStatus.options,
  'time-precisions': TimePrecision.options,
  'candidate-reasons': CandidateReason.options,
  'change-kinds': ChangeKind.options,
  'job-states': JobState.options,
  'job-item-states': JobItemState.options,
};
const vocabularies = new Map(readVocabularies(join(dataFolder, 'lexicon', 'vocabularies.yml')).map((each) => [each.name, each]));

describe('vocabularies', () => {
  it('are those of the code', () => expect([...vocabularies.keys()].sort()).toEqual(Object.keys(codes).sort()));
  it.each(Object.keys(codes))('%s defines each code once, in one sentence of its own', (name) => {
    const { terms, description } = vocabularies.get(name)!;
    expect(terms.map(({ code }) => code).sort()).toEqual([...codes[name]!].sort());
    expect(description).toMatch(/\.$/);
    for (const { code, definition } of terms) expect(definition, code).toMatch(/^[A-Z].{10,}\.$/);
    expect(new Set(terms.map(({ definition }) => definition)).size).toBe(terms.length);
  });
  it('explain every problem', () => {
    expect(problemVocabulary.terms.map(({ code }) => code).sort()).toEqual(
      [...Object.keys(problems), ...Object.keys(detailCodes)].sort(),
    );
  });
});
