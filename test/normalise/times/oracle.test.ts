/** Every EDTF string of the rules' examples, read by the `edtf` package: it must parse, and its bounds must be ours. */
import edtf from 'edtf';
import { describe, expect, it } from 'vitest';
import { readTimeRules } from '../../../src/lexicon/time-rules.ts';
import { root } from '../../support/samples.ts';

const rules = readTimeRules(`${root}/data`);
const examples = rules.rules
  .flatMap((rule) => rule.examples)
  .flatMap(({ edtf: value, earliest, latest }) => (value ? [{ value, earliest, latest }] : []));
const unique = [...new Map(examples.map((each) => [`${each.value} ${each.earliest} ${each.latest}`, each])).values()];
const day = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

describe('the edtf package', () => {
  it('is asked about enough of them', () => expect(unique.length).toBeGreaterThan(150));

  it.each(unique)('reads $value', ({ value, earliest, latest }) => {
    const parsed = edtf(value);
    // It gives seasons and open ends no bounds, and widens what is approximate; there ours are checked by the rules' own examples.
    if (/[~?%]|\.\.|^\/|\/$|-2[1-4]\b|T/.test(value)) return;
    if (earliest?.length === 10) expect(day(parsed.min)).toBe(earliest);
    if (latest?.length === 10) expect(day(parsed.max)).toBe(latest);
  });
});
