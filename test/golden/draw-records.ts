/**
 * `npm run draw-records [-- SEED]`: ten records of each sample, drawn by a fixed seed, beside the words that they rest on, for somebody
 * who did not write the rules to judge. Verdicts go to test/golden/verdicts.md.
 */
import { loadEngine } from '../../src/engine.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import { readSamples } from '../support/samples.ts';
import { describeRecords } from './describe-records.ts';

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const perSample = 10;
const random = createRandom(Number(process.argv[2] ?? 20231123));
const engine = loadEngine();
for (const { slug, article } of readSamples()) {
  const records = normalise(article, engine);
  const points = [...article.text];
  const quote = (spans: readonly { start: number; end: number }[]): string =>
    spans
      .slice(0, 4)
      .map(({ start, end }) => `“${points.slice(start, end).join('').replace(/\s+/g, ' ')}”`)
      .join(' · ');
  const described = describeRecords(records, article.text);
  const all = [
    ...records.actors.map((actor, index) => `actor   ${described.actors[index]}   ${quote(actor.mentions)}`),
    ...records.sources.map((source, index) => `source  ${described.sources[index]}   ${quote(source.mentions)}`),
    ...records.events.map((event, index) => `event   ${described.events[index]}   ${quote(event.mentions)}`),
    ...described.claims.map((claim) => `claim   ${claim}`),
  ];
  console.log(`\n## ${slug} (${all.length} records; ${article.publisher}, ${article.published})`);
  for (let drawn = 0; drawn < perSample && all.length > 0; drawn++)
    console.log(`${drawn + 1}. ${all.splice(Math.floor(random() * all.length), 1)[0]}`);
}
