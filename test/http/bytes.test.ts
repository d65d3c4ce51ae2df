/** The bytes of a list in parts are those of its text, whatever stands in it. */
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../src/http/bytes.ts';

const listOf = (items: readonly string[]) => ({ begin: '{"data":[', items, end: '],"page":{}}' });

describe('bytes of a list', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    none: [],
    one: ['{"a":1}'],
    'some with letters of one to four bytes': ['{"a":"x"}', '{"a":"é"}', '{"a":"日本"}', '{"a":"🙂"}'],
    'half a pair': ['{"a":"\ud83d"}', '{"a":"\ude42"}'],
    'as many as there is room for': Array.from({ length: 200 }, () => 'x'.repeat(4_994)),
    'more than there is room for': Array.from({ length: 300 }, () => 'x'.repeat(4_990)),
    'a letter across the end of the room': ['x'.repeat(999_988), '日本'],
    'one that is too long, and one behind it': ['é'.repeat(600_000), 'x'],
  };
  it.each(Object.entries(cases))('%s', (_, items) => {
    const list = listOf(items);
    expect(bytesOf(list).equals(Buffer.from(textOf(list)))).toBe(true);
  });
  it('stay as they are when the next are made', () => {
    const [first, text] = [bytesOf(listOf(['"a"'])), textOf(listOf(['"a"']))];
    bytesOf(listOf(['"b"']));
    expect(first.toString()).toBe(text);
  });
});
