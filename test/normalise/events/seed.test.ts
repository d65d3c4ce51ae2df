/** The events of the real article, as far as they can be stated without its words. Runs where the article is at hand. */
import { describe, expect, it } from 'vitest';
import type { EventMention, Told } from '../../../src/normalise/document.ts';
import { readArticle } from '../../../src/normalise/pipeline.ts';
import { theEngine } from '../../support/engine.ts';
import { hasSeed, readSeed } from '../../support/samples.ts';

describe.skipIf(!hasSeed)('events of the real article (skipped where ../shared is absent)', () => {
  const told: Told | undefined = hasSeed ? readArticle(readSeed(), theEngine()) : undefined;
  const events = told?.events ?? [];
  const countries = ({ participants }: EventMention): string[] =>
    participants.map(({ entity }) => told!.entities[entity]!.country ?? told!.entities[entity]!.name).sort();
  const find = (type: string, status: string, ...who: string[]): EventMention | undefined =>
    events.find(
      (event) => event.type === type && event.status === status && who.every((each) => countries(event).includes(each)),
    );

  it('has the proposal, dated by the visit, and about the drills', () => {
    const proposal = find('AGREE', 'occurred', 'RUS', 'PRK');
    expect(proposal?.time?.edtf).toBe('2023-07');
    expect(countries(events[proposal!.about[0]!]!)).toEqual(['CHN', 'PRK', 'RUS']);
    expect(events[proposal!.about[0]!]!.status).toBe('proposed');
  });

  it('has the visit with its host', () => {
    const visit = events.find(({ modes }) => modes.includes('visit'));
    expect(countries(visit!)).toEqual(['PRK', 'RUS']);
    expect(visit?.time?.edtf).toBe('2023-07');
  });

  it('has the session on the day of publication and the summit in the month before', () => {
    expect(events.some(({ type, time }) => type === 'CONSULT' && time?.edtf === '2023-09-04')).toBe(true);
    const summit = find('CONSULT', 'occurred', 'JPN', 'KOR', 'USA');
    expect(summit?.time?.edtf).toBe('2023-08');
  });

  it('has the pledge made there, and what it is about', () => {
    const pledge = find('AGREE', 'occurred', 'JPN', 'KOR', 'USA');
    expect(pledge?.partOf).toBeDefined();
    expect(pledge?.about.map((index) => `${events[index]!.type} ${events[index]!.status}`)).toContain('COOPERATE planned');
  });

  it('has the accusation and the alleged supply', () => {
    const accusation = find('ACCUSE', 'occurred', 'PRK', 'USA');
    const supply = events[accusation!.about[0]!];
    expect(supply?.type).toBe('AID');
    expect(supply?.status).toBe('alleged');
  });

  it('has the arms talks, the deal that they are about, and the training with its part', () => {
    const talks = find('CONSULT', 'ongoing', 'PRK', 'RUS');
    expect(events[talks!.about[0]!]?.type).toBe('AGREE');
    const part = events.find((event) => event.type === 'COOPERATE' && event.partOf !== undefined);
    expect(part?.time?.edtf).toBe('2023-08');
  });

  it('knows who met', () => {
    const meeting = events.find(({ rule }) => rule === 'consult-meet');
    expect(meeting?.participants.map(({ entity }) => told!.entities[entity]!.name)).toEqual(['Sergei Shoigu', 'Kim Jong Un']);
  });

  it('has the invasion once, apart from the older war', () => {
    const invasion = events.findIndex((event) => event.type === 'ASSAULT' && countries(event).includes('UKR'));
    expect(invasion).toBeGreaterThanOrEqual(0);
    expect(events[invasion]!.sameAs).toBeUndefined();
    expect(events.some(({ sameAs }) => sameAs === invasion)).toBe(true);
    expect(events.some(({ type, time }) => type === 'ASSAULT' && time?.edtf === '1950/1953')).toBe(true);
  });
});
