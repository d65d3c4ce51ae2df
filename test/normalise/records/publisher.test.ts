import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../src/lexicon/load-lexicon.ts';
import { makePublisher } from '../../../src/normalise/records/publisher.ts';

const { lexicon } = readLexicon(new URL('../../../data/lexicon', import.meta.url).pathname);
const kindOf = (publisher: string) =>
  makePublisher({ text: 'x', language: 'en', storeText: false, publisher }, lexicon, 'hash').source.kind;

describe('publishers', () => {
  it.each(['Reuters', 'Vane News Agency', 'Orla Press Service', 'Harbour Wire', 'Quint Newswire'])('%s is an agency', (name) => {
    expect(kindOf(name)).toBe('newsAgency');
  });
  it.each(['Harbour Post', 'The Wire Weekly', 'Vane Press', 'Agency Review'])('%s is a publisher', (name) => {
    expect(kindOf(name)).toBe('publisher');
  });
});
