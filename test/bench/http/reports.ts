/** Made-up reports in any number, for the engine to read while others ask. */
const states = [
  'Norway',
  'Peru',
  'Kenya',
  'Japan',
  'Brazil',
  'France',
  'India',
  'Canada',
  'Chile',
  'Egypt',
  'Finland',
  'Ghana',
  'Nepal',
];
const matters = [
  'fishing rights',
  'grain shipments',
  'a rail link',
  'border crossings',
  'water from the river',
  'debts',
  'visas',
];
const papers = ['Reuters', 'the Associated Press', 'Kyodo News', 'a state broadcaster', 'a local newspaper'];
const sentences: readonly ((one: string, other: string, matter: string, paper: string, number: number) => string)[] = [
  (one, other, matter, paper) =>
    `${one} and ${other} signed an agreement on ${matter} on Tuesday, ${paper} reported, citing two officials.`,
  (one, other, matter) => `${one} warned ${other} of sanctions over ${matter}, the foreign ministry said in a statement.`,
  (one, other, _, paper, number) =>
    `Troops from ${one} attacked a post near ${other}, killing ${number} people, according to ${paper}.`,
  (one, other, matter) =>
    `“We will not accept this,” the prime minister of ${one} told reporters when asked about ${matter} and ${other}.`,
  (one, other, _, paper, number) =>
    `${one} will send ${number} trucks of food to ${other} next week, ${paper} said, quoting a spokeswoman of the army.`,
  (one, other, matter, paper) => `Lawmakers in ${one} said ${other} had broken off talks on ${matter}, ${paper} reported.`,
  (one, other) => `The president of ${one} visited ${other} last month and met business leaders there.`,
  (one, _, matter, __, number) =>
    `Police in ${one} arrested ${number} protesters who had called for an end to the dispute over ${matter}.`,
  (one, other) => `The central bank of ${one} denied that it had frozen accounts of companies from ${other}.`,
  (one, other, matter) =>
    `${other} may expel the ambassador of ${one}, two diplomats familiar with ${matter} said on condition of anonymity.`,
];

/** A short report that tells other events in another order than any before it. Takes what gives numbers from 0 to 1. */
export function report(random: () => number): string {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const order = sentences.map((sentence) => ({ sentence, at: random() })).toSorted((a, b) => a.at - b.at);
  const told = order.slice(0, 6).map(({ sentence }) => {
    const one = any(states);
    return sentence(one, any(states.filter((each) => each !== one)), any(matters), any(papers), 2 + Math.floor(random() * 90));
  });
  return told.join(' ');
}
