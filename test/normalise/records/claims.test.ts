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

  const wording = (text: string): string[] =>
    read(text).claims.map(
      ({ chain, evidence }) =>
        `${chain
          .slice(1)
          .map(({ source }) => source.name)
          .join(' ← ')}: ${evidence.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
    );

  it('give what somebody says beside what he passes on', () => {
    const said = wording('“The mill is old,” Ada Moor said. “Bo Lind told us that the wheel would break.”');
    expect(said).toContain('Ada Moor: “The mill is old,”');
    expect(said.filter((each) => each.startsWith('Ada Moor ← Bo Lind: that the wheel would break'))).toHaveLength(1);
    expect(said).toHaveLength(2);
  });

  it('give no shreds around what is passed on', () => {
    expect(wording('Ada Moor said that Bo Lind believed that the wheel would break.')).toEqual([
      'Ada Moor ← Bo Lind: that the wheel would break',
    ]);
  });

  it('give the sentences of a quotation that tell of no event', () => {
    const said = wording('“The weather was lovely. Peru invaded Norway,” said Ana Quint.');
    expect(said).toContain('Ana Quint: “The weather was lovely');
    expect(said.filter((each) => each.startsWith('Ana Quint'))).toHaveLength(2);
  });

  it('stand where a finite verb is, not at a bare noun or infinitive', () => {
    const said = wording('Norway said that it would not hesitate to invade Peru if the war in Chile went on.');
    const bare = said.filter((each) => /: (?:to invade Peru|the war|the war in Chile)$/.test(each));
    expect(bare).toEqual([]);
    expect(said.every((each) => each.includes('would not hesitate'))).toBe(true);
  });

  it('take “we” and “I” for whoever speaks, never for a source', () => {
    const names = ({ sources }: RecordSet) => sources.map(({ name }) => name);
    expect(names(read('I think that the mill will close. “We believe it will,” said Ada Moor.'))).toEqual([
      'Harbour Post',
      'Ada Moor',
    ]);
  });

  it('name nobody after a pronoun or a question word', () => {
    const sources = [
      'It is likely that the mill will close.',
      'You know that the mill will close.',
      'Ada Moor and Eva Lind came to the mill. She said that the wheel would break.',
      'The petition says that the mill must stay.',
      'Two of the brothers said that the mill must stay.',
    ].flatMap((text) => read(text).sources.slice(1));
    expect(sources.map(({ name, kind }) => `${name} | ${kind}`)).toEqual([
      'unidentified woman | person',
      'petition | document',
      'Two of the brothers | group',
    ]);
    expect(sources[0]!.description).toMatch(/left open: .*(?:Ada Moor|Eva Lind)/);
  });

  it('widen a condition, a noun or an infinitive to what is said, and go over into nobody else’s words', () => {
    const said = wording(
      'Norway said that it would not hesitate to impose sanctions if weapons were sent. ' +
        'Peru recommended a second loan, a step that it said would close the gap. ' +
        'Women held in Chile are to be freed in return; their number, the king said, would grow.',
    );
    expect(said.filter((each) => /: if |: to impose/.test(each))).toEqual([]);
    expect(said.filter((each) => each.startsWith(':') && each.includes('would grow'))).toEqual([]);
  });

  it('give a denial without words of its own to each who denies, about what was said before', () => {
    const claims = told(read('Norway has accused Peru of shipping rockets to Chile. Lima and Santiago both deny it.'));
    expect(claims.filter((each) => each.includes('denies'))).toEqual([
      'Harbour Post ← Peru denies AID alleged',
      'Harbour Post ← Chile denies AID alleged',
    ]);
    expect(wording('The minister denied any involvement.')).toEqual(['minister: any involvement']);
  });

  it('are of each who says so', () => {
    expect(wording('Burkina Faso and Mali warned that the river would rise.').map((each) => each.split(':')[0])).toEqual([
      'Burkina Faso',
      'Mali',
    ]);
  });

  it('are hedged by their own words', () => {
    const hedged = (text: string) => read(text).claims.map((claim) => claim.hedged);
    expect(hedged('The mayor said that forty people might have died.')).toEqual([true]);
    expect(hedged('Norway is expected to leave its rates unchanged.')).toContain(true);
    expect(hedged('The mayor said that forty people had died.')).toEqual([false]);
    expect(hedged('The mayor said that nothing could stop the works.')).toEqual([false]);
  });

  it('tie an answer to what was asked, and make no claim of the question', () => {
    const answers = read(
      'Asked on Monday about drills with Peru, Norway’s king said that the two were neighbours, Reuters reported.',
    );
    expect(told(answers)).toEqual(['Harbour Post ← Reuters ← Norway’s king asserts COOPERATE occurred']);
    expect(answers.claims).toHaveLength(1);
  });

  it('do not tell of what only dates something else', () => {
    const claims = told(read('Norway’s king met Peru’s president. An hour before the meeting, Chile launched two missiles.'));
    expect(claims.filter((each) => each.includes('CONSULT'))).toHaveLength(1);
  });

  it('take a past tense for one where it was read as a participle', () => {
    const said = wording(
      'Thousands of supporters of the coup marched through Lima on Sunday, some waving flags, and set fire to a mill.',
    );
    expect(said.filter((each) => each.endsWith('of the coup'))).toEqual([]);
  });

  it('end before a cue, and leave out a phrase that only dates something', () => {
    const said = wording(
      'Peru invaded Chile in May. Surveys made before the invasion showed that many were afraid. ' +
        'Ada Moor, in Lima for a summit of the BRICS countries, said the mill was old.',
    );
    expect(said).toContain(': Peru invaded Chile in May');
    expect(said).toContain(': Ada Moor, in Lima for a summit of the BRICS countries');
  });

  it('take no condition for what a source says', () => {
    expect(told(read('The miners’ union threatened to strike if jobs were cut.'))).toEqual([
      'Harbour Post asserts THREATEN occurred',
      'Harbour Post asserts OTHER hypothetical',
      'Harbour Post ← miners’ union pledges PROTEST hypothetical',
    ]);
    const said = told(read('The king said that Norway would impose sanctions if Peru invaded Chile.'));
    expect(said).toEqual(['Harbour Post ← king asserts SANCTION hypothetical']);
    expect(told(read('It would be war if Peru invaded Chile.')).filter((each) => each.includes('ASSAULT'))).toHaveLength(1);
  });

  it('count whoever takes part in a plan told before among its parties', () => {
    const { events } = read('Norway proposed naval drills to Peru. Chile would take part in the drills, a minister said.');
    const drills = events.filter(({ type }) => type === 'COOPERATE');
    expect(drills.map(({ participants }) => participants.map(({ actor, role }) => `${role}:${actor.name}`))).toEqual([
      ['party:Norway', 'party:Peru', 'party:Chile'],
    ]);
  });

  it('doubt what stands under “whether”', () => {
    expect(told(read('Whether Norway signed a treaty with Peru is not known.'))).toEqual(['Harbour Post doubts SUPPORT unknown']);
  });
});
