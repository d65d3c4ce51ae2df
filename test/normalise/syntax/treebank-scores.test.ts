import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/cli/train-syntax/scores.ts';
import { readTreebank } from '../../../src/cli/train-syntax/treebank.ts';
import { loadModel } from '../../../src/lexicon/load-model.ts';
import { createTokenise } from '../../../src/normalise/sentences/tokenise.ts';
import { createAnalyseSentence, sentenceWordsOf } from '../../../src/normalise/syntax/analyse.ts';

const path = fileURLToPath(new URL('../../../../shared/gold/treebank/en_ewt-dev.conllu', import.meta.url));
const present = existsSync(path);

/** What the shipped model reached when it was made; raise these with a better one. */
const reached = { unlabelled: 84.38, labelled: 80.99, tag: 93.57, lemma: 97.11, nsubj: 86.3, obj: 83 };

describe('scores on EWT dev', () => {
  it.skipIf(!present)(`do not fall${present ? '' : ' (skipped: ../shared is absent)'}`, { timeout: 60_000 }, () => {
    const model = loadModel();
    const scores = measure(
      readTreebank(path),
      createTokenise(sentenceWordsOf(model.sentenceWords)),
      createAnalyseSentence(model),
    );
    const { unlabelled, labelled, tag, lemma, relations } = scores;
    const found = { unlabelled, labelled, tag, lemma, nsubj: relations.nsubj!.f1, obj: relations.obj!.f1 };
    for (const [name, value] of Object.entries(reached)) {
      expect(found[name as keyof typeof found], name).toBeGreaterThan(value - 1);
    }
  });
});
