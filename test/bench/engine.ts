/**
 * `npm run bench:engine [-- FILE.jsonl] [--seconds N] [--memory N]`: articles and words a second on one core after warm-up, the share of
 * each stage, and peak memory. Counted twice: by the clock on the wall, and by the time that this thread had the processor,
 * which is what a quiet machine would show and holds on a busy one too. Reads the development articles where they are at hand, the samples otherwise. With `--memory N`
 * it also reads N articles made of shuffled sentences with ever new names, to show that memory does not grow.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../../src/engine.ts';
import { type Around, normalise, type StageName, stageNames } from '../../src/normalise/pipeline.ts';
import { type ArticleText, NewArticle } from '../../src/schema/article.ts';
import { processorTime } from '../support/processor-time.ts';
import { readSamples, shared } from '../support/samples.ts';

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, memory: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const file = positionals[0] ?? join(shared, 'gold', 'attribution-dev.jsonl');

function readArticles(): ArticleText[] {
  if (!existsSync(file)) return readSamples().map(({ article }) => article);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line)).map(({ text, date }) => NewArticle.parse({ text, published: date }));
}

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);
const articles = readArticles();
const words = articles.map(({ text }) => text.split(/\s+/).length);
const loading = performance.now();
const engine = loadEngine();
console.log(`engine loaded in ${Math.round(performance.now() - loading)} ms, ${megabytes()} MB`);
/** After this many readings of all articles the optimiser has done most of its work; the second is still a tenth slower than the fourth. */
const warmUps = 3;
for (let round = 0; round < warmUps; round++) for (const article of articles) normalise(article, engine);

const spent: Record<StageName, number> = { blocks: 0, syntax: 0, mentions: 0, times: 0, attributions: 0, events: 0, records: 0 };
const clocked: Around = (stage, run) => {
  const start = performance.now();
  const result = run();
  spent[stage] += performance.now() - start;
  return result;
};
let read = 0;
let readWords = 0;
let peak = megabytes();
const startProcessor = processorTime();
const start = performance.now();
while (performance.now() - start < Number(values.seconds) * 1000) {
  normalise(articles[read % articles.length]!, engine, undefined, clocked);
  readWords += words[read % articles.length]!;
  if (++read % 20 === 0) peak = Math.max(peak, megabytes());
}
const seconds = (performance.now() - start) / 1000;
const processorSeconds = (processorTime() - startProcessor) / 1000;
const total = Object.values(spent).reduce((sum, each) => sum + each, 0);
console.log(
  `${articles.length} articles, ${(readWords / read).toFixed(0)} words each, peak ${peak} MB\n` +
    `by the wall clock ${(read / seconds).toFixed(1)} articles/s, ${Math.round(readWords / seconds)} words/s\n` +
    `by this thread's processor time ${(read / processorSeconds).toFixed(1)} articles/s, ${Math.round(readWords / processorSeconds)} words/s`,
);
console.log(stageNames.map((stage) => `${stage} ${((100 * spent[stage]) / total).toFixed(1)} %`).join(', '));

/** A word that no article had before: the tokeniser and every cache must live with ever new names. */
const newName = (number: number): string =>
  `Q${[...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`;
for (let number = 0; number < Number(values.memory); number++) {
  const article = articles[number % articles.length]!;
  normalise(
    {
      ...article,
      text: article.text
        .slice(0, 1500)
        .replaceAll(/\b[A-Z][a-z]{4,}\b/g, (word) => (word.length % 2 ? `${word}${newName(number).toLowerCase()}` : word)),
    },
    engine,
  );
  if (number % Math.max(1, Math.floor(Number(values.memory) / 10)) === 0)
    console.log(`${number} articles with new names: ${megabytes()} MB`);
}
