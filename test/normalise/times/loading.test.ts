/** Faulty rows are refused at once, each with file, line and remedy. */
import { describe, expect, it } from 'vitest';
import { expandPattern } from '../../../src/lexicon/time-patterns.ts';
import { loadTimeRules } from '../../../src/lexicon/time-rules.ts';

const lexicon = {
  file: 'lexicon/times.yml',
  content: [
    '- id: month',
    '  reason: Months.',
    '  entries:',
    '    - { words: [July], value: 7 }',
    '- id: empty',
    '  reason: None.',
    '',
  ].join('\n'),
};

function faultsOf(content: string): string {
  try {
    loadTimeRules({ lexicon, rules: [{ file: 'rules/times/test.yml', content }] });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('loading time rules', () => {
  it('reports all faults with file and line', () => {
    const message = faultsOf(
      [
        '- id: one',
        '  reason: A slot that is not there.',
        '  patterns: ["{moon}"]',
        '  form: { op: date, month: $moon }',
        '- id: two',
        '  reason: A form that does not fit.',
        '  patterns: ["{month}", "(open"]',
        '  form: { op: date, mouth: $month }',
        '- id: two',
        '  patterns: ["x"]',
        '  form: { op: none }',
        '',
      ].join('\n'),
    );
    expect(message).toContain('lexicon/times.yml:5: the class "empty" is empty');
    expect(message).toContain('rules/times/test.yml:3: "{moon}": there is no class or group "moon"');
    expect(message).toContain('rules/times/test.yml:7: "{month}": the form does not fit');
    expect(message).toContain('rules/times/test.yml:7: "(open": "(" is not closed');
    expect(message).toContain('rules/times/test.yml:9: reason:');
  });

  it('reports YAML that cannot be read', () => {
    expect(faultsOf('- id: [')).toContain('rules/times/test.yml:1:');
  });

  it('freezes what it gives', () => {
    const rules = loadTimeRules({
      lexicon: { ...lexicon, content: lexicon.content.slice(0, lexicon.content.indexOf('- id: empty')) },
      rules: [],
    });
    expect(Object.isFrozen(rules.classes.get('month'))).toBe(true);
  });
});

describe('the notation of patterns', () => {
  const plain = (pattern: string): string[] =>
    expandPattern(pattern).map((sequence) =>
      sequence
        .map((element) => (element.glued ? '' : ' ') + (element.kind === 'slot' ? `{${element.name}}` : element.text))
        .join('')
        .trim(),
    );

  it('expands alternatives and what may be missing', () => {
    expect(plain('(in|on) [the ]{day:first}')).toEqual(['in {first}', 'in the {first}', 'on {first}', 'on the {first}']);
    expect(plain('{a}[, {b}]')).toEqual(['{a}', '{a}, {b}']);
  });

  it('takes brackets of the text after a backslash', () => {
    expect(plain('{a} \\({b}\\)')).toEqual(['{a} ({b})']);
  });
});
