/**
 * Trains the syntax model: `node src/cli/train-syntax.ts FOLDER`, where the folder holds en_ewt-train.conllu,
 * en_ewt-dev.conllu and en_pud-test.conllu. Writes data/model/syntax.bin.gz and prints scores. With `--hold-out` half of
 * PUD stays unseen and is measured, and nothing is written. The run is seeded.
 */
import { join } from 'node:path';
import { loadScoring, loadSentenceWords, modelFolder } from '../lexicon/load-model.ts';
import { createTokenise } from '../normalise/sentences/tokenise.ts';
import { createAnalyseSentence, sentenceWordsOf } from '../normalise/syntax/analyse.ts';
import { tokensOf } from './train-syntax/align.ts';
import { examplesOf } from './train-syntax/examples.ts';
import { irregularForms, readIrregularRows } from './train-syntax/irregular.ts';
import { describeScores, measure } from './train-syntax/scores.ts';
import { trainSyntax } from './train-syntax/train.ts';
import { type GoldSentence, readTreebank } from './train-syntax/treebank.ts';
import { writeModel } from './train-syntax/write-model.ts';

const version = '1';

/** How many times the parser sees a news sentence for each time that it sees a web sentence. */
const newsCopies = 2;

/** Splits PUD in tens of sentences, so that a document's sentences mostly stay together. */
function halves(sentences: readonly GoldSentence[]): [GoldSentence[], GoldSentence[]] {
  const half = (wanted: number) => sentences.filter((_, index) => Math.floor(index / 10) % 2 === wanted);
  return [half(0), half(1)];
}

function main(folder: string, holdOut: boolean): void {
  const started = performance.now();
  const log = (line: string) => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s  ${line}`);
  const sentenceWords = loadSentenceWords(modelFolder);
  const tokenise = createTokenise(sentenceWordsOf(sentenceWords));
  const web = readTreebank(join(folder, 'en_ewt-train.conllu'));
  const webTest = readTreebank(join(folder, 'en_ewt-dev.conllu'));
  const news = readTreebank(join(folder, 'en_pud-test.conllu'));
  const [newsTrain, newsTest] = holdOut ? halves(news) : [news, news];
  const examples = [...examplesOf(web, tokenise, 1), ...examplesOf(newsTrain, tokenise, newsCopies)];
  const { model, writable } = trainSyntax(examples, {
    scoring: loadScoring(),
    version,
    taggerRounds: 6,
    outlookRounds: 4,
    parserRounds: 7,
    folds: 4,
    seeds: [11, 12],
    irregular: irregularForms(readIrregularRows(modelFolder)),
    sentenceWords,
    otherSentences: webTest.map(({ text }) => tokensOf(text, tokenise).slice(0, 150)).filter(({ length }) => length > 0),
    log,
  });
  const analyse = createAnalyseSentence(model);
  log(describeScores('EWT dev', measure(webTest, tokenise, analyse)));
  log(describeScores(holdOut ? 'PUD, held-out half' : 'PUD (seen in training)', measure(newsTest, tokenise, analyse)));
  if (holdOut) return;
  log(`wrote ${writeModel(new URL('syntax.bin.gz', modelFolder), writable)} bytes`);
}

const folder = process.argv[2];
if (folder === undefined) console.error('usage: train-syntax FOLDER [--hold-out]');
else main(folder, process.argv.includes('--hold-out'));
