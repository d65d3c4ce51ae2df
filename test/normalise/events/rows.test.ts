import { describe, expect, it } from 'vitest';
import { formatFaults } from '../../../src/lexicon/read-rows.ts';
import { faultsOf, readExample } from './examples.ts';
import { eventFaults, eventRules, readPlain } from './plain-reader.ts';

describe('rows of events', () => {
  it('have no faults', () => {
    expect(formatFaults(eventFaults)).toBe('');
  });

  it('fire on their examples, with the people in their roles', () => {
    const wrong = eventRules.frames.flatMap((frame) =>
      frame.examples.flatMap((marked) => {
        const example = readExample(marked);
        return faultsOf(readPlain(example.text), example, frame.id).map((fault) => `${frame.file}:${frame.line} ${frame.id}: ${marked}: ${fault}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('stay silent on their counter-examples', () => {
    const wrong = eventRules.frames.flatMap((frame) =>
      frame.counterExamples.flatMap((text) => (readPlain(text).events.some((event) => event.rule === frame.id) ? [`${frame.file}:${frame.line} ${frame.id}: ${text}`] : [])),
    );
    expect(wrong).toEqual([]);
  });
});
