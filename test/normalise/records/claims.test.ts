/** From texts of our own to claims: who is behind what, and what that makes of an event. */
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/normalise/pipeline.ts';
import type { RecordSet } from '../../../src/schema/article.ts';
import { theEngine } from '../../support/engine.ts';

const read = (text: string): RecordSet =>
  normalise({ text, publisher: 'Harbour Post', published: '2024-03-06', language: 'en', storeText: false }, theEngine());
const told = ({ claims }: RecordSet): string[] =>
  claims.flatMap(({ chain, stance, events }) =>
    events.map(({ type, status }) => `${chain.map(({ source }) => source.name).join(' ← ')} ${stance} ${type} ${status}`),
  );

describe('claims', () => {
  it('are the narrator’s where nobody else says so', () => {
    expect(told(read('Peru signed a trade agreement with Norway on Tuesday.'))).toEqual([
      'Harbour Post asserts SUPPORT occurred',
    ]);
  });

  it('carry the whole chain', () => {
    expect(told(read('Peru invaded Norway on Tuesday, Reuters reported, citing two officials.'))).toEqual([
      'Harbour Post ← Reuters ← two officials asserts ASSAULT occurred',
    ]);
  });

  it('make what only an accuser asserts alleged, but not what the accusation takes for granted', () => {
    const claims = told(read('Norway accused Peru of providing the weapons for Chile’s invasion of Ecuador.'));
    expect(claims).toContain('Harbour Post asserts ACCUSE occurred');
    expect(claims).toContain('Harbour Post ← Norway alleges AID alleged');
    expect(claims.filter((claim) => claim.includes('ASSAULT'))).toEqual(['Harbour Post asserts ASSAULT ongoing']);
  });

  it('are one where the same is said twice, with both places', () => {
    const { claims } = read(
      'Peru signed a trade agreement with Norway.\n\nPeru signed a trade agreement with Norway.\n\nNobody else was there.',
    );
    const signed = claims.filter(({ events }) => events.some(({ type }) => type === 'SUPPORT'));
    expect(signed).toHaveLength(1);
    expect(signed[0]?.evidence).toHaveLength(2);
  });

  it('exist for what a source says without any event in it', () => {
    const { claims } = read('“The weather was lovely,” said Ana Quint, a teacher in Lima.');
    expect(claims.map(({ chain, direct, events }) => [chain.at(-1)?.source.name, direct, events.length])).toEqual([
      ['Ana Quint', true, 0],
    ]);
  });

  it('do not take what somebody wants for what somebody tells', () => {
    const { claims } = read('Peru wants peace.');
    expect(claims.every(({ chain }) => chain.length === 1)).toBe(true);
  });
});
