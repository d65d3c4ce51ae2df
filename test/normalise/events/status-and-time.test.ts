/** One construction a row: what stands in a sentence, and whether and when the event that comes of it is said to happen. */
import { beforeAll, describe, expect, it } from 'vitest';
import { theEngine } from '../../support/engine.ts';
import { type Construction, describeEvents, readText } from './constructions.ts';

const rows: readonly Construction[] = [
  [
    'held since',
    'Three Somali fishermen have been held in a prison in Cairo since Friday.',
    'COERCE ongoing recipient:Three Somali fishermen @2023-09-01/..',
  ],
  ['remains opposed', 'The Chilean government remains opposed.', 'REJECT ongoing actor:Chilean government'],
  [
    'data about something that happened',
    'Chile shared data on the missile launches of last week with Peru.',
    'COOPERATE occurred party:Chile, party:Peru',
    'MOBILIZE occurred @2023-08-28/2023-09-03',
  ],
  [
    'when they met',
    'Chile’s minister proposed joint drills to Peru’s king in July. The minister made the offer to the king when they met.',
    'CONSULT occurred party:Chile’s minister, party:Peru’s king @2023-07',
  ],
  ['negation', 'Brazil did not attack Bolivia.', 'ASSAULT denied actor:Brazil, recipient:Bolivia'],
  ['failed to', 'Sweden failed to reach an agreement with Norway.', 'AGREE denied party:Norway, party:Sweden'],
  ['yet to', 'India has yet to sign the treaty.', 'SUPPORT planned actor:India'],
  ['modal', 'Ghana may impose sanctions on Togo.', 'SANCTION hypothetical actor:Ghana, recipient:Togo'],
  ['condition', 'If Turkey attacks, Greece will retaliate.', 'ASSAULT hypothetical actor:Greece'],
  [
    'considering',
    'Spain considered expelling the Cuban ambassador.',
    'SANCTION hypothetical actor:Spain, recipient:Cuban ambassador',
  ],
  ['continuing in what was said', 'The war in Chad would continue, Peru’s king said.', 'ASSAULT ongoing recipient:Chad'],
  ['contrary to fact', 'With better warnings, Chile’s army could have carried out evacuations.', 'OTHER hypothetical'],
  ['a condition that is turned round', 'The fund would last a month should all the plants be shut.', 'OTHER hypothetical'],
  [
    'a threat under a condition',
    'The drivers’ union threatened to strike if jobs were cut.',
    'PROTEST hypothetical actor:drivers’ union',
  ],
  [
    'only with consent',
    'No foreign troops would be stationed in Chile without the king’s consent.',
    'MOBILIZE hypothetical recipient:Chile',
  ],
  [
    'what is planned by an accuser’s word',
    'Mali accused France of planning to invade Niger.',
    'ASSAULT alleged actor:France, recipient:Niger',
  ],
  ['aid in a bill', 'A bill with some $60 billion in aid for Ukraine remains stalled.', 'AID proposed recipient:Ukraine'],
  ['held at present', 'Chile will free women held in its prisons.', 'COERCE ongoing recipient:women'],
  [
    'an invasion told before',
    'Peru invaded Chile in May. Polls taken before the invasion showed that few wanted it.',
    'ASSAULT occurred actor:Peru, recipient:Chile @2023-05',
  ],
  ['alleged', 'The alleged attack by Libya was investigated.', 'ASSAULT alleged actor:Libya'],
  [
    'month and year',
    'The Indian prime minister visited Nepal in March 2021.',
    'CONSULT occurred actor:Indian prime minister, recipient:Nepal @2021-03',
  ],
  [
    'weekday',
    'Britain expelled two Iranian diplomats on Thursday for spying.',
    'SANCTION occurred actor:United Kingdom, recipient:two Iranian diplomats @2023-08-31',
  ],
  ['future', 'Poland will deploy troops in Latvia.', 'MOBILIZE planned actor:Poland, recipient:Latvia'],
  ['perfect', 'Uganda has granted political asylum to the rebels.', 'AID occurred actor:Uganda, recipient:rebels'],
  ['progressive', 'Ukraine is negotiating with Hungary.', 'CONSULT ongoing party:Hungary, party:Ukraine'],
  [
    'is to',
    'The prisoners are to be freed by Chad next week.',
    'RETREAT planned actor:Chad, recipient:prisoners @2023-09-11/2023-09-17',
  ],
  [
    'the perfect takes no past day',
    'Kenya has blamed Ghana for the drone attack in Togo on Aug. 16.',
    'ASSAULT occurred @2023-08-16',
  ],
  [
    'what was then',
    'Forty people were abducted on June 7, when rebels attacked a market in Kenya.',
    'ASSAULT occurred actor:rebels @2023-06-07',
  ],
  [
    'said after a briefing',
    'Kenya backed the plan, a minister said on Monday after a meeting with the Danish ambassador.',
    'CONSULT occurred party:Danish ambassador, party:minister @2023-09-04',
  ],
  ['under discussion', 'Joint drills with Togo were under discussion.', 'COOPERATE hypothetical actor:Togo'],
  [
    'a purpose of what is only planned',
    'The Kenyan president will travel to Togo for talks with rebels.',
    'CONSULT planned party:Kenyan president, party:rebels',
  ],
  [
    'would, in reports',
    'A minister declined to confirm reports that the Kenyan president would visit Togo.',
    'CONSULT planned actor:Kenyan president, recipient:Togo',
  ],
  [
    'two hostile acts, one target and one time',
    'The bloc imposed financial sanctions and closed borders with Niger at a summit in Abuja on Sunday.',
    'SANCTION occurred actor:bloc, recipient:Niger @2023-09-03',
  ],
  ['how long is no time', 'Kenya attacked Togo over four days.', 'ASSAULT occurred actor:Kenya, recipient:Togo'],
  [
    'a day before another noun',
    "Kenyan troops arrested the author of Monday's letter.",
    'COERCE occurred actor:Kenyan troops, recipient:author',
  ],
];

describe('whether and when', () => {
  beforeAll(() => void theEngine());

  it.each(rows)('%s', (_construction, text, ...expected) => {
    const found = describeEvents(readText(text));
    for (const each of expected) expect(found, text).toContain(each);
  });
});
