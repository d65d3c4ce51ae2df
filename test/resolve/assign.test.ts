import { describe, expect, it } from 'vitest';
import { assign, type Candidate, type KnownRecords } from '../../src/resolve/assign.ts';

const nothing: KnownRecords = { byKey: new Map(), byLocalId: new Map(), inUse: new Map(), age: new Map() };
const candidate = (localId: string, key?: string, precedes = false): Candidate => ({ localId, key, precedes });

describe('assigning records', () => {
  it('keeps a new record’s own id and notes its key', () => {
    const result = assign([candidate('act_a', 'k')], nothing);
    expect(result.recordOf.get('act_a')).toBe('act_a');
    expect(result.identities).toEqual([{ key: 'k', record: 'act_a' }]);
  });

  it('finds who is known by the key', () => {
    const result = assign([candidate('act_b', 'k')], { ...nothing, byKey: new Map([['k', 'act_a']]) });
    expect(result.recordOf.get('act_b')).toBe('act_a');
    expect(result.identities).toEqual([]);
  });

  it('merges two that turn out to be one, into the older', () => {
    const known = {
      ...nothing,
      byKey: new Map([['k', 'act_new']]),
      byLocalId: new Map([['act_x', 'act_old']]),
      age: new Map([
        ['act_new', 9],
        ['act_old', 3],
      ]),
    };
    const result = assign([candidate('act_x', 'k')], known);
    expect(result.merged).toEqual([{ from: 'act_new', into: 'act_old' }]);
    expect(result.identities).toEqual([{ key: 'k', record: 'act_old' }]);
  });

  it('takes no name for an identity that the article gives to two', () => {
    const result = assign([candidate('act_a', 'k'), candidate('act_b', 'k')], { ...nothing, byKey: new Map([['k', 'act_z']]) });
    expect([...result.recordOf.values()]).toEqual(['act_a', 'act_b']);
    expect(result.identities).toEqual([]);
  });

  it('leaves the name to the publisher', () => {
    const result = assign([candidate('src_a', 'k'), candidate('src_p', 'k', true)], nothing);
    expect(result.identities).toEqual([{ key: 'k', record: 'src_p' }]);
  });

  it('takes another id where its own belongs to something else, the same each time', () => {
    const known = { ...nothing, inUse: new Map([['act_a', 'act_a']]) };
    const [one, two] = [assign([candidate('act_a', 'k')], known), assign([candidate('act_a', 'k')], known)];
    expect(one.recordOf.get('act_a')).not.toBe('act_a');
    expect(one.recordOf.get('act_a')).toMatch(/^act_[0-9a-f]{16}$/);
    expect(one).toEqual(two);
  });
});
