/** Articles without end, each another, in our own words and with invented names. */

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const letters = 'abcdefgh';

/** As the stand-in for an engine reads them: people, a country and institutes that many articles have in common. */
const plain = (number: number): string =>
  Array.from({ length: 3 }, (_, index) => {
    const person = `Person ${letters[(number + index) % 8]}${index}`;
    return `${person} (NOR) meets PERULIA (PER) on 2024-0${1 + (index % 9)}-01, Institute of ${letters[number % 8]} says.`;
  }).join('\n');

const people = ['Ada Quint', 'Ben Sorel', 'Cy Vane', 'Eve Moss', 'Ila Tarn', 'Odo Brack'];
const towns = ['Oslo', 'Lima', 'Nairobi', 'Hanoi'];

/** As a paper might write, for the real engine. */
const written = (number: number): string => {
  const [person, other] = [people[number % 6]!, people[(number + 1) % 6]!];
  return `Foreign Minister ${person} of Norway met the Peruvian president in ${towns[number % 4]!} on Tuesday, two officials said. ${other}, a spokesman, denied that troops were sent to the border, Reuters reported.`;
};

export interface Posted {
  readonly text: string;
  readonly publisher: string;
  readonly published: string;
}

export const articleNumber = (number: number, real: boolean): Posted => ({
  text: `${real ? written(number) : plain(number)}\nNumber ${number}.`,
  publisher: `Paper ${number % 5}`,
  published: `2024-03-0${1 + (number % 9)}`,
});
