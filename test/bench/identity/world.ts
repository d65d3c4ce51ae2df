/**
 * A world with known truth: stories between the people of many countries, and the events in them. Half of the stories are between the same
 * dozen countries, on days that lie close together. Everything is invented and follows from the seed.
 */
import type { EventType } from '../../../src/schema/vocabularies.ts';

/** Mulberry32: small, and the same everywhere. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  /** Few are picked often, most seldom. */
  const skewed = (limit: number): number => Math.min(limit - 1, Math.floor(limit * next() ** 3));
  return { next, below, pick, skewed };
}
export type Chance = ReturnType<typeof chance>;

export interface Person {
  readonly name: string;
  readonly country: string;
}
interface StoryEvent {
  readonly id: string;
  readonly type: EventType;
  readonly topics: readonly string[];
  readonly together: boolean;
  readonly who: Person;
  readonly whom: Person;
  readonly day: number;
  readonly place: string;
  /** Chains through which it is known, as names of sources from the one nearest to the paper. */
  readonly routes: readonly (readonly string[])[];
}
export interface Story {
  readonly events: readonly StoryEvent[];
  readonly day: number;
}

const syllables = ['ba', 'ko', 'ri', 'ta', 'vel', 'mor', 'sen', 'dul', 'ga', 'nim', 'os', 'pra', 'lu', 'zed', 'hav', 'ter'];
const word = (random: Chance, parts: number): string => {
  const text = Array.from({ length: parts }, () => random.pick(syllables)).join('');
  return text[0]!.toUpperCase() + text.slice(1);
};

export const countries: readonly string[] = Array.from({ length: 120 }, (_, index) =>
  [26 * 26, 26, 1].map((unit) => String.fromCharCode(65 + (Math.floor((index * 37 + 11) / unit) % 26))).join(''),
);
export const countryName = (code: string): string => `${code[0]}${code.slice(1).toLowerCase()}land`;

interface Kind {
  readonly types: readonly EventType[];
  readonly topics: readonly string[];
  readonly together: boolean;
}
export const kinds: readonly Kind[] = [
  { types: ['CONSULT'], topics: ['meet', 'talk', 'receive'], together: true },
  { types: ['CONSULT'], topics: ['visit', 'travel', 'trip'], together: false },
  { types: ['AGREE', 'SUPPORT'], topics: ['sign', 'deal', 'agreement'], together: true },
  { types: ['ASSAULT'], topics: ['attack', 'strike', 'shell'], together: false },
  { types: ['ACCUSE'], topics: ['accuse', 'condemn', 'blame'], together: false },
  { types: ['SANCTION', 'COERCE'], topics: ['sanction', 'impose', 'ban'], together: false },
  { types: ['AID'], topics: ['aid', 'supply', 'send'], together: false },
  { types: ['THREATEN'], topics: ['threaten', 'warn'], together: false },
];

export interface World {
  readonly stories: readonly Story[];
  readonly papers: readonly string[];
}

export function makeWorld(seed: number, storyCount: number): World {
  const random = chance(seed);
  const people = countries.map((country) =>
    Array.from({ length: 12 }, () => ({ name: `${word(random, 2)} ${word(random, 3)}`, country })),
  );
  const places = Array.from({ length: 800 }, () => word(random, 3));
  const wires = Array.from({ length: 12 }, () => `${word(random, 2)} Wire`);
  const days = Math.max(30, Math.round(storyCount / 7));
  const stories = Array.from({ length: storyCount }, (_, number): Story => {
    const day = 19_000 + random.below(days);
    const side = (): Person => random.pick(people[random.next() < 0.5 ? random.below(12) : random.below(countries.length)]!);
    const who = side();
    let whom = side();
    while (whom.country === who.country) whom = side();
    const events = Array.from({ length: 1 + random.below(3) }, (_each, index): StoryEvent => {
      const kind = kinds[(number + index * 3 + random.below(2)) % kinds.length]!;
      const institute = `${word(random, 2)} Institute`;
      const wire = random.pick(wires);
      return {
        id: `${number}/${index}`,
        type: kind.types[0]!,
        topics: kind.topics,
        together: kind.together,
        who,
        whom,
        day: day + index * 2,
        place: random.pick(places),
        routes: [[wire, institute], [institute], [wire], [who.name], []],
      };
    });
    return { events, day };
  });
  return {
    stories,
    papers: Array.from({ length: 300 }, () => `${word(random, 2)} ${random.pick(['Post', 'Courier', 'Echo', 'Gazette'])}`),
  };
}

/** How many articles each story has: few have many, most have a handful; together `total`. */
export function sizes(storyCount: number, total: number, random: Chance): number[] {
  const weights = Array.from({ length: storyCount }, () => 1 / (0.02 + random.next()));
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((each) => Math.max(1, Math.round((each / sum) * total)));
}
