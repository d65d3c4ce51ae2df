import { describe, expect, it } from 'vitest';
import { assign, type Candidate, type KnownIdentities } from '../../src/resolve/assign.ts';
import type { Facet } from '../../src/resolve/facets.ts';

const nothing: KnownIdentities = {
  facets: [],
  aliases: new Map(),
  linked: new Map(),
  inUse: new Map(),
  before: [],
  merged: new Map(),
  apart: [],
  meaningOf: (block) => block,
  elsewhere: new Set(),
  age: 9,
};
const key = (block: string, country = '') => ({ key: `${block}|${country}`, block, country });
const candidate = (localId: string, block?: string, country?: string, precedes = false): Candidate => ({
  localId,
  own: localId,
  key: block === undefined ? undefined : key(block, country),
  precedes,
});
const facet = (block: string, country: string, record: string, own = record, age = 1): Facet => ({
  ...key(block, country),
  record,
  own,
  age,
});
const all = (...facets: Facet[]): KnownIdentities => ({ ...nothing, facets, elsewhere: new Set(facets.map((each) => each.key)) });

describe('assigning records', () => {
  it('keeps a new record’s own id and notes its key', () => {
    const result = assign([candidate('act_a', 'n')], nothing);
    expect(result.recordOf.get('act_a')).toBe('act_a');
    expect(result.put).toEqual([{ ...key('n'), record: 'act_a', own: 'act_a', age: 9 }]);
  });

  it('finds who is known by the key', () => {
    const result = assign([candidate('act_b', 'n', 'NOR')], all(facet('n', 'NOR', 'act_a')));
    expect(result.recordOf.get('act_b')).toBe('act_a');
    expect([result.put, result.moves]).toEqual([[], []]);
  });

  it('takes who is not placed for the only one known, and the other way round', () => {
    expect(assign([candidate('act_b', 'n')], all(facet('n', 'NOR', 'act_a'))).recordOf.get('act_b')).toBe('act_a');
    expect(assign([candidate('act_b', 'n', 'NOR')], all(facet('n', '', 'act_a'))).recordOf.get('act_b')).toBe('act_a');
  });

  it('sets apart those who are not placed when a second country comes', () => {
    const result = assign(
      [candidate('act_c', 'n', 'PER')],
      all(facet('n', 'NOR', 'act_a', 'act_a', 1), facet('n', '', 'act_a', 'act_b', 2)),
    );
    expect(result.recordOf.get('act_c')).toBe('act_c');
    expect(result.moves).toEqual([{ key: 'n|', to: 'act_b', newKey: 'n|' }]);
  });

  it('makes one of two keys that an authority’s id connects, under the older', () => {
    const known = {
      ...all(facet('old', '', 'act_old', 'act_old', 1), facet('new', '', 'act_new', 'act_new', 2)),
      linked: new Map([['act_x', { record: 'act_old', key: 'old|' }]]),
    };
    const result = assign([candidate('act_x', 'new')], known);
    expect(result.recordOf.get('act_x')).toBe('act_old');
    expect(result.aliases).toEqual([{ key: 'new|', means: 'old|' }]);
    expect(result.moves).toEqual([{ key: 'new|', to: 'act_old', newKey: 'old|' }]);
  });

  it('follows an authority’s id where there is no key', () => {
    const known = { ...nothing, linked: new Map([['act_x', { record: 'act_old', key: '' }]]) };
    expect(assign([candidate('act_x')], known).recordOf.get('act_x')).toBe('act_old');
  });

  it('takes no name for an identity that the article gives to two', () => {
    const result = assign([candidate('act_a', 'n'), candidate('act_b', 'n')], all(facet('n', '', 'act_z')));
    expect([...result.recordOf.values()]).toEqual(['act_a', 'act_b']);
    expect(result.keyOf.size).toBe(0);
  });

  it('lets a country tell them apart', () => {
    const result = assign([candidate('act_a', 'n', 'NOR'), candidate('act_b', 'n')], nothing);
    expect([...result.keyOf]).toEqual([['act_a', 'n|NOR']]);
  });

  it('leaves the name to the publisher', () => {
    expect([...assign([candidate('src_a', 'n'), candidate('src_p', 'n', '', true)], nothing).keyOf]).toEqual([['src_p', 'n|']]);
  });

  it('takes another id where its own belongs to something else, the same each time', () => {
    const known = { ...nothing, inUse: new Map([['act_a', 'other|']]) };
    const [one, two] = [assign([candidate('act_a', 'n')], known), assign([candidate('act_a', 'n')], known)];
    expect(one.recordOf.get('act_a')).toMatch(/^act_[0-9a-f]{16}$/);
    expect(one).toEqual(two);
  });

  it('forgets a key that nobody gives any more, and passes its id on', () => {
    const known = {
      ...nothing,
      facets: [facet('n', '', 'act_a', 'act_a', 1), facet('n', 'NOR', 'act_a', 'act_b', 2)],
      before: ['n|'],
      elsewhere: new Set(['n|NOR']),
    };
    const result = assign([], known);
    expect(result.forgotten).toEqual(['n|']);
    expect(result.put).toMatchObject([{ key: 'n|NOR', record: 'act_a', own: 'act_a' }]);
    expect(result.moves).toEqual([]);
  });
});
