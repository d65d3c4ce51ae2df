/** The closed word lists under data/: what their reader refuses, and that all of them are written alike. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readWordLists } from '../../src/lexicon/word-lists.ts';
import { dataDirectory } from '../../src/engine.ts';

describe('the reader of word lists', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'words-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const path = join(folder, 'words.yml');
    writeFileSync(path, text);
    return readWordLists(path, ['drafts', 'units']);
  };
  const units = '- {id: units, words: [hour, day], reason: units of time}\n';

  it('gives a set for each id', () => {
    const { lists, faults } = read(`${units}- {id: drafts, words: [bill], reason: what is not done yet}\n`);
    expect(faults).toEqual([]);
    expect(lists).toEqual({ drafts: new Set(['bill']), units: new Set(['hour', 'day']) });
  });

  it.each([
    ['a list that is missing', units, 'no list `drafts`', 1],
    [
      'a list that nothing asks for',
      `${units}- {id: drift, words: [bill], reason: a slip}\n`,
      '`id` is not one of the known values',
      2,
    ],
    ['a word with a capital', `${units}- {id: drafts, words: [Bill], reason: r}\n`, '`words.0`: write words in lower case', 2],
    [
      'a word that stands twice',
      `${units}- {id: drafts, words: [bill, bill], reason: r}\n`,
      '`words`: a word stands in it twice',
      2,
    ],
    ['a list without a reason', `${units}- {id: drafts, words: [bill]}\n`, /^`reason`: /, 2],
    ['one id for two lists', `${units}${units}`, 'id `units` stands on line 1 already', 2],
  ])('tells of %s', (_, text, problem, line) => {
    expect(read(text).faults[0]).toEqual({
      file: 'words.yml',
      line,
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
      remedy: expect.stringMatching(/\w/),
    });
  });

  it('tells of a file that is missing', () => {
    const [fault] = readWordLists(join(folder, 'none.yml'), ['drafts']).faults;
    expect(fault?.problem).toContain('cannot be read');
  });
});

interface Row {
  readonly id: string;
  readonly reason: string;
  readonly words: readonly string[] | string;
}

describe.each([
  'rules/attributions/words.yml',
  'rules/events/figures.yml',
  'rules/events/word-classes.yml',
  'rules/events/words.yml',
  'rules/mentions/words.yml',
  'rules/records/words.yml',
  'model/sentence-words.yml',
])('%s', (file) => {
  const rows = parse(readFileSync(join(dataDirectory, file), 'utf8')) as Row[];
  const wordsOf = ({ words }: Row) => (typeof words === 'string' ? words.trim().split(/\s+/) : words);

  it('has each id once, with a reason', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(rows.filter(({ reason }) => !/\w/.test(reason))).toEqual([]);
  });

  it.each(rows.map((row) => [row.id, wordsOf(row)] as const))('writes the words of %s in lower case, each once', (_, words) => {
    expect(words.filter((word) => word !== word.toLowerCase() || word.trim() !== word || word === '')).toEqual([]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});

describe('what the code asks for', () => {
  const sources = (stage: string) =>
    readdirSync(join(dataDirectory, '../src/normalise', stage))
      .map((name) => readFileSync(join(dataDirectory, '../src/normalise', stage, name), 'utf8'))
      .join('\n');
  const idsIn = (file: string) => new Set((parse(readFileSync(join(dataDirectory, file), 'utf8')) as Row[]).map(({ id }) => id));

  it.each([
    ['mentions', /\.word\('([^']+)'\)/g],
    ['attributions', /\blist\('([^']+)'\)/g],
  ])('by id has its row in the words of %s', (stage, asking) => {
    const asked = [...sources(stage).matchAll(asking)].map(([, id]) => id!);
    const known = idsIn(`rules/${stage}/words.yml`);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });
});
