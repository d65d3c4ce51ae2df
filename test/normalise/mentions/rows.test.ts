import { describe, expect, it } from 'vitest';
import { formatFaults } from '../../../src/lexicon/read-rows.ts';
import { createFindMentions } from '../../../src/normalise/mentions/find-mentions.ts';
import { mentionRules, readMentions, surface } from './support.ts';

const { rules, faults } = mentionRules;

describe('rows of mentions', () => {
  it('have no faults', () => expect(formatFaults(faults)).toBe(''));

  it.each(rules.nominals.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const nouns = new Set(
      [...row.words, ...row.words.map((word) => `${word}s`), ...row.plurals].map((words) => words.split(' ').at(-1)),
    );
    const misses = row.examples.filter((text) => {
      const { mentions, tokens } = readMentions(text);
      return !mentions.some(({ form, head }) => form === 'nominal' && nouns.has(tokens[head]!.lower));
    });
    expect(misses).toEqual([]);
  });

  it.each(rules.nameHeads.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const kindsOf = (text: string) => readMentions(`They spoke of ${text} there.`).entities.map(({ kind }) => kind);
    expect(row.examples.filter((text) => !kindsOf(text).includes(row.kind))).toEqual([]);
    expect(row.counterExamples.filter((text) => kindsOf(text).includes(row.kind))).toEqual([]);
  });

  it.each(rules.pronouns.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const misses = row.examples.filter((text) => !readMentions(text).mentions.some(({ rule }) => rule === row.id));
    expect(misses).toEqual([]);
  });

  it.each(rules.readings.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const readingOf = (text: string) => {
      const document = readMentions(text);
      const mention = document.mentions.find((each) => surface(document, each) === 'Oslo');
      return document.entities[mention?.entity ?? -1]?.kind === 'country' ? 'government' : 'place';
    };
    expect(row.examples.filter((text) => readingOf(text) !== row.reading)).toEqual([]);
    expect(row.counterExamples.filter((text) => readingOf(text) === row.reading)).toEqual([]);
  });

  it.each(rules.words.map((row) => [row.id, row] as const))('list %s', (id, row) => {
    const without = createFindMentions({ ...rules, words: rules.words.filter((each) => each.id !== id) });
    const read = (text: string, find?: typeof without) => {
      const { mentions, entities } = readMentions(text, '2024-03-06', find);
      return JSON.stringify([mentions, entities]);
    };
    expect(row.examples.filter((text) => read(text) === read(text, without))).toEqual([]);
  });

  it.each(rules.institutions.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const misses = row.examples.filter(
      (text) => !readMentions(`They spoke of ${text} there.`).entities.some(({ kind }) => kind === 'organisation'),
    );
    expect(misses).toEqual([]);
  });
});
