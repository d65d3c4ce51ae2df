import { describe, expect, it } from 'vitest';
import { actorKey, foldName, sourceKey } from '../../src/resolve/identity.ts';

describe('a folded name', () => {
  it.each([
    ['Sérgio Núñez-Vale', 'sergio nunez vale'],
    ['The Harbour Institute', 'harbour institute'],
    ['U.N.', 'un'],
    ['Łódź  Council', 'łodz council'],
  ])('%s → %s', (name, folded) => expect(foldName(name)).toBe(folded));
});

const person = { name: 'Ada Quint', kind: 'person', named: true, country: 'NOR' } as const;

describe('an actor’s key', () => {
  it('is the same for the same person however the name is printed', () => {
    expect(actorKey({ ...person, name: 'ADA QUINT' })).toEqual(actorKey(person));
  });
  it('differs by country, by kind, and by what the name is', () => {
    const keys = [
      person,
      { ...person, country: 'PER' },
      { ...person, kind: 'organisation' as const },
      { ...person, name: 'Ada Quist' },
    ].map((actor) => actorKey(actor)?.key);
    expect(new Set(keys).size).toBe(4);
  });
  it('is none for the unnamed, and for a surname alone', () => {
    expect(actorKey({ ...person, named: false })).toBeUndefined();
    expect(actorKey({ ...person, name: 'Quint' })).toBeUndefined();
    expect(actorKey({ ...person, name: '…' })).toBeUndefined();
  });
});

describe('a source’s key', () => {
  it('is one for kinds between which articles differ', () => {
    expect(sourceKey({ ...person, kind: 'official' })).toEqual(sourceKey({ ...person, kind: 'expert' }));
    expect(sourceKey({ ...person, kind: 'publisher' })).toEqual(sourceKey({ ...person, kind: 'newsAgency' }));
    expect(sourceKey({ ...person, kind: 'official' })).not.toEqual(sourceKey({ ...person, kind: 'organisation' }));
  });
  it('is none for documents', () => expect(sourceKey({ ...person, kind: 'document' })).toBeUndefined());
});
