import { describe, expect, it } from 'vitest';
import { loadModel } from '../../../src/lexicon/load-model.ts';
import { createSyntax } from '../../../src/normalise/syntax/analyse.ts';
import type { Sentence } from '../../../src/normalise/syntax/types.ts';

const syntax = createSyntax(loadModel());

/** "child relation head" for every token, the root with "ROOT" as its head. */
function arcs({ tokens }: Sentence): string[] {
  return tokens.map(({ text, relation, head }) => `${text} ${relation} ${head < 0 ? 'ROOT' : tokens[head]!.text}`);
}

const parsed: readonly (readonly [string, readonly string[]])[] = [
  [
    'The minister resigned on Monday.',
    ['minister nsubj resigned', 'resigned root ROOT', 'on case Monday', 'Monday obl resigned'],
  ],
  ['“We will not go,” she said.', ['go ccomp said', 'she nsubj said', 'said root ROOT']],
  ['Officials said that the dam was safe.', ['Officials nsubj said', 'that mark safe', 'was cop safe', 'safe ccomp said']],
  ['Officials said the dam would hold.', ['Officials nsubj said', 'hold ccomp said', 'dam nsubj hold', 'would aux hold']],
  ['The army said it had seized the port.', ['army nsubj said', 'seized ccomp said', 'it nsubj seized', 'port obj seized']],
  ['The port was seized by rebels.', ['port nsubj:pass seized', 'was aux:pass seized', 'seized root ROOT', 'by case rebels']],
  [
    'The deal is dead, according to two diplomats.',
    ['deal nsubj dead', 'dead root ROOT', 'to fixed according', 'according case diplomats'],
  ],
  [
    'According to the report, sales fell sharply.',
    ['fell root ROOT', 'sales nsubj fell', 'According case report', 'report obl fell'],
  ],
  [
    'The president, who was in Geneva, rejected the offer.',
    ['president nsubj rejected', 'offer obj rejected', 'who nsubj Geneva'],
  ],
  [
    'The court ordered the bank to pay the fine.',
    ['court nsubj ordered', 'bank obj ordered', 'pay xcomp ordered', 'fine obj pay'],
  ],
  [
    'Finland and Sweden signed the treaty.',
    ['Finland nsubj signed', 'Sweden conj Finland', 'and cc Sweden', 'treaty obj signed'],
  ],
  ['The head of the agency denied the report.', ['head nsubj denied', 'agency nmod head', 'report obj denied']],
  [
    'Troops crossed the border after the talks collapsed.',
    ['Troops nsubj crossed', 'border obj crossed', 'collapsed advcl crossed'],
  ],
  ['The bridge that links the two towns was closed.', ['links acl:relcl bridge', 'closed root ROOT', 'bridge nsubj:pass closed']],
  ['It is not clear whether the plan will work.', ['clear root ROOT', 'whether mark work', 'plan nsubj work']],
  ['More than 200 people were killed.', ['people nsubj:pass killed', 'were aux:pass killed', '200 nummod people']],
  [
    'Two people familiar with the matter said the bank would close.',
    ['people nsubj said', 'familiar amod people', 'close ccomp said'],
  ],
  [
    'Brandt told lawmakers that the bill had failed.',
    ['Brandt nsubj told', 'lawmakers iobj told', 'failed ccomp told', 'bill nsubj failed'],
  ],
  ['"The talks have failed," the minister told reporters.', ['failed ccomp told', 'minister nsubj told', 'told root ROOT']],
  ['He said he would call off the strike.', ['He nsubj said', 'call ccomp said', 'strike obj call']],
  ['The agency wants to build a new plant.', ['agency nsubj wants', 'build xcomp wants', 'plant obj build']],
  [
    'Prices fell and the bank warned of a crisis.',
    ['Prices nsubj fell', 'warned conj fell', 'bank nsubj warned', 'crisis obl warned'],
  ],
  [
    'The spokesman, Luis Vane, refused to comment.',
    ['spokesman nsubj refused', 'comment xcomp refused', 'Luis appos spokesman', 'Vane flat Luis'],
  ],
  ['"The talks failed," Moor told reporters.', ['failed ccomp told', 'Moor nsubj told', 'told root ROOT', 'talks nsubj failed']],
];

