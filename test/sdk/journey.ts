/**
 * What a dashboard does with the service, step by step, written once. Every generated client is put behind `Client` by a few
 * lines that compile against its own types, and walks the same way.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';

export interface Client {
  add(article: { text: string; publisher: string; published: string }): Promise<{ article: string; chains: string[][] }>;
  events(query: {
    country: string[];
    limit: number;
    cursor?: string;
  }): Promise<{ events: { id: string; label: string; status: string }[]; next?: string; total?: number }>;
  event(id: string): Promise<{ label: string; parties: string[]; tag: string }>;
  /** The status of asking again with a tag. */
  eventWithTag(id: string, tag: string): Promise<number>;
  countByType(country: string[]): Promise<{ key: string; count: number; url: string }[]>;
  /** The problem of asking for what is not there. */
  missing(id: string): Promise<{ status: number; code: string; remedy: string }>;
  /** The status of withdrawing an article. */
  withdraw(id: string): Promise<number>;
}

const texts = ['meets', 'aids', 'accuses'].map(
  (verb) => `Ada Quint (NOR) ${verb} Ben Sorel (PER) on 2024-03, Harbour Institute says.`,
);

/** Walks through; throws where something is not as it should be. */
export async function journey(client: Client): Promise<void> {
  const added = [];
  for (const text of texts) added.push(await client.add({ text, publisher: 'Harbour Post', published: '2024-03-06' }));
  deepEqual(added[0]!.chains, [['Harbour Post', 'Harbour Institute']]);

  const seen: string[] = [];
  for (let cursor: string | undefined, page = 0; page === 0 || cursor !== undefined; page++) {
    const { events, next, total } = await client.events({ country: ['NOR'], limit: 2, ...(cursor !== undefined && { cursor }) });
    equal(total, 3);
    ok(events.every(({ status }) => status === 'occurred'));
    seen.push(...events.map(({ id }) => id));
    cursor = next;
  }
  equal(new Set(seen).size, 3);
  equal(seen.length, 3);

  const event = await client.event(seen[0]!);
  deepEqual(event.parties, ['Ada Quint', 'Ben Sorel']);
  equal(await client.eventWithTag(seen[0]!, event.tag), 304);

  const counts = await client.countByType(['NOR']);
  deepEqual(counts.map(({ key, count }) => `${key} ${count}`).sort(), ['ACCUSE 1', 'AID 1', 'CONSULT 1']);

  const problem = await client.missing('evt_nobodyatall');
  deepEqual([problem.status, problem.code], [404, 'not-found']);
  ok(problem.remedy.length > 0);

  for (const { article } of added) equal(await client.withdraw(article), 204);
  deepEqual((await client.events({ country: ['NOR'], limit: 2 })).events, []);
}
