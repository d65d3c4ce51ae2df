/**
 * Answers that were given, for as long as nothing is written: whoever asks again, and dashboards ask again and again, gets the
 * same bytes without the store being read. What a read gives follows from the store alone, so that one number that every
 * write by any process changes tells whether they still hold. Who asks, how often and whether they may is settled before.
 */
import type { FastifyRequest } from 'fastify';
import type { Packed } from './answer.ts';

/** What a read is known by: its address and what it would have the answer be. */
export const readName = ({ headers, url, base }: Pick<FastifyRequest, 'headers' | 'url' | 'base'>): string =>
  `${headers.accept ?? ''} ${base} ${url}`;

/** Bytes that all of them may take, and one. */
const most = 64_000_000;
const mostOfOne = 1_000_000;
/** What keeping one takes beside its bytes and its name. */
const overhead = 500;

export interface KnownAnswers {
  /** Takes what the store's generation is now. */
  get(generation: number, request: string): Packed | undefined;
  /** Takes the generation from before the answer was read; where another was seen meanwhile, it is not kept. */
  set(generation: number, request: string, answer: Packed): void;
  /** What they take. */
  bytes(): number;
}

interface Half {
  readonly answers: Map<string, Packed>;
  bytes: number;
}
const empty = (): Half => ({ answers: new Map(), bytes: 0 });

/** Two halves: when the young one is full it is the old one, and the old one, of what nobody asked for since, is dropped. */
export function createKnownAnswers(): KnownAnswers {
  let at = -1;
  let [young, old] = [empty(), empty()];
  const keep = (request: string, answer: Packed): void => {
    if (young.answers.has(request)) return;
    const size = answer.length + request.length * 2 + overhead;
    if (size > mostOfOne) return;
    if (young.bytes + size > most / 2) [young, old] = [empty(), young];
    young.answers.set(request, answer);
    young.bytes += size;
  };
  return {
    get: (generation, request) => {
      if (generation !== at) {
        [young, old] = [empty(), empty()];
        at = generation;
      }
      const answer = young.answers.get(request);
      if (answer !== undefined) return answer;
      const older = old.answers.get(request);
      if (older !== undefined) keep(request, older);
      return older;
    },
    set: (generation, request, answer) => {
      if (generation === at) keep(request, answer);
    },
    bytes: () => young.bytes + old.bytes,
  };
}
