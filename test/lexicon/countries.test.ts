/** The states of the world: all of them, each with what news calls it. */
import { describe, expect, it } from 'vitest';
import { isoCodes, uninhabited } from './iso-3166-codes.ts';
import { codesOf, lexicon } from './support.ts';

/** City states, and dependencies whose seat news never names. */
const withoutCapital = new Set([...uninhabited, ...'BES CCK CXR GIB HKG MAC MNP NFK REU SGP SMR TKL VAT'.split(' ')]);

describe('states', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, no more', () => {
    expect([...lexicon.countriesByCode.keys()].sort()).toEqual([...isoCodes].sort());
    expect(isoCodes).toHaveLength(250);
  });

  it.each(isoCodes)('%s is found by its name and lies somewhere', (code) => {
    const entry = lexicon.countriesByCode.get(code);
    expect(entry).toBeDefined();
    expect(codesOf(entry?.name ?? '', 'name')).toContain(code);
    expect(entry?.centre).toBeDefined();
  });

  it('have a capital, but for city states and specks', () => {
    const without = [...lexicon.countriesByCode.values()]
      .filter(({ capital }) => capital === undefined)
      .map(({ country }) => country);
    expect(without.filter((code) => !withoutCapital.has(code))).toEqual([]);
  });

  it('have capitals that are cities of theirs too', () => {
    for (const { country, capital } of lexicon.countriesByCode.values()) {
      if (capital === undefined) continue;
      const city = lexicon.cities.find((each) => each.capital && each.country === country);
      expect(city, country).toMatchObject({ name: capital.name, lat: capital.lat, lon: capital.lon });
    }
  });

  it('that are no more have the code of a state that is', () => {
    const former = lexicon.countries.filter((entry) => entry.former);
    expect(former.length).toBeGreaterThan(12);
    for (const { name, country } of former) expect(lexicon.countriesByCode.has(country), name).toBe(true);
  });
});
