import { describe, expect, it } from 'vitest';
import { actorKey, foldName } from '../../src/resolve/identity.ts';
import { spelled, spellings } from '../../src/resolve/spelling.ts';

const read = (name: string): string => spelled(foldName(name));

describe.each(spellings)('$id: $reason', ({ alike, unlike, id }) => {
  it(`takes ${alike.join(' and ')} for one name`, () => expect(read(alike[0])).toBe(read(alike[1])));
  it(`and not ${unlike.join(' and ')}`, () => expect(read(unlike[0])).not.toBe(read(unlike[1])));
  it('is needed', () => {
    const without = spellings.filter((row) => row.id !== id);
    expect(spelled(foldName(alike[0]), without)).not.toBe(spelled(foldName(alike[1]), without));
  });
});

const person = (name: string, country?: string) =>
  actorKey({ name, kind: 'person', named: true, ...(country !== undefined && { country }) })?.key;

describe('one person', () => {
  it.each([
    ['Sergei Shoigu', 'Sergey Shoygu'],
    ['Muammar Gaddafi', 'Moammar Qaddafi'],
    ['Muammar Gaddafi', 'Moammar Gadhafi'],
    ['Volodymyr Zelenskyy', 'Volodymyr Zelensky'],
    ['Alexei Navalny', 'Aleksey Navalnyy'],
    ['Mohammed Hussein', 'Muhammad Husayn'],
    ['Abdullah Moussa', 'Abdulla Musa'],
  ])('%s, %s', (one, other) => expect(person(one)).toBe(person(other)));
});

describe('two people', () => {
  it.each([
    ['Kim Jong Un', 'Kim Jong Il'],
    ['Kim Jong Un', 'Kim Yo Jong'],
    ['Kim Kyou-hyun', 'Kim Yung-ho'],
    ['Li Qiang', 'Lee Qiang'],
    ['Mun Jae-in', 'Moon Jae-in'],
    ['Bashar Assad', 'Hafez Assad'],
    ['George Bush', 'George W. Bush'],
    ['Volodymyr Zelensky', 'Olena Zelenska'],
    ['Park Chung-hee', 'Park Geun-hye'],
    ['Hassan Rouhani', 'Hussein Rouhani'],
  ])('%s, %s', (one, other) => expect(person(one)).not.toBe(person(other)));
  it('of one name in two countries', () => expect(person('Lee Hong', 'KOR')).not.toBe(person('Lee Hong', 'SGP')));
});

describe('two states', () => {
  const country = (name: string, code: string) => actorKey({ name, kind: 'country', named: true, country: code })?.key;
  it.each([
    ['North Korea', 'PRK', 'South Korea', 'KOR'],
    ['Niger', 'NER', 'Nigeria', 'NGA'],
    ['Congo', 'COG', 'Congo', 'COD'],
  ])('%s (%s), %s (%s)', (one, first, other, second) => expect(country(one, first)).not.toBe(country(other, second)));
  it('and a state of another country by its name: Georgia', () =>
    expect(country('Georgia', 'GEO')).not.toBe(
      actorKey({ name: 'Georgia', kind: 'organisation', named: true, country: 'USA' })?.key,
    ));
});
