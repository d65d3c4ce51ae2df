/** The service that is fuzzed: all of it but the engine, whose stand-in reads at once, with some articles to begin with. */
import { article, startService, type TestService } from '../fixtures/service.ts';
import type { Hints } from './values.ts';

const people = [
  'Ada Quint (NOR)',
  'Ben Sorel (PER)',
  'NORLAND (NOR)',
  'PERULIA (PER)',
  'Cy Vane',
  'Dee Marsh (KEN)',
  'two envoys',
];
const verbs = ['meets', 'attacks', 'aids', 'accuses'];
const tellers = ['Harbour Institute says', 'two officials denies', 'North Wire says'];

const line = (number: number): string => {
  const pick = (words: readonly string[], by: number): string => words[Math.floor(number / by) % words.length]!;
  const day = `20${10 + (number % 15)}-0${1 + (number % 9)}-1${number % 10}`;
  return `${pick(people, 1)} ${pick(verbs, 3)} ${people[(number * 3 + 1) % people.length]!} on ${day}, ${pick(tellers, 5)}.`;
};

/** Articles that the stand-in finds something in. */
export const texts: readonly string[] = Array.from({ length: 400 }, (_, number) =>
  [line(number), line(number * 7 + 1), `Number ${number}.`].join('\n'),
);

export const hints: Hints = {
  text: texts,
  published: ['2024-03-06', '2024-01', '2024-03-06T07:00:00Z'],
  language: ['en', 'en-GB'],
  publisher: ['Harbour Post', 'North Wire'],
  'if-match': ['*'],
};

const key = 'k'.repeat(32);
export const headers = { authorization: `Bearer ${key}` };

/** Starts it on a free port. */
export async function startFuzzed(): Promise<{ origin: string; service: TestService }> {
  const service = await startService({ environment: { ADMIN_KEY: key } });
  for (const [number, text] of texts.slice(0, 60).entries())
    await service.ingest.add(
      article(text, { publisher: `Paper ${number % 4}`, headline: `Headline ${number}`, published: '2024-03-06' }),
    );
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  return { origin: service.app.listeningOrigin, service };
}
