/** Shapes of news sentences in which who speaks, or what is said, stands where the parse alone does not show it. */
import { describe, expect, it } from 'vitest';
import { read, wordsOf } from './support.ts';

/** A text, and of each outermost attribution the source and what is said. */
const shapes: readonly (readonly [string, ...(readonly [string, string])[]])[] = [
  ['The plan “is dead,” said Moor.', ['Moor', 'The plan “is dead,”']],
  [
    'The reply of the town “may have more to do with cost,” said Ada Moor, an adviser.',
    ['Ada Moor, an adviser', 'The reply of the town “may have more to do with cost,”'],
  ],
  ['Mr. Moor, citing “the cold of the hall,” said the court could move to Orla.', ['Mr. Moor', 'the court could move to Orla']],
  ['“This is a matter of cost,” a Harbour executive tells drivers.', ['a Harbour executive', '“This is a matter of cost,”']],
  ['“The dam is leaking,” Orla-based Ada Moor said.', ['Orla-based Ada Moor', '“The dam is leaking,”']],
  [
    '“We were early and will be so again if need be," Moor continued.',
    ['Moor', '“We were early and will be so again if need be,"'],
  ],
  ['“Nobody came because the road was shut,” Moor notes.', ['Moor', '“Nobody came because the road was shut,”']],
  [
    'The union plans to march in support of the bill, the Harbour Post reports.',
    ['the Harbour Post', 'The union plans to march in support of the bill'],
  ],
  ['But as a Harbour reporter noted, he did not even fill the hall.', ['a Harbour reporter', 'he did not even fill the hall']],
  ['Asked whether he would leave, Moor said, “Probably.”', ['', 'whether he would leave'], ['Moor', '“Probably.”']],
  [
    'Moor first said in the spring, when the mill closed, “I did not send anything to anyone.”',
    ['Moor', '“I did not send anything to anyone.”'],
  ],
  [
    'She sent a letter saying, if elected mayor, she would put new rules in place.',
    ['a letter', 'if elected mayor, she would put new rules in place'],
  ],
  [
    'While some clerks could be warned, she added, closing schools would be “very harsh.”',
    ['she', 'While some clerks could be warned closing schools would be “very harsh.”'],
  ],
  ['Lind asked Moor how deep the lake would be.', ['Lind', 'how deep the lake would be']],
  ['Norland is promising to build a dam.', ['Norland', 'to build a dam']],
  [
    'Moor argued that the quarrel of Lind and then-Sen. Ada Quint was over.',
    ['Moor', 'that the quarrel of Lind and then-Sen. Ada Quint was over'],
  ],
  [
    'According to the survey, 52 percent of farmers — and 40 percent of all — are unsure.',
    ['the survey', '52 percent of farmers — and 40 percent of all — are unsure'],
  ],
  [
    'The governor, who said the bridge was checked by her own engineer, left on Monday.',
    ['who', 'the bridge was checked by her own engineer'],
  ],
  ['“Probably not,“ he said.', ['he', '“Probably not,“']],
  ['Moor was asked by host Ada Lind whether his aim was the same.', ['host Ada Lind', 'whether his aim was the same']],
  [
    '“It is over,” Moor told reporters when asked which town she would back.',
    ['Moor', '“It is over,”'],
    ['', 'which town she would back'],
  ],
  ['Asked why he had left, he said he was tired.', ['', 'why he had left'], ['he', 'he was tired']],
  ['Then Mr. Moor asked the students if they were always so serious.', ['Mr. Moor', 'if they were always so serious']],
  ['Moor said on the radio, where he is a guest, that Lind should resign.', ['Moor', 'that Lind should resign']],
  ['Moor said — on Twitter, as it happens — that the dam was safe.', ['Moor', 'that the dam was safe']],
  ['Moor said on “The Harbour Hour” that he would read the bill.', ['Moor', 'that he would read the bill']],
  [
    'The union will stay at home, Director of Affairs Phil Moor told reporters this week.',
    ['Director of Affairs Phil Moor', 'The union will stay at home'],
  ],
  [
    '“She is old because winters are long,” his sister, Ada Moor, wrote in a note to the council.',
    ['his sister, Ada Moor', '“She is old because winters are long,”'],
  ],
  [
    'There were grounds to believe, Moor said in court, that the ship would sink.',
    ['Moor', 'There were grounds to believe that the ship would sink'],
  ],
  ['Lind, who denies wrongdoing, is due in court in May.'], // missed, and not what he is due for
];

describe('news', () => {
  it.each(shapes)('%s', (sentence, ...expected) => {
    const text = `The town voted on Monday.\n\n${sentence}\n\nThe count went on in the hall.`;
    const { document } = read(text);
    const found = document.attributions
      .filter(({ parent }) => parent === null)
      .map(({ source, content }) => [source ? wordsOf(text, source) : '', wordsOf(text, content)]);
    expect(found).toEqual(expected);
  });
});
