import { expect, it } from 'vitest';
import { urlKey } from '../../src/ingest/url-key.ts';

it.each([
  ['https://www.harbour.example/news/1', 'http://harbour.example/news/1/', true],
  ['https://harbour.example/news/1?utm_source=feed&page=2', 'https://harbour.example/news/1?page=2#top', true],
  ['https://harbour.example/a?x=1&y=2', 'https://HARBOUR.example/a?y=2&x=1', true],
  ['https://harbour.example/a?id=1', 'https://harbour.example/a?id=2', false],
  ['https://harbour.example/A', 'https://harbour.example/a', false],
  ['https://harbour.example/', 'https://harbour.example', true],
  ['https://harbour.example/a?b=c%26d', 'https://harbour.example/a?b=c&d', false],
])('takes %s and %s for one: %s %s', (one, other, same) => {
  expect(urlKey(one) === urlKey(other)).toBe(same);
});

it('has no key without an address', () => {
  expect(urlKey(undefined)).toBe('');
});
