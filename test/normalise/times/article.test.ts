/** The times of the article that development began with; skipped where its text is not at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTimeRules } from '../../../src/lexicon/time-rules.ts';
import { createFindTimes } from '../../../src/normalise/times/find.ts';
import { resolveTime } from '../../../src/normalise/times/resolve.ts';
import { createHintTense } from '../../../src/normalise/times/tense.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const file = at('../../../../shared/articles/bloomberg-2023-joint-naval-drills.txt');
const rules = readTimeRules(at('../../../data'));

describe.skipIf(!existsSync(file))('the times of the article on naval drills', () => {
  it('are these, and no others', () => {
    const text = readFileSync(file, 'utf8');
    const hintTense = createHintTense(rules);
    const seen = createFindTimes(rules)(text).map((expression) => {
      const start = text.lastIndexOf('\n', expression.start) + 1;
      const tense = hintTense(text, expression, { start, end: `${text}\n`.indexOf('\n', expression.end) });
      const time = resolveTime(expression, { published: '2023-09-04', tense });
      return [expression.rule, time.edtf ?? time.basis];
    });
    expect(seen).toEqual([
      ['month-bare', '2023-07'],
      ['month-bare', '2023-07'],
      ['weekday', '2023-09-04'],
      ['year-span', '1950/1953'],
      ['month-after-preposition', '2023-08'],
      ['period-relative', '2023-08'],
      ['for-vague', '/2023-09-04'],
      ['period-relative', '2023-08-28/2023-09-03'],
      ['ordinal-period', '2022/..'],
    ]);
  });
});
