/** One construction a row: what stands in a sentence, and the event that has to come of it: type, status, and who. */
import { describe, expect, it } from 'vitest';
import type { Told } from '../../../src/normalise/document.ts';
import { readArticle } from '../../../src/normalise/pipeline.ts';
import { NewArticle } from '../../../src/schema/article.ts';
import { theEngine } from '../../support/engine.ts';

const published = '2023-09-04';

/** "TYPE status role:name, role:name @time", the people in the order of their names. */
function describeEvents({ events, entities }: Told): string[] {
  return events.map(({ type, status, participants, time }) => {
    const who = participants.map(({ entity, role }) => `${role}:${entities[entity]!.name}`).sort();
    return [`${type} ${status}`, who.join(', '), time?.edtf && `@${time.edtf}`].filter(Boolean).join(' ');
  });
}

const rows: readonly (readonly [construction: string, text: string, ...expected: string[]])[] = [
  [
    'active',
    'Kenyan troops arrested three Somali fishermen.',
    'COERCE occurred actor:Kenyan troops, recipient:three Somali fishermen',
  ],
  [
    'passive',
    'Three Somali fishermen were arrested by Kenyan troops.',
    'COERCE occurred actor:Kenyan troops, recipient:Three Somali fishermen',
  ],
  ['agentless passive', 'Three journalists were arrested in Cairo.', 'COERCE occurred recipient:Three journalists'],
  ['coordinated subjects', 'France and Mali signed a treaty.', 'SUPPORT occurred party:France, party:Mali'],
  [
    'members of a plural',
    'The presidents of France, Mali and Niger met in Paris.',
    'CONSULT occurred party:president of France, party:president of Mali, party:president of Niger',
  ],
  [
    'subject control',
    'Norway agreed to send aid to Chad.',
    'AGREE occurred actor:Norway',
    'AID planned actor:Norway, recipient:Chad',
  ],
  [
    'object control',
    'Germany urged Serbia to release the prisoners.',
    'REQUEST occurred actor:Germany, recipient:Serbia',
    'RETREAT proposed actor:Serbia, recipient:prisoners',
  ],
  [
    'accused of doing',
    'Peru accused Chile of arming the rebels.',
    'ACCUSE occurred actor:Peru, recipient:Chile',
    'AID alleged actor:Chile, recipient:rebels',
  ],
  [
    'raising',
    'The minister is expected to meet the Canadian ambassador next week.',
    'CONSULT planned party:Canadian ambassador, party:minister @2023-09-11/2023-09-17',
  ],
  ['possessive', "Russia's invasion of Ukraine continued.", 'ASSAULT ongoing actor:Russia, recipient:Ukraine'],
  ['between', 'Talks between Egypt and Israel collapsed.', 'CONSULT occurred party:Egypt, party:Israel'],
  ['between after the verb', 'Talks were held between Egypt and Israel.', 'CONSULT occurred party:Egypt, party:Israel'],
  ['light verb', 'The army launched an attack on the rebels.', 'ASSAULT occurred actor:army, recipient:rebels'],
  ['light verb, own frame', 'Denmark imposed sanctions on Belarus.', 'SANCTION occurred actor:Denmark, recipient:Belarus'],
  [
    'reciprocal with',
    'Japan and South Korea held joint naval drills last month.',
    'COOPERATE occurred party:Japan, party:South Korea @2023-08',
  ],
  ['giving', 'Canada gave $40 million to Haiti.', 'AID occurred actor:Canada, recipient:Haiti'],
  [
    'two verbs, one subject',
    'China accused Japan of violating its airspace and recalled its ambassador.',
    'ACCUSE occurred actor:China, recipient:Japan',
    'SANCTION occurred actor:China',
  ],
  ['crowd', 'Police in Nairobi fired tear gas at protesters.', 'ASSAULT occurred actor:Police in Nairobi, recipient:protesters'],
  [
    'refusal',
    'Mexico refused to extradite the general to Spain.',
    'REJECT occurred actor:Mexico',
    'COOPERATE denied actor:Mexico, recipient:Spain',
  ],
  ['threat', 'Iran threatened to close the strait.', 'THREATEN occurred actor:Iran', 'SANCTION planned actor:Iran'],
  ['call for', 'The United Nations called for a ceasefire in Yemen.', 'REQUEST occurred actor:United Nations'],
  ['negation', 'Brazil did not attack Bolivia.', 'ASSAULT denied actor:Brazil, recipient:Bolivia'],
  ['failed to', 'Sweden failed to reach an agreement with Norway.', 'AGREE denied party:Norway, party:Sweden'],
  ['yet to', 'India has yet to sign the treaty.', 'SUPPORT planned actor:India'],
  ['modal', 'Ghana may impose sanctions on Togo.', 'SANCTION hypothetical actor:Ghana, recipient:Togo'],
  ['condition', 'If Turkey attacks, Greece will retaliate.', 'ASSAULT hypothetical actor:Greece'],
  ['considering', 'Spain considered expelling the Cuban ambassador.', 'SANCTION planned actor:Spain, recipient:Cuban ambassador'],
  ['alleged', 'The alleged attack by Libya was investigated.', 'ASSAULT alleged actor:Libya'],
  [
    'demand in a clause',
    'Peru demanded that Chile withdraw its warships from disputed waters.',
    'REQUEST occurred actor:Peru',
    'RETREAT proposed actor:Chile',
  ],
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
  ['two nationalities', 'Indian and Pakistani soldiers clashed in Kashmir.', 'ASSAULT occurred party:India, party:Pakistan'],
  ['perfect', 'Uganda has granted political asylum to the rebels.', 'AID occurred actor:Uganda, recipient:rebels'],
  ['progressive', 'Ukraine is negotiating with Hungary.', 'CONSULT ongoing party:Hungary, party:Ukraine'],
  ['phrasal verb', 'Colombian guerrillas blew up a bridge.', 'ASSAULT occurred actor:Colombian guerrillas'],
  ['no political act: economy', 'The bank raised interest rates on Wednesday.', 'OTHER occurred actor:bank @2023-08-30'],
  ['no political act: disaster', 'An earthquake killed 20 people in Nepal.', 'OTHER occurred recipient:20 people in Nepal'],
];

