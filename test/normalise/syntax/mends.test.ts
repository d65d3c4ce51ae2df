/** Tags and trees that are mended where the models know a word in another use than news has it. */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dataDirectory } from '../../../src/engine.ts';
import { loadModel } from '../../../src/lexicon/load-model.ts';
import { createSyntax } from '../../../src/normalise/syntax/analyse.ts';
import { theEngine } from '../../support/engine.ts';

const tokensOf = (text: string) =>
  theEngine()
    .syntax.analyse(text)
    .flatMap(({ tokens }) => tokens);
const tagOf = (text: string, word: string): string => tokensOf(text).find(({ lower }) => lower === word)!.tag;

describe('tags', () => {
  it.each([
    ['a verb behind a quotation and a name', '“Nobody came because the road was shut,” Moor notes.', 'notes', 'VBZ'],
    ['a verb behind a clause and a name', 'The movement plans to protest, the Harbour Post reports.', 'reports', 'VBZ'],
    ['a plural', 'She read his notes.', 'notes', 'NNS'],
    ['a plural behind a comma', 'He kept letters, diaries and notes.', 'notes', 'NNS'],
    ['what somebody is doing', 'Norland is promising to build a dam.', 'promising', 'VBG'],
    ['what describes', 'The results are promising.', 'promising', 'JJ'],
    ['a past tense behind a hyphen', 'Norland test-launched a rocket.', 'launched', 'VBD'],
    ['a participle behind a hyphen', 'Norland-backed rebels left.', 'backed', 'VBN'],
  ])('of %s', (_, text, word, tag) => {
    expect(tagOf(text, word)).toBe(tag);
  });
});

describe('a participle behind a verb that takes one', () => {
  const relationOf = (text: string, word: string): string => tokensOf(text).find(({ lower }) => lower === word)!.relation;
  it('is what is denied', () => {
    const text = 'Russia denies sending troops to Ukraine.';
    expect([relationOf(text, 'sending'), relationOf(text, 'ukraine')]).toEqual(['xcomp', 'obl']);
    expect(tokensOf(text).find(({ lower }) => lower === 'troops')!.head).toBe(2);
  });
  it('describes where it is one of those that do', () => {
    expect(relationOf('Norland denies rising costs.', 'rising')).toBe('amod');
  });
});

describe('the lists behind them', () => {
  const mending = ['plural-or-says', 'adjective-or-does', 'verb-prefixes', 'gerund-takers', 'describing-participles'];
  const rows = parse(readFileSync(join(dataDirectory, 'model/sentence-words.yml'), 'utf8')) as {
    id: string;
    examples: string[];
  }[];
  it.each(mending)('%s: each example is read otherwise without it', (id) => {
    const model = loadModel();
    const without = createSyntax({ ...model, sentenceWords: { ...model.sentenceWords, [id]: [] } });
    const { examples } = rows.find((row) => row.id === id)!;
    expect(examples.length).toBeGreaterThan(0);
    for (const text of examples) expect(without.analyse(text), text).not.toEqual(theEngine().syntax.analyse(text));
  });
});
