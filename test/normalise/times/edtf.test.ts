/** The checker itself: what it takes, and what it must be seen to refuse. */
import { describe, expect, it } from 'vitest';
import { readEdtf } from './edtf.ts';

const valid: readonly (readonly [string, 0 | 1])[] = [
  ['1985', 0],
  ['1985-04', 0],
  ['1985-04-12', 0],
  ['2000-02-29', 0],
  ['1985-04-12T23:20:30', 0],
  ['1985-04-12T23:20:30Z', 0],
  ['1985-04-12T23:20:30-04:30', 0],
  ['1964/2008', 0],
  ['2004-02-01/2005-02', 0],
  ['1984?', 1],
  ['2004-06~', 1],
  ['201X', 1],
  ['20XX', 1],
  ['2001-21', 1],
  ['1985-04-12/..', 1],
  ['../1985', 1],
  ['1985/', 1],
  ['/1985-04', 1],
  ['1984~/2004-06', 1],
  ['-0043', 1],
  ['-0499/-0400', 1],
];
const invalid = [
  '',
  '/',
  '../..',
  '85',
  '1985-4',
  '1985-13',
  '1985-04-31',
  '2001-02-29',
  '1985-25',
  '1985-04-12T25:00:00',
  '1985-04-12T10:00',
  '2008/1964',
  '1985/1986/1987',
  '19X5',
  'XXXX',
  '1985-XX/1986',
  '-0000',
  '199X/2000',
  'today',
];

describe('the EDTF checker', () => {
  it.each(valid)('takes %s as level %i', (text, level) => {
    expect(readEdtf(text)?.level).toBe(level);
  });

  it.each(invalid)('refuses "%s"', (text) => {
    expect(readEdtf(text)).toBeUndefined();
  });
});
