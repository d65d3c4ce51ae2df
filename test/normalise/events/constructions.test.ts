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
  [
    'held since',
    'Three Somali fishermen have been held in a prison in Cairo since Friday.',
    'COERCE ongoing recipient:Three Somali fishermen @2023-09-01/..',
  ],
  ['remains opposed', 'The Chilean government remains opposed.', 'REJECT ongoing actor:Chilean government'],
  ['agentless passive', 'Three journalists were arrested in Cairo.', 'COERCE occurred recipient:Three journalists'],
  [
    'what data are about',
    'Chile agreed to share data on missile launches with Peru.',
    'AGREE occurred actor:Chile',
    'COOPERATE planned party:Chile, party:Peru',
  ],
  [
    'data about something that happened',
    'Chile shared data on the missile launches of last week with Peru.',
    'COOPERATE occurred party:Chile, party:Peru',
    'MOBILIZE occurred @2023-08-28/2023-09-03',
  ],
  [
    'an answer to an offer told before',
    'Chile’s minister proposed joint drills to Peru’s king on Monday. The king accepted the offer.',
    'AGREE occurred actor:Peru’s king, recipient:Chile’s minister',
  ],
  [
    'when they met',
    'Chile’s minister proposed joint drills to Peru’s king in July. The minister made the offer to the king when they met.',
    'CONSULT occurred party:Chile’s minister, party:Peru’s king @2023-07',
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
  [
    'an accusation in a relative clause',
    'Ankara refuses to admit Sweden, which it accuses of harbouring Kurdish rebels.',
    'ACCUSE occurred actor:Turkey, recipient:Sweden',
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
    'demand in a clause',
    'Peru demanded that Chile withdraw its warships from disputed waters.',
    'REQUEST occurred actor:Peru, recipient:Chile',
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
  ['so much time', 'Chad gave the rebels a week to leave the capital.', 'THREATEN occurred actor:Chad, recipient:rebels'],
  [
    'two hostile acts, one target and one time',
    'The bloc imposed financial sanctions and closed borders with Niger at a summit in Abuja on Sunday.',
    'SANCTION occurred actor:bloc, recipient:Niger @2023-09-03',
  ],
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
  ['how long is no time', 'Kenya attacked Togo over four days.', 'ASSAULT occurred actor:Kenya, recipient:Togo'],
  [
    'a day before another noun',
    "Kenyan troops arrested the author of Monday's letter.",
    'COERCE occurred actor:Kenyan troops, recipient:author',
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

  it('tells kinds of one type apart', () => {
    const text = 'Kidnappers seized a priest in Chad on Monday. Chad is fighting a war. Rebels killed a judge. The war went on.';
    const { events } = readArticle(NewArticle.parse({ text, published }), theEngine());
    const wars = events.filter(({ topic }) => topic === 'war');
    const others = new Set(events.flatMap((event, index) => (event.topic === 'war' ? [] : [index])));
    expect(wars.length).toBeGreaterThan(0);
    expect(wars.every(({ sameAs }) => sameAs === undefined || !others.has(sameAs))).toBe(true);
  });

  it.each([
    ['no place where some are', 'Chile arrested nine traders, some of them in Peru.', undefined],
    ['the place where it was', 'Chile arrested nine traders in Lima.', 'Lima'],
  ])('gives %s', (_what, text, name) => {
    const { events, entities } = readArticle(NewArticle.parse({ text, published }), theEngine());
    expect(events.map(({ place }) => place && entities[place.entity]!.name)).toEqual([name]);
  });

  it('knows a journey by two verbs', () => {
    const text = 'The Kenyan president visited Togo in July. He travelled to Togo for a parade.';
    const { events } = readArticle(NewArticle.parse({ text, published }), theEngine());
    expect(events.map(({ sameAs }) => sameAs)).toEqual([undefined, 0]);
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

  it.each([
    ['a thing that was not ruled out', 'The minister has not ruled it out.'],
    ['a state of things', 'The two Koreas are technically at war.'],
    ['giving a name', 'More tests may follow, a tactic he calls the stand-up strike.'],
    ['a treaty that is kept', 'Chile’s government keeps the alliance’s treaty.'],
    ['a participle before its noun', 'Aid groups said that contaminated water would bring disease.'],
    ['a participle after “fear that”', 'Aid agencies feared that contaminated water would bring cholera.'],
    ['announcing itself', 'Announcing the decision, the director said that there were now two.'],
  ])('find nothing in %s', (_what, text) => {
    expect(describeEvents(readArticle(NewArticle.parse({ text, published }), theEngine()))).toEqual([]);
  });
});