/** Sentences that the shipped model gets wrong; one that comes right moves up. */
const mistaken: typeof parsed = [
  // The name's last word is taken for its head, since the tables were packed; a mention reads the same either way.
  ['“We will not go,” said Ada Moor.', ['go ccomp said', 'We nsubj go', 'said root ROOT', 'Ada nsubj said', 'Moor flat Ada']],
  ['The company plans to build a new plant.', ['company nsubj plans', 'build xcomp plans', 'plant obj build', 'to mark build']],
  ['Prices rose and wages fell.', ['Prices nsubj rose', 'fell conj rose', 'wages nsubj fell']],
  ['He accused the government of lying.', ['He nsubj accused', 'government obj accused', 'of mark lying', 'lying advcl accused']],
  ['They gave the rebels weapons.', ['They nsubj gave', 'rebels iobj gave', 'weapons obj gave']],
  ['The union called off the strike.', ['union nsubj called', 'off compound:prt called', 'strike obj called']],
  [
    "The minister's aide declined to comment.",
    ['minister nmod:poss aide', "'s case minister", 'aide nsubj declined', 'comment xcomp declined'],
  ],
  [
    '“It is over,” Moor, the party leader, said on Friday.',
    ['over ccomp said', 'Moor nsubj said', 'leader appos Moor', 'said root ROOT'],
  ],
];

describe('trees of sentences as they stand in news', () => {
  it.each(parsed)('%s', (text, expected) => {
    const [sentence, ...more] = syntax.analyse(text);
    expect(more).toHaveLength(0);
    expect(arcs(sentence!)).toEqual(expect.arrayContaining([...expected]));
  });

  it.fails.each(mistaken)('known mistake: %s', (text, expected) => {
    expect(arcs(syntax.analyse(text)[0]!)).toEqual(expect.arrayContaining([...expected]));
  });
});

const tagged: readonly (readonly [string, readonly string[]])[] = [
  ['He said the talks had been cited.', ['said VBD say', 'talks NNS talk', 'been VBN be', 'cited VBN cite']],
  [
    'Lawmakers told the women that ships were sailing.',
    ['Lawmakers NNS lawmaker', 'told VBD tell', 'women NNS woman', 'sailing VBG sail'],
  ],
  ['According to officials, exports fell.', ['According VBG accord', 'officials NNS official', 'fell VBD fall']],
  ['She will not leave; he doesn’t know.', ['will MD will', 'leave VB leave', 'does VBZ do', 'know VB know']],
  ['MOOR ACCUSES RIVALS OF FRAUD', ['OF IN of']],
  ['The crises in two cities worried buyers.', ['crises NNS crisis', 'cities NNS city', 'buyers NNS buyer']],
];

describe('tags and lemmas', () => {
  it.each(tagged)('%s', (text, expected) => {
    const found = syntax
      .analyse(text)
      .flatMap(({ tokens }) => tokens.map((token) => `${token.text} ${token.tag} ${token.lemma}`));
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });
});

const odd = [
  '',
  ' \n ',
  '…',
  '”',
  'a'.repeat(100_000),
  'He said '.repeat(2_000),
  '( ( ( ( '.repeat(500),
  '“'.repeat(1_000),
  'and, '.repeat(3_000),
  '\ud83d \udc00 \u0000',
  'Łódź 北京 речь 😀 said.',
];

describe('whatever the text', () => {
  it.each(odd.map((text) => [text.slice(0, 20), text] as const))(
    'every sentence is a tree over tokens at their places: %j',
    (_, text) => {
      for (const { start, end, tokens } of syntax.analyse(text)) {
        expect(tokens[0]!.start).toBe(start);
        expect(tokens.at(-1)!.end).toBe(end);
        expect(tokens.filter(({ head }) => head < 0)).toHaveLength(1);
        tokens.forEach((token, index) => {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.relation === 'root').toBe(token.head < 0);
          let steps = 0;
          for (let at = index; at >= 0; at = tokens[at]!.head) expect(steps++).toBeLessThanOrEqual(tokens.length);
        });
      }
    },
  );

  it('gives the same answer twice, and whatever came before', () => {
    const text = 'The spy agency said the leader had met the envoys.\n“We are ready,” one official said, citing the accord.';
    const first = syntax.analyse(text);
    syntax.analyse('Another text, with Other Names and ($5) things.');
    expect(syntax.analyse(text)).toEqual(first);
    expect(createSyntax(loadModel()).analyse(text)).toEqual(first);
  });
});
