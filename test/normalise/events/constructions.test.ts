/** One construction a row: what stands in a sentence, and the event that has to come of it: type, status, and above all who takes part in which role. */
import { beforeAll, describe, expect, it } from 'vitest';
import { theEngine } from '../../support/engine.ts';
import { type Construction, describeEvents, readText } from './constructions.ts';

const rows: readonly Construction[] = [
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
  [
    'what data are about',
    'Chile agreed to share data on missile launches with Peru.',
    'AGREE occurred actor:Chile',
    'COOPERATE planned party:Chile, party:Peru',
  ],
  [
    'an answer to an offer told before',
    'Chile’s minister proposed joint drills to Peru’s king on Monday. The king accepted the offer.',
    'AGREE occurred actor:Peru’s king, recipient:Chile’s minister',
  ],
  [
    'main verb behind a relative clause',
    'Scholz, whom Paris has long called an ally, promised to send aid to Chad.',
    'AGREE occurred actor:Olaf Scholz, recipient:Chad',
    'AID planned actor:Olaf Scholz, recipient:Chad',
  ],
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
  [
    'an accusation in a relative clause',
    'Ankara refuses to admit Sweden, which it accuses of harbouring Kurdish rebels.',
    'ACCUSE occurred actor:Turkey, recipient:Sweden',
  ],
  [
    'demand in a clause',
    'Peru demanded that Chile withdraw its warships from disputed waters.',
    'REQUEST occurred actor:Peru, recipient:Chile',
    'RETREAT proposed actor:Chile',
  ],
  ['two nationalities', 'Indian and Pakistani soldiers clashed in Kashmir.', 'ASSAULT occurred party:India, party:Pakistan'],
  ['phrasal verb', 'Colombian guerrillas blew up a bridge.', 'ASSAULT occurred actor:Colombian guerrillas'],
  [
    'they are the two of the clause over it',
    'The minister made the offer to the ambassador when they met, two lawmakers said.',
    'CONSULT occurred party:ambassador, party:minister',
  ],
  [
    'agent hung on a day',
    'A Saudi envoy was received in Ankara on Tuesday by the Turkish foreign minister.',
    'CONSULT occurred actor:Saudi envoy, recipient:Turkish foreign minister @2023-08-29',
  ],
  [
    'participle between subject and verb',
    'The rebels, led by Colonel Tomas Abara, attacked a police post, killing six officers.',
    'ASSAULT occurred actor:rebels',
    'ASSAULT occurred actor:rebels, recipient:six officers',
  ],
  [
    'relative clause between subject and passive',
    'The Ugandan opposition leader, who was arrested last week, was charged with treason on Monday.',
    'ACCUSE occurred recipient:Ugandan opposition leader @2023-09-04',
  ],
  [
    'relative clause read as beside',
    "The United States, which has about 1,100 soldiers in the country, demanded the general's release.",
    'REQUEST occurred actor:United States',
    'RETREAT proposed recipient:general',
  ],
  [
    'whose decision it is',
    "Egypt's decision to expel the Qatari ambassador angered Doha.",
    'SANCTION planned actor:Egypt, recipient:Qatari ambassador',
  ],
  [
    'brought to do it',
    'The killing of two Colombian soldiers by guerrillas prompted Bogota to suspend peace talks.',
    'SANCTION planned actor:Colombia',
  ],
  [
    'together with',
    'Qatar, which mediated together with Egypt and Jordan, welcomed the deal.',
    'CONSULT occurred actor:Egypt, actor:Jordan, actor:Qatar',
  ],
  [
    'light verb under its noun',
    'Talks held in Geneva between Egypt and Israel failed.',
    'CONSULT occurred party:Egypt, party:Israel',
  ],
  [
    'light verb in a relative clause',
    'The drills that Kenya holds with Ghana began on Monday.',
    'COOPERATE ongoing party:Ghana, party:Kenya @2023-09-04',
  ],
  [
    'talks about what both do',
    'Kenya is talking about military exercises with Ghana.',
    'CONSULT ongoing party:Ghana, party:Kenya',
    'COOPERATE hypothetical party:Ghana, party:Kenya',
  ],
  [
    'what is opposed is not done by who opposes it',
    'Guinea opposed sanctions.',
    'REJECT occurred actor:Guinea',
    'SANCTION hypothetical',
  ],
  [
    'what is asked for is the other’s to do',
    'Zambia sought aid from China.',
    'REQUEST occurred actor:Zambia, recipient:China',
    'AID proposed actor:China, recipient:Zambia',
  ],
  [
    'for whoever attacks',
    "Kenya accused Ghana of providing weapons to help in Togo's invasion of Benin.",
    'AID alleged actor:Ghana, recipient:Togo',
  ],
  [
    'a demand by must',
    '"Iran must release the sailors," the British foreign secretary said.',
    'REQUEST occurred actor:British foreign secretary, recipient:Iran',
    'RETREAT proposed actor:Iran, recipient:sailors',
  ],
  [
    'whom a judgement is for',
    'Norway criticised the jailing of a priest in Cairo by Egypt.',
    'ACCUSE occurred actor:Norway, recipient:Egypt',
  ],
  ['whom an answer is for', 'Chad acceded to the demands of the rebels.', 'CONCEDE occurred actor:Chad, recipient:rebels'],
  ['so much time', 'Chad gave the rebels a week to leave the capital.', 'THREATEN occurred actor:Chad, recipient:rebels'],
  [
    'together with, of the object',
    'Kenya proposed drills together with Togo and Ghana.',
    'AGREE occurred actor:Kenya',
    'COOPERATE proposed party:Ghana, party:Kenya, party:Togo',
  ],
  [
    'whoever acts before a meeting need not be there',
    'Before the meeting, Chad attacked Togo.',
    'ASSAULT occurred actor:Chad, recipient:Togo',
  ],
  [
    'a document speaks for whoever issues it',
    'The rebels issued a declaration demanding talks with Chad.',
    'REQUEST ongoing actor:rebels, recipient:Chad',
  ],
  ['no political act: economy', 'The bank raised interest rates on Wednesday.', 'OTHER occurred actor:bank @2023-08-30'],
  ['no political act: disaster', 'An earthquake killed 20 people in Nepal.', 'OTHER occurred recipient:20 people in Nepal'],
];

describe('constructions', () => {
  beforeAll(() => void theEngine());

  it.each(rows)('%s', (_construction, text, ...expected) => {
    const found = describeEvents(readText(text));
    for (const each of expected) expect(found, text).toContain(each);
  });
});
