/**
 * Every row of events is read on its examples and counter-examples. The syntax is the real one and errs at times; so a few
 * examples in a hundred may fail, which are listed, and no counter-example may fire.
 */
import { describe, expect, it } from 'vitest';
import { formatFaults } from '../../../src/lexicon/read-rows.ts';
import { faultsOf, readExample } from './examples.ts';
import { eventFaults, eventRules, readPlain } from './plain-reader.ts';

const allowedForSyntax = 0.05;

describe('rows of events', () => {
  it('have no faults', () => {
    expect(formatFaults(eventFaults)).toBe('');
  });

  it('fire on their examples, with the people in their roles', () => {
    const examples = eventRules.frames.flatMap((frame) => frame.examples.map((marked) => ({ frame, marked })));
    const wrong = examples.flatMap(({ frame, marked }) => {
      const example = readExample(marked);
      const [fault] = faultsOf(readPlain(example.text), example, frame.id);
      return fault === undefined ? [] : [`${frame.file}:${frame.line} ${frame.id}: ${marked}: ${fault}`];
    });
    if (wrong.length > 0) console.info(`${wrong.length} of ${examples.length} examples fail:\n${wrong.join('\n')}`);
    expect(wrong.length / examples.length).toBeLessThan(allowedForSyntax);
  });

  it('stay silent on their counter-examples', () => {
    const wrong = eventRules.frames.flatMap((frame) =>
      frame.counterExamples.flatMap((text) =>
        readPlain(text).events.some((event) => event.rule === frame.id)
          ? [`${frame.file}:${frame.line} ${frame.id}: ${text}`]
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });
});
