/** Facts that anybody can look up: what a form stands for, and for which state. */
import { describe, expect, it } from 'vitest';
import { pluralOf } from '../../src/lexicon/title-forms.ts';
import { codesOf, idsOf, lexicon, sectorsOf } from './support.ts';

const capitals = {
  Pyongyang: 'PRK', Seoul: 'KOR', Kyiv: 'UKR', Kiev: 'UKR', Beijing: 'CHN', Ottawa: 'CAN', Canberra: 'AUS', Brasilia: 'BRA', Brasília: 'BRA',
  Ankara: 'TUR', Bern: 'CHE', Naypyidaw: 'MMR', Abuja: 'NGA', Dodoma: 'TZA', Astana: 'KAZ', Nicosia: 'CYP', Pristina: 'XKX', Juba: 'SSD',
  Managua: 'NIC', Ouagadougou: 'BFA', Wellington: 'NZL', 'New Delhi': 'IND', Washington: 'USA', 'Addis Ababa': 'ETH', Bogotá: 'COL', Bogota: 'COL',
}; // prettier-ignore
const demonyms = {
  Russian: 'RUS', British: 'GBR', Dutch: 'NLD', Filipino: 'PHL', Swiss: 'CHE', Danish: 'DNK', Turkish: 'TUR', 'South Korean': 'KOR', Burmese: 'MMR',
  Iranian: 'IRN', Ivorian: 'CIV', Congolese: 'COD', Nigerien: 'NER', Nigerian: 'NGA', Peruvian: 'PER', Kosovar: 'XKX', Soviet: 'RUS',
  'East German': 'DEU', 'West German': 'DEU', Czechoslovak: 'CZE', Yugoslav: 'SRB', Zairean: 'COD', Palestinian: 'PSE', Taiwanese: 'TWN',
}; // prettier-ignore
const names = {
  'United States': 'USA', 'U.S.': 'USA', 'U.K.': 'GBR', Burma: 'MMR', Türkiye: 'TUR', Turkiye: 'TUR', 'Ivory Coast': 'CIV', "Côte d'Ivoire": 'CIV',
  'Cape Verde': 'CPV', Swaziland: 'SWZ', Eswatini: 'SWZ', 'North Macedonia': 'MKD', 'East Timor': 'TLS', 'Timor-Leste': 'TLS', Holland: 'NLD',
  'Soviet Union': 'RUS', USSR: 'RUS', Zaire: 'COD', 'East Germany': 'DEU', Rhodesia: 'ZWE', 'Democratic Republic of Congo': 'COD', DPRK: 'PRK',
}; // prettier-ignore
const bodies = {
  'White House': ['USA', 'GOV'], Kremlin: ['RUS', 'GOV'], Knesset: ['ISR', 'LEG'], Bundestag: ['DEU', 'LEG'], Pentagon: ['USA', 'MIL'], CIA: ['USA', 'SPY'],
  Mossad: ['ISR', 'SPY'], 'Scotland Yard': ['GBR', 'COP'], 'National Intelligence Service': ['KOR', 'SPY'], FARC: ['COL', 'REB'], Taliban: ['AFG', 'REB'],
  Hezbollah: ['LBN', 'REB'], UNITA: ['AGO', 'REB'], Likud: ['ISR', 'PTY'], 'Khmer Rouge': ['KHM', 'REB'], Gazprom: ['RUS', 'BUS'],
  'Supreme Court of India': ['IND', 'JUD'], 'State Department': ['USA', 'GOV'], Bundesbank: ['DEU', 'GOV'], Solidarity: ['POL', 'LAB'],
}; // prettier-ignore
const international = [
  'United Nations', 'NATO', 'European Union', 'African Union', 'OPEC', 'IAEA', 'International Monetary Fund', 'Arab League', 'ASEAN', 'Security Council',
]; // prettier-ignore

