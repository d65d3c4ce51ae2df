import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTimeRules } from '../../../src/lexicon/time-rules.ts';
import { createHintTense } from '../../../src/normalise/times/tense.ts';

const hintTense = createHintTense(readTimeRules(fileURLToPath(new URL('../../../data', import.meta.url))));

describe('the hint of tense', () => {
  it.each([
    ['The council met [Thursday].', 'past'],
    ['The council will meet [Thursday].', 'future'],
    ['The council said it plans to meet [Thursday].', 'future'],
    ['The council is expected to be dissolved [Thursday].', 'future'],
    ['A meeting scheduled for [Thursday] was called off.', 'future'],
    ['[Thursday], the council voted.', 'past'],
    ['The council has sat [for months].', 'present'],
    ['The council has accused the mayor [for months].', 'present'],
    ['A [Thursday] meeting of the council was held.', 'unknown'],
    ['The council prepared for the [Sept. 20] vote.', 'unknown'],
    ['The council prepared for [Sunday]’s vote.', 'unknown'],
    ['The governor said [Thursday] that he would resign.', 'past'],
  ])('%s: %s', (marked, tense) => {
    const start = marked.indexOf('[');
    const text = marked.replace(/[[\]]/g, '');
    expect(hintTense(text, { start, end: marked.indexOf(']') - 1 }, { start: 0, end: text.length })).toBe(tense);
  });
});