describe('constructions', () => {
  it.each(rows)('%s', (_construction, text, ...expected) => {
    const told = readArticle(NewArticle.parse({ text, published }), theEngine());
    const found = describeEvents(told);
    for (const each of expected) expect(found, text).toContain(each);
  });

  it('says of what a speech act is about', () => {
    const { events } = readArticle(
      NewArticle.parse({ text: 'Peru accused Chile of arming the rebels.', published }),
      theEngine(),
    );
    expect(events[0]?.about).toEqual([1]);
  });

  it('makes one event of two mentions, and two of two', () => {
    const text =
      'Norway offered talks to Sweden on Monday. The offer was rejected by Sweden. Finland attacked a base in Estonia. Later Estonia attacked Finland.';
    const { events } = readArticle(NewArticle.parse({ text, published }), theEngine());
    expect(events.filter(({ type }) => type === 'AGREE').some(({ sameAs }) => sameAs !== undefined)).toBe(true);
    expect(events.filter(({ type }) => type === 'ASSAULT').every(({ sameAs }) => sameAs === undefined)).toBe(true);
  });

  it('traces what fired and what was blocked', () => {
    const trace: string[] = [];
    readArticle(
      NewArticle.parse({ text: 'She met her friends. Chile attacked Peru.' }),
      theEngine(),
      ({ stage, outcome, rule }) => {
        if (stage === 'events') trace.push(`${outcome} ${rule}`);
      },
    );
    expect(trace).toContain('blocked consult-meet');
    expect(trace).toContain('fired assault-attack');
  });
});
