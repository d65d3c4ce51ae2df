import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMentions } from './support.ts';
import { processorTime } from '../../support/processor-time.ts';

const samples = new URL('../../../data/samples/', import.meta.url);
const texts = readdirSync(samples).map(
  (name) => [name, readFileSync(new URL(name, samples), 'utf8').replace(/^---[\s\S]*?\n---\n/, '')] as const,
);

describe('mentions and entities agree with each other', () => {
  it.each(texts)('%s', (_, text) => {
    const document = readMentions(text);
    const { tokens, mentions, entities, mentionAt } = document;
    mentions.forEach((mention, index) => {
      expect(mention.start).toBe(tokens[mention.first]!.start);
      expect(mention.end).toBe(tokens[mention.last]!.end);
      expect(mention.head).toBeGreaterThanOrEqual(mention.first);
      expect(mention.head).toBeLessThanOrEqual(mention.last);
      expect(tokens[mention.first]!.sentence).toBe(tokens[mention.last]!.sentence);
      expect(mention.rule).not.toBe('');
      if (mention.entity !== undefined) expect(entities[mention.entity]!.mentions).toContain(index);
      else expect(mention.because).toBeTruthy();
    });
    for (const [index, entity] of entities.entries()) {
      expect(entity.name.trim()).not.toBe('');
      expect(entity.mentions.length).toBeGreaterThan(0);
      for (const mention of entity.mentions) expect(mentions[mention]!.entity).toBe(index);
      for (const member of entity.members ?? []) expect(entities[member]).toBeDefined();
      for (const { start, end } of entity.roles) expect(text.slice(start, end).trim()).not.toBe('');
    }
    expect(mentionAt).toHaveLength(tokens.length);
    mentionAt.forEach((index, token) => {
      if (index < 0) return;
      expect(mentions[index]!.first).toBeLessThanOrEqual(token);
      expect(mentions[index]!.last).toBeGreaterThanOrEqual(token);
    });
    expect(readMentions(text)).toEqual(document);
  });

  it('keeps its pace over thousands of sentences', () => {
    const sentence = (index: number) =>
      `Ada Moor${index % 300} met Kim Jong Un in Oslo, and she said the agency told them that it was late.`;
    const text = Array.from({ length: 3_000 }, (_, index) => sentence(index)).join(' ');
    const started = processorTime();
    expect(readMentions(text).mentions.length).toBeGreaterThan(15_000);
    expect(processorTime() - started).toBeLessThan(15_000);
  });

  it.each(['', ' ', '“', 'He', 'KIM', 'of the', "'s", '-- , --', '😀 Ada 😀 Moor', 'A. B. C. D.', 'the the the'])(
    'takes %j',
    (text) => {
      expect(() => readMentions(text)).not.toThrow();
    },
  );
});
