/** The samples give what their golden files say. `npm run golden` writes them anew and tells what changed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { normalise } from '../../src/normalise/pipeline.ts';
import { theEngine } from '../support/engine.ts';
import { readSamples } from '../support/samples.ts';
import { compare, type Difference, summarise } from './compare.ts';
import { type Description, describeRecords } from './describe-records.ts';

const update = process.env.GOLDEN === 'update';
const samples = readSamples();
const differences: Difference[] = [];
const empty: Description = { actors: [], sources: [], events: [], claims: [], rules: {} };

describe('samples', () => {
  it.each(samples)('$slug gives its golden records', ({ slug, article }) => {
    const file = join(import.meta.dirname, 'samples', `${slug}.json`);
    const description = describeRecords(normalise(article, theEngine()), article.text);
    const known: Description = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : empty;
    differences.push(compare(slug, known, description));
    if (update) writeFileSync(file, `${JSON.stringify(description, null, 1)}\n`);
    else expect(description).toEqual(known);
  });

  afterAll(() => {
    if (update || differences.some(({ gained, lost }) => Object.values({ ...gained, ...lost }).some(Boolean)))
      process.stdout.write(`${summarise(differences, samples.length)}\n`);
  });
});

describe('the summary of a change', () => {
  const before: Description = { ...empty, actors: ['a', 'b'], rules: { 'x/1': 2 } };

  it('counts what was gained and lost, and whose rules it was', () => {
    const difference = compare('one', before, { ...before, actors: ['a', 'c', 'd'], rules: { 'x/1': 1, 'y/1': 2 } });
    expect(summarise([difference], 3)).toBe(
      '+2 −1 actors, +0 −0 sources, +0 −0 events, +0 −0 claims in 1 of 3 articles (one)\nrules: y/1 +2, x/1 −1',
    );
  });

  it('says so where nothing changed', () => {
    expect(summarise([compare('one', before, before)], 3)).toBe('no change in 3 articles');
  });
});
