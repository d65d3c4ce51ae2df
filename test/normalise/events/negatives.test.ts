import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readArticle } from '../../../src/normalise/pipeline.ts';
import { NewArticle } from '../../../src/schema/article.ts';
import { theEngine } from '../../support/engine.ts';

const file = join(import.meta.dirname, '..', '..', 'fixtures', 'events', 'negatives.txt');

it('finds a political event in at most one of twenty sentences without any', () => {
  const sentences = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const wrong = sentences.filter((text) =>
    readArticle(NewArticle.parse({ text }), theEngine()).events.some(({ type }) => type !== 'OTHER'),
  );
  if (wrong.length > 0) console.info(`${wrong.length} of ${sentences.length}:\n${wrong.join('\n')}`);
  expect(sentences.length).toBeGreaterThanOrEqual(290);
  expect(wrong.length / sentences.length).toBeLessThanOrEqual(0.05);
}, 60_000); // the whole engine on three hundred sentences
