import { describe, expect, it } from 'vitest';
import { irregularForms, readIrregularRows } from '../../../src/cli/train-syntax/irregular.ts';
import { loadModel, modelFolder } from '../../../src/lexicon/load-model.ts';
import { lemmaOf, ruleLemma } from '../../../src/normalise/syntax/lemma.ts';

const model = loadModel();
const rows = readIrregularRows(modelFolder);

describe('examples of irregular-forms.yml', () => {
  it.each(rows.flatMap(({ examples }) => examples))('%s', (example) => {
    const [form, tag, lemma] = example.split(' ') as [string, string, string];
    expect(lemmaOf(form, tag, model)).toBe(lemma);
  });

  it('stand in the model', () => {
    for (const [key, lemma] of irregularForms(rows)) expect(model.lemmas.get(key), key).toBe(lemma);
  });
});

describe('rules for endings', () => {
  it.each([
    ['drafting', 'VBG', 'draft'],
    ['hedged', 'VBD', 'hedge'],
    ['hoarded', 'VBD', 'hoard'],
    ['brokered', 'VBD', 'broker'],
    ['mobilized', 'VBN', 'mobilize'],
    ['mobilising', 'VBG', 'mobilise'],
    ['escalating', 'VBG', 'escalate'],
    ['curtailed', 'VBN', 'curtail'],
    ['annexed', 'VBD', 'annex'],
    ['thwarted', 'VBD', 'thwart'],
    ['defied', 'VBD', 'defy'],
    ['reaches', 'VBZ', 'reach'],
    ['tries', 'VBZ', 'try'],
    ['stopping', 'VBG', 'stop'],
    ['stuffed', 'VBN', 'stuff'],
    ['treaties', 'NNS', 'treaty'],
    ['embassies', 'NNS', 'embassy'],
    ['clashes', 'NNS', 'clash'],
    ['taxes', 'NNS', 'tax'],
    ['losses', 'NNS', 'loss'],
    ['drones', 'NNS', 'drone'],
    ['spokeswomen', 'NNS', 'spokeswoman'],
    ['larger', 'JJR', 'large'],
    ['biggest', 'JJS', 'big'],
    ['earlier', 'RBR', 'early'],
    ['Berlin', 'NNP', 'Berlin'],
  ])('%s %s → %s', (form, tag, lemma) => {
    expect(ruleLemma(form, tag, new Set())).toBe(lemma);
  });
});
