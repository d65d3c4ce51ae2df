/** The examples of the rows are their tests: an example must be read by its own row, a counter-example must not. */
import { describe, expect, it } from 'vitest';
import { dataDirectory } from '../../../src/engine.ts';
import { readAttributionRules } from '../../../src/lexicon/cue-rules.ts';
import { read, wordsOf } from './support.ts';

const { rules, faults } = readAttributionRules(dataDirectory);

/** An example without its marks, and the source that they mark. */
function unmark(example: string): { readonly text: string; readonly source?: string } {
  const source = /\[S ([^\]]*)\]/.exec(example)?.[1];
  return { text: example.replace(/\[S ([^\]]*)\]/g, '$1'), ...(source && { source }) };
}

const ruleIds = (text: string) => {
  const { document, trace } = read(text);
  return {
    trace,
    found: document.attributions.map(({ rule, source }) => ({
      id: rule.split('/')[0]!,
      source: source ? wordsOf(text, source) : undefined,
    })),
  };
};

describe('attribution rows', () => {
  it('have no faults', () => {
    expect(faults).toEqual([]);
  });

  it('know at least 350 cues', () => {
    const cues = rules.cues.flatMap(({ verbs, nouns, adjectives, prepositions }) => [
      ...verbs.map((word) => `verb ${word}`),
      ...nouns.map((word) => `noun ${word}`),
      ...adjectives.map((word) => `adjective ${word}`),
      ...prepositions.map((word) => `preposition ${word}`),
    ]);
    expect(new Set(cues).size).toBeGreaterThanOrEqual(350);
  });

  const examples = rules.cues.flatMap((row) => row.examples.map((example) => [row.id, example] as const));
  it.each(examples)('%s reads: %s', (id, example) => {
    const { text, source } = unmark(example);
    const { found, trace } = ruleIds(text);
    expect(found, trace).toContainEqual(source === undefined ? expect.objectContaining({ id }) : { id, source });
  });

  const counters = rules.cues.flatMap((row) => row.counterExamples.map((example) => [row.id, example] as const));
  it.each(counters)('%s leaves alone: %s', (id, example) => {
    const { found, trace } = ruleIds(example);
    expect(
      found.map((each) => each.id),
      trace,
    ).not.toContain(id);
  });

  const handOvers = rules.handOvers.flatMap((row) => row.examples.map((example) => [row.id, example] as const));
  it.each(handOvers)('%s hands over in: %s', (id, example) => {
    const { found, trace } = ruleIds(example);
    expect(
      found.map((each) => each.id),
      trace,
    ).toContain(id);
  });

  const handCounters = rules.handOvers.flatMap((row) => row.counterExamples.map((example) => [row.id, example] as const));
  it.each(handCounters)('%s hands over nothing in: %s', (id, example) => {
    const { found, trace } = ruleIds(example);
    expect(
      found.map((each) => each.id),
      trace,
    ).not.toContain(id);
  });
});
