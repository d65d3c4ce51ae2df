/** Broken rows are told all at once, each with file, line and what to do; sound rows beside them are read. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadLexicon, readLexicon } from '../../src/lexicon/load-lexicon.ts';
import { formatFaults } from '../../src/lexicon/read-rows.ts';
import { lexiconDirectory, shippedFaults } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
const small: Readonly<Record<string, string>> = {
  'countries.yml':
    '- {id: country-orl, name: Orlia, country: FRA, adjectives: [Orlian], capital: {name: Orla, lat: 1, lon: 2}}\n- {id: country-ved, name: Vedia, country: DEU}\n',
  'cities.yml': '- {id: city-mirra-fra, name: Mirra, country: FRA, lat: 1.5, lon: 2.5}\n',
  'regions.yml': '- {id: region-north, name: Northmark, kind: region, country: FRA}\n',
  'nationalities.yml': '- {id: people-hill, name: Hill people, adjectives: [Hillish]}\n',
  'organisations.yml': '- {id: org-guild, name: Guild of Orlia, country: FRA, sector: BUS}\n',
  'media.yml': '- {id: media-post, name: Orla Post, country: FRA, form: newspaper}\n',
  'office-holders.yml': '- {id: person-ada-quint, name: Ada Quint, country: FRA, role: president, from: 2001}\n',
  'bodies.yml': '- {id: body-guild, singular: guild, sector: BUS}\n',
  'titles.yml': '- {id: title-reeve, name: Reeve, kind: office}\n',
  'roles.yml': '- {id: role-reeve, singular: reeve, plural: reeves, kind: official, sector: GOV}\n',
  'given-names.yml': '- {id: given, list: given, gender: female, names: [Ada]}\n',
  'common-words.yml': '- {id: words, words: [guild, post]}\n',
};
const put = (file: string, content: string) => writeFileSync(join(folder, file), content);
const add = (file: string, row: string) => put(file, `${small[file]}${row}\n`);
const faults = () => readLexicon(folder).faults;
const told = () => formatFaults(faults());

beforeEach(() => {
  for (const [file, content] of Object.entries(small)) put(file, content);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('faults of the lexicon', () => {
  it('are none where all is well', () => {
    expect(told()).toBe('');
    expect(formatFaults(shippedFaults)).toBe('');
  });

  const cases: readonly (readonly [name: string, file: string, row: string, fault: RegExp])[] = [
    ['a field that is missing', 'cities.yml', '- {id: city-x, name: Xor, country: FRA, lat: 1}', /^cities\.yml:2: `lon`: .*; give `lon`/],
    ['a field that is unknown', 'cities.yml', '- {id: city-x, name: Xor, country: FRA, lat: 1, lon: 2, size: 3}', /^cities\.yml:2: unknown field `size`; remove it/],
    ['a value that is not in the list', 'media.yml', '- {id: media-x, name: Xor Echo, form: leaflet}', /^media\.yml:2: `form` is not one of .*; use one of: agency, /],
    ['a number out of bounds', 'cities.yml', '- {id: city-x, name: Xor, country: FRA, lat: 100, lon: 2}', /^cities\.yml:2: `lat`: /],
    ['an id with blanks', 'bodies.yml', '- {id: body x, singular: xor, sector: GOV}', /^bodies\.yml:2: `id`: /],
    ['an id twice in a file', 'roles.yml', '- {id: role-reeve, singular: xor, plural: xors, kind: group, sector: GOV}', /^roles\.yml:2: id `role-reeve` stands on line 1 already; give each row/],
    ['an id twice in two files', 'cities.yml', '- {id: org-guild, name: Xor, country: FRA, lat: 1, lon: 2}', /^organisations\.yml:1: id `org-guild` is taken by cities\.yml:2; give each row/],
    ['syntax', 'regions.yml', '- {id: region-x, name: [Xor, kind: region}', /^regions\.yml:2: not valid YAML: .*; correct the syntax/],
    ['no row at all', 'titles.yml', '- only words', /^titles\.yml:2: the row: /],
    ['an unknown state', 'organisations.yml', '- {id: org-x, name: Xor Works, country: ZZZ, sector: BUS}', /^organisations\.yml:2: (`country`: |country `ZZZ` is in no row)/],
    ['a state without a row', 'organisations.yml', '- {id: org-x, name: Xor Works, country: ITA, sector: BUS}', /^organisations\.yml:2: country `ITA` is in no row of countries\.yml; use/],
    ['a second row for a state', 'countries.yml', '- {id: country-xor, name: Xoria, country: FRA}', /^countries\.yml:3: FRA stands on line 1 already; keep one row/],
    ['a mark on no form', 'cities.yml', '- {id: city-x, name: Xor, country: FRA, lat: 1, lon: 2, ambiguous: [Zor]}', /^cities\.yml:2: “Zor” is marked ambiguous but is no form of the row; correct/],
    ['a common word that is not marked', 'cities.yml', '- {id: city-x, name: Post, country: FRA, lat: 1, lon: 2}', /^cities\.yml:2: “Post” is a common word too; add `ambiguous: \[Post\]`/],
  ]; // prettier-ignore
  it.each(cases)('%s', (_, file, row, fault) => {
    add(file, row);
    expect(told().split('\n')).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('a form that two rows claim is told on both, until both mark it', () => {
    add('cities.yml', '- {id: city-x, name: Northmark, country: FRA, lat: 1, lon: 2}');
    expect(
      faults()
        .map(({ file, line }) => `${file}:${line}`)
        .sort(),
    ).toEqual(['cities.yml:2', 'regions.yml:1']);
    add('cities.yml', '- {id: city-x, name: Northmark, country: FRA, lat: 1, lon: 2, ambiguous: [Northmark]}');
    put('regions.yml', '- {id: region-north, name: Northmark, kind: region, country: FRA, ambiguous: [Northmark]}\n');
    expect(told()).toBe('');
  });

  it('a file that is missing, and one that is no list', () => {
    rmSync(join(folder, 'media.yml'));
    put('titles.yml', 'id: title-reeve\n');
    expect(told()).toMatch(/media\.yml:1: .* cannot be read; create the file/);
    expect(told()).toMatch(/titles\.yml:1: the file is not a list of rows; write one/);
  });

  it('are told all at once, the sound rows read, and loading refused', () => {
    add('regions.yml', '- {id: region-x, name: [Xor, kind: region}\n- {id: region-y, name: Yor, kind: region}');
    add('media.yml', '- {id: media-x, name: Xor Echo, form: leaflet}');
    add('cities.yml', '- {id: city-x, name: Xor, lat: 1, lon: 2}\n- {id: city-y, name: Yorvil, country: FRA, lat: 1, lon: 2}');
    const { lexicon, faults: all } = readLexicon(folder);
    expect(all.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(['cities.yml:2', 'media.yml:2', 'regions.yml:2']);
    expect(lexicon.regions.map(({ id }) => id)).toEqual(['region-north', 'region-y']);
    expect(lexicon.cities.map(({ name }) => name)).toContain('Yorvil');
    expect(() => loadLexicon(folder)).toThrow(/3 faults[\s\S]*cities\.yml:2[\s\S]*regions\.yml:2|3 faults/);
  });

  it('the line is that of the field where a row takes several', () => {
    put('roles.yml', '- id: role-x\n  singular: xor\n  plural: xors\n  kind: nobody\n  sector: GOV\n  colour: red\n');
    expect(faults().map(({ line }) => line)).toEqual([4, 6]);
  });

  it('what ships is copied to break it: one letter in one row is one fault', () => {
    cpSync(lexiconDirectory, folder, { recursive: true });
    const path = join(folder, 'organisations.yml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('sector: GOV', 'sector: GOX'));
    expect(faults()).toHaveLength(1);
    expect(told()).toMatch(/^organisations\.yml:\d+: `sector` is not one of/);
  });
});
