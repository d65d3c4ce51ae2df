/** Every row of the rules shows what it reads and what it leaves alone: its examples and counter-examples, run. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TimeExample } from '../../../src/lexicon/time-rows.ts';
import { readTimeRules } from '../../../src/lexicon/time-rules.ts';
import { createFindTimes } from '../../../src/normalise/times/find.ts';
import { resolveTime } from '../../../src/normalise/times/resolve.ts';
import type { ResolvedTime } from '../../../src/normalise/times/types.ts';

const rules = readTimeRules(fileURLToPath(new URL('../../../data', import.meta.url)));
const findTimes = createFindTimes(rules);

function read(example: TimeExample): { found: string[]; rule?: string; time?: ResolvedTime } {
  const start = example.text.indexOf('[');
  const end = example.text.indexOf(']') - 1;
  const text = example.text.replace('[', '').replace(']', '');
  const expressions = findTimes(text);
  const found = expressions.map((expression) => text.slice(expression.start, expression.end));
  const hit = expressions.find((expression) => expression.start === start && expression.end === end);
  if (!hit) return { found };
  const published = example.published === undefined ? '2023-09-04' : example.published;
  const time = resolveTime(hit, {
    tense: example.tense ?? 'past',
    ...(published !== null && { published }),
    ...(example.reference && { reference: { ...example.reference, basis: 'stated' as const, rule: 'test' } }),
  });
  return { found, rule: hit.rule, time };
}

describe('time rules', () => {
  it('has at least 250 rows of examples', () => {
    expect(rules.rules.flatMap((rule) => rule.examples).length).toBeGreaterThanOrEqual(250);
  });

  it.each(rules.rules.filter((rule) => !rule.falseFriend && rule.alone).map((rule) => [rule.id, rule] as const))(
    '%s has an example',
    (_, rule) => {
      expect(rule.examples.length).toBeGreaterThan(0);
    },
  );

  const examples = rules.rules.flatMap((rule) => rule.examples.map((example) => [rule.id, example.text, example] as const));
  it.each(examples)('%s reads: %s', (id, _, example) => {
    const { found, rule, time } = read(example);
    expect({ found, rule }).toEqual({ found, rule: id });
    expect(time?.edtf).toBe(example.edtf);
    expect(time?.basis === 'unresolved').toBe(example.edtf === undefined);
    if (time?.basis === 'unresolved') expect(time.reason).toBeTruthy();
    if (example.earliest !== undefined) expect(time?.earliest).toBe(example.earliest);
    if (example.latest !== undefined) expect(time?.latest).toBe(example.latest);
  });

  const counters = rules.rules.flatMap((rule) => rule.counter.map((text) => [rule.id, text, rule.falseFriend] as const));
  it.each(counters)('%s leaves alone: %s', (id, text, falseFriend) => {
    const fired = findTimes(text).filter((expression) => falseFriend || expression.rule === id);
    expect(fired.map((expression) => `${text.slice(expression.start, expression.end)} (${expression.rule})`)).toEqual([]);
  });
});
