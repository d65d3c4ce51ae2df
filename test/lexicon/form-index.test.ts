/** How forms are found in text. */
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/lexicon/fold.ts';
import { buildFormIndex } from '../../src/lexicon/form-index.ts';
import { lexicon } from './support.ts';

const index = buildFormIndex(
  [
    'Orla',
    'Orla Bay',
    'Orla Bay Council',
    'Élan Vert',
    'joint staff',
    'Al-Mirra',
    'US',
    'WHO',
    'Calif.',
    "Côte d'Orla",
    'SPL/A',
  ].map((text) => ({ text, form: text })),
  { commonWords: new Set(['us', 'who']) },
);
const found = (text: string) => index.matches(text).map((match) => match.text);

describe('the form index', () => {
  it('takes the longest form', () => {
    expect(found('The Orla Bay Council met.')).toEqual(['Orla Bay Council']);
    expect(found('The Orla Bay council met.')).toEqual(['Orla Bay']);
    expect(found('Orla, Orla Bay')).toEqual(['Orla', 'Orla Bay']);
  });

  it('looks through a text that another index has cut', () => {
    const other = buildFormIndex([{ text: 'Bay Council', form: 'body' }]);
    expect(other.matches(index.cut('The Orla Bay Council met.'))).toMatchObject([{ start: 9, text: 'Bay Council' }]);
  });

  it('compares without diacritics, hyphens as spaces, apostrophes as one', () => {
    expect(found('Elan Vert and ÉLAN-VERT')).toEqual(['Elan Vert', 'ÉLAN-VERT']);
    expect(found('in Al Mirra and al-Mirra')).toEqual(['Al Mirra']);
    expect(found('the joint-staff and the Joint Staff')).toEqual(['joint-staff', 'Joint Staff']);
    expect(found('Cote d’Orla, Côte d‘Orla')).toEqual(['Cote d’Orla', 'Côte d‘Orla']);
    expect(fold('Łódź, Ærø, Straße')).toBe('lodz, aero, strasse');
  });

  it('does not join words over a comma, a full stop or another mark', () => {
    expect(found('in Orla. Bay watchers')).toEqual(['Orla']);
    expect(found('Orla, Bay and Council')).toEqual(['Orla']);
    expect(found('SPL/A and SPL A')).toEqual(['SPL/A']);
  });

  it('leaves possessive endings outside', () => {
    const [match] = index.matches("Orla Bay's mayor");
    expect(match).toMatchObject({ start: 0, end: 8, text: 'Orla Bay' });
    expect(found('Orla’s and the Orlas’')).toEqual(['Orla']);
  });

  it('minds case as English does', () => {
    expect(found('orla bay')).toEqual([]);
    expect(found('ORLA BAY COUNCIL')).toEqual(['ORLA BAY COUNCIL']);
    expect(found('told us who came')).toEqual([]);
    expect(found('told the US and WHO')).toEqual(['US', 'WHO']);
  });

  it('takes no acronym for the common word in a line of capitals', () => {
    expect(found('THEY TOLD US WHO CAME TO ORLA')).toEqual(['ORLA']);
  });

  it('minds the full stop of an abbreviation', () => {
    expect(found('in Fresno, Calif., and Calif')).toEqual(['Calif.']);
    expect(
      buildFormIndex([{ text: 'Lt. Gen.', form: 1 }], { stopOptional: true }).matches('Lt Gen Moor, Lt. Gen. Vane'),
    ).toHaveLength(2);
  });

  it('takes no abbreviation out of a longer one', () => {
    const states = buildFormIndex(['N.C.', 'U.S.', 'D.N.C.'].map((text) => ({ text, form: text })));
    const texts = (text: string) => states.matches(text).map((match) => match.text);
    expect(texts('in N.C., the D.N.C. and the U.S.-led group')).toEqual(['N.C.', 'D.N.C.', 'U.S.']);
    expect(texts('the S.N.C., the U.S.S.R.')).toEqual([]);
    expect(states.matchAt('the D.N.C. met', 6)).toBeUndefined();
  });

  it('looks at one place, or at a whole string', () => {
    expect(index.matchAt('The Orla Bay Council', 4)?.text).toBe('Orla Bay Council');
    expect(index.matchAt('The Orla Bay Council', 9)).toBeUndefined();
    expect(index.matchAt('The Orla Bay Council', 5)).toBeUndefined();
    expect(index.lookup('Orla Bay')).toEqual(['Orla Bay']);
    expect(index.lookup('Orla Bay north')).toEqual([]);
    expect(index.size).toBe(11);
  });

  it('gives every form that the same words can be', () => {
    const both = buildFormIndex([
      { text: 'Orla', form: 'city' },
      { text: 'Órla', form: 'woman' },
    ]);
    expect(both.lookup('Orla')).toEqual(['city', 'woman']);
  });

  it('finds what ships in running text, with offsets that hold', () => {
    const text = "Germany's Bundestag and the European Union’s envoys met South Korean officials in São Paulo.";
    const matches = lexicon.forms.matches(text);
    expect(matches.map((match) => match.text)).toEqual(['Germany', 'Bundestag', 'European Union', 'South Korean', 'São Paulo']);
    for (const match of matches) expect(text.slice(match.start, match.end)).toBe(match.text);
  });
});
