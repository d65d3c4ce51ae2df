/** What else is read of events: what they are about, which mentions are of one, where they were, and what is no event. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/normalise/pipeline.ts';
import { NewArticle } from '../../../src/schema/article.ts';
import { theEngine } from '../../support/engine.ts';
import { describeEvents, readText } from './constructions.ts';

describe('details of events', () => {
  beforeAll(() => void theEngine());

  it('says of what a speech act is about', () => {
    const { events } = readText('Peru accused Chile of arming the rebels.');
    expect(events[0]?.about).toEqual([1]);
  });

  it('makes one event of two mentions, and two of two', () => {
    const text =
      'Norway offered talks to Sweden on Monday. The offer was rejected by Sweden. Finland attacked a base in Estonia. Later Estonia attacked Finland.';
    const { events } = readText(text);
    expect(events.filter(({ type }) => type === 'AGREE').some(({ sameAs }) => sameAs !== undefined)).toBe(true);
    expect(events.filter(({ type }) => type === 'ASSAULT').every(({ sameAs }) => sameAs === undefined)).toBe(true);
  });

  it('tells kinds of one type apart', () => {
    const text = 'Kidnappers seized a priest in Chad on Monday. Chad is fighting a war. Rebels killed a judge. The war went on.';
    const { events } = readText(text);
    const wars = events.filter(({ topic }) => topic === 'war');
    const others = new Set(events.flatMap((event, index) => (event.topic === 'war' ? [] : [index])));
    expect(wars.length).toBeGreaterThan(0);
    expect(wars.every(({ sameAs }) => sameAs === undefined || !others.has(sameAs))).toBe(true);
  });

  it.each([
    ['at least twelve', 'at-least', 12],
    ['more than 5', 'at-least', 5],
    ['no more than 5', 'at-most', 5],
    ['no fewer than 200', 'at-least', 200],
    ['three dozen', 'exact', 36],
    ['two hundred', 'exact', 200],
    ['three million', 'exact', 3_000_000],
    ['some 40', 'about', 40],
  ])('reads "%s" as %s %i', (words, modifier, value) => {
    const { events } = readText(`Chile arrested ${words} traders in Lima.`);
    expect(events.flatMap(({ quantities }) => quantities)).toMatchObject([{ modifier, value, unit: 'trader' }]);
  });

  it.each([
    ['no place where some are', 'Chile arrested nine traders, some of them in Peru.', undefined],
    ['the place where it was', 'Chile arrested nine traders in Lima.', 'Lima'],
  ])('gives %s', (_what, text, name) => {
    const { events, entities } = readText(text);
    expect(events.map(({ place }) => place && entities[place.entity]!.name)).toEqual([name]);
  });

  it('knows a journey by two verbs', () => {
    const text = 'The Kenyan president visited Togo in July. He travelled to Togo for a parade.';
    const { events } = readText(text);
    expect(events.map(({ sameAs }) => sameAs)).toEqual([undefined, 0]);
  });

  it('traces what fired and what was blocked', () => {
    const trace: string[] = [];
    readArticle(
      NewArticle.parse({ text: 'She met her friends. Chile attacked Peru.' }),
      theEngine(),
      ({ stage, outcome, rule }) => {
        if (stage === 'events') trace.push(`${outcome} ${rule}`);
      },
    );
    expect(trace).toContain('blocked consult-meet');
    expect(trace).toContain('fired assault-attack');
  });

  it.each([
    ['a thing that was not ruled out', 'The minister has not ruled it out.'],
    ['a state of things', 'The two Koreas are technically at war.'],
    ['giving a name', 'More tests may follow, a tactic he calls the stand-up strike.'],
    ['a treaty that is kept', 'Chile’s government keeps the alliance’s treaty.'],
    ['a participle before its noun', 'Aid groups said that contaminated water would bring disease.'],
    ['a participle after “fear that”', 'Aid agencies feared that contaminated water would bring cholera.'],
    ['announcing itself', 'Announcing the decision, the director said that there were now two.'],
  ])('find nothing in %s', (_what, text) => {
    expect(describeEvents(readText(text))).toEqual([]);
  });
});