describe('what a form stands for', () => {
  it.each(Object.entries(capitals))('the capital %s', (name, code) => {
    expect(codesOf(name, 'capital')).toEqual([code]);
  });
  it.each(Object.entries(demonyms))('the adjective %s', (word, code) => {
    expect(codesOf(word, 'adjective')).toContain(code);
  });
  it.each(Object.entries(names))('the state %s', (name, code) => {
    expect(codesOf(name)).toContain(code);
  });
  it.each(Object.entries(bodies))('%s', (name, [code = '', sector = '']) => {
    expect(codesOf(name)).toContain(code);
    expect(sectorsOf(name)).toContain(sector);
  });
  it.each(international)('%s, which belongs to no state', (name) => {
    expect(sectorsOf(name)).toContain('IGO');
    expect(codesOf(name)).toEqual([]);
  });

  it('a name that two states share stands for both', () => {
    expect(codesOf('Congo')).toEqual(['COD', 'COG']);
    expect(codesOf('Georgia')).toEqual(expect.arrayContaining(['GEO', 'USA']));
  });

  it('acronyms with full stops are those without', () => {
    expect(idsOf('D.N.C.')).toEqual(idsOf('DNC'));
    expect(idsOf('O.E.C.D.')).toEqual(idsOf('OECD'));
    expect(codesOf('R.U.F.')).toEqual(['SLE']);
    expect(lexicon.forms.matches('the D.N.C. chair').map((match) => match.text)).toEqual(['D.N.C.']);
  });

  it('the noun at the end of a name may be small', () => {
    expect(idsOf('Pheu Thai party')).toEqual(idsOf('Pheu Thai Party'));
    expect(codesOf('Labour party')).toEqual(codesOf('Labour Party'));
    expect(idsOf('Labour party')).not.toEqual([]);
    expect(idsOf('labour party')).toEqual([]);
  });

  it('agencies are told from papers', () => {
    const kinds = (name: string) =>
      lexicon.forms.lookup(name).flatMap(({ entry }) => (entry.type === 'media' ? entry.sourceKind : []));
    expect(kinds('Reuters')).toEqual(['newsAgency']);
    expect(kinds('Yonhap')).toEqual(['newsAgency']);
    expect(kinds('Le Monde')).toEqual(['publisher']);
    expect(idsOf('Interfax')).toHaveLength(1);
  });
});

describe('the words beside names', () => {
  it('titles, roles and kinds of bodies', () => {
    expect(lexicon.titleForms.lookup('Prime Minister')[0]?.entry).toMatchObject({ titleKind: 'office', official: true });
    expect(lexicon.titleForms.lookup('Lt Gen')[0]?.entry).toMatchObject({ titleKind: 'rank' });
    expect(lexicon.roleForms.lookup('lawmakers')[0]).toMatchObject({ number: 'plural', entry: { sector: 'LEG' } });
    expect(lexicon.roleForms.lookup('rebels')[0]?.entry).toMatchObject({ sector: 'REB', actor: true });
    expect(lexicon.bodyForms.lookup('defense ministry')[0]?.entry).toMatchObject({ singular: 'defence ministry', sector: 'MIL' });
  });

  it('other ways to write a noun have a plural too', () => {
    expect(['protestor', 'agency', 'head of state', 'herdsman', 'docker', 'spokespeople'].map(pluralOf)).toEqual(
      ['protestors', 'agencies', 'heads of state', 'herdsmen', 'dockers', 'spokespeople'], // prettier-ignore
    );
    expect(lexicon.roleForms.lookup('protestors')[0]).toMatchObject({ number: 'plural', entry: { singular: 'protester' } });
    expect(lexicon.titleForms.lookup('defence ministers')[0]).toMatchObject({ number: 'plural' });
    expect(lexicon.bodyForms.lookup('spy agencies')[0]).toMatchObject({ number: 'plural' });
  });

  it('no two roles or bodies are written alike', () => {
    for (const entries of [lexicon.roles, lexicon.bodies]) {
      const forms = entries.flatMap(({ singular, variants }) => [singular, ...variants]);
      expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
    }
  });

  it('given names, particles, suffixes, family names that come first', () => {
    expect(lexicon.givenNames.size).toBeGreaterThan(2500);
    expect(lexicon.givenNames.get('angela')).toBe('female');
    expect(lexicon.givenNames.get('jose')).toBe('male');
    expect(lexicon.givenNames.get('kim')).toBe('either');
    for (const word of ['may', 'june', 'april', 'hope', 'will', 'rich', 'georgia', 'jordan', 'china'])
      expect(lexicon.givenNames.has(word), word).toBe(false);
    expect(lexicon.surnameFirst.get('kim')).toEqual(['KOR', 'PRK']);
    expect(lexicon.surnameFirst.get('nguyen')).toEqual(['VNM']);
    expect(lexicon.surnameParticles.has('van')).toBe(true);
    for (const word of ['as', 'at', 'an', 'to', 'us', 'do']) expect(lexicon.surnameParticles.has(word), word).toBe(false);
    expect(lexicon.nameSuffixes.has('Jr.')).toBe(true);
    expect(lexicon.nameSuffixes.has('III')).toBe(true);
  });
});

describe('office holders', () => {
  it('are many, and each with a term or an office', () => {
    expect(lexicon.people.length).toBeGreaterThanOrEqual(500);
    expect(lexicon.people.filter(({ terms }) => terms.length === 0).map(({ id }) => id)).toEqual([]);
  });
});
