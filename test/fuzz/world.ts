/**
 * What the fuzzer knows of the service it talks to: ids, names, tags and cursors, all learned from answers. It fills in what
 * a plan leaves open, so that requests reach records that there are.
 */
import type { Answer } from '../contract/answers.ts';
import type { Operation } from '../contract/operations.ts';
import type { Plan } from './requests.ts';
import { Pick } from './values.ts';

/** A request as it goes over the wire. */
export interface Sent {
  readonly operation: Operation;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const anId = /^[a-z]{2,4}_[0-9a-z]{8,40}$/;
const most = 300;

/** Values in order of arrival, each once; the oldest make room. */
class Pool {
  readonly #values = new Set<string>();
  add(value: string): void {
    this.#values.add(value);
    const [oldest] = this.#values;
    if (this.#values.size > most && oldest !== undefined) this.#values.delete(oldest);
  }
  at(index: number, fits?: RegExp): string | undefined {
    const values = fits ? [...this.#values].filter((value) => fits.test(value)) : [...this.#values];
    return values[index % Math.max(1, values.length)];
  }
}

export class World {
  readonly #ids = new Pool();
  readonly #tags = new Pool();
  readonly #words = new Pool();
  readonly #byName = new Map<string, Pool>();
  /** Headers that every request has unless the plan sets them: a key. */
  readonly #always: Readonly<Record<string, string>>;
  constructor(always: Readonly<Record<string, string>> = {}) {
    this.#always = always;
  }

  #named(name: string): Pool {
    const pool = this.#byName.get(name) ?? new Pool();
    this.#byName.set(name, pool);
    return pool;
  }

  #learnValue(name: string, value: unknown, collection: string): void {
    if (Array.isArray(value)) for (const each of value.slice(0, 20)) this.#learnValue(name, each, collection);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, each] of Object.entries(value)) this.#learnValue(inner, each, collection);
    else if (typeof value === 'number')
      this.#named(`${collection} ${name}`).add(String(value)); // versions are numbers
    else if (typeof value === 'string' && value !== '' && value.length < 300) {
      if (anId.test(value)) this.#ids.add(value);
      else if (value.length < 60) this.#words.add(value);
      this.#named(name).add(value);
      this.#named(`${collection} ${name}`).add(value);
    } else if (Number.isSafeInteger(value)) this.#named(`${collection} ${name}`).add(String(value)); // numbers can stand in paths too
  }

  /** Takes in what an answer shows. */
  learn(sent: Sent, answer: Answer): void {
    if (typeof answer.headers.etag === 'string') this.#tags.add(answer.headers.etag);
    if (
      answer.status >= 400 ||
      !answer.body ||
      !/json/.test(String(answer.headers['content-type'])) ||
      answer.body.length > 200_000
    )
      return;
    const collection = sent.operation.path.replace(/\/\{[^}]*\}$/, '');
    for (const text of /ndjson/.test(String(answer.headers['content-type']))
      ? answer.body.split('\n').slice(0, 5)
      : [answer.body]) {
      if (text === '') continue;
      const value = JSON.parse(text) as { page?: { next?: string } };
      this.#learnValue('', value, collection);
      if (typeof value.page?.next === 'string') this.#named('cursor').add(value.page.next);
    }
  }

  #fill(value: unknown): unknown {
    if (value instanceof Pick) {
      const pool = value.pattern === undefined ? this.#named(value.name) : this.#ids;
      const fits = value.pattern === undefined ? undefined : new RegExp(value.pattern);
      return pool.at(value.at, fits) ?? (fits ? undefined : this.#words.at(value.at)) ?? value.otherwise;
    }
    if (Array.isArray(value)) return value.map((each) => this.#fill(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#fill(each)]));
  }

  /** A number in a path is one of the collection's records, as lists of it have shown them. */
  #pathPart(operation: Operation, name: string, value: unknown): string {
    const collection = operation.path.slice(0, operation.path.indexOf(`/{${name}}`));
    const filled = typeof value === 'number' ? (this.#named(`${collection} ${name}`).at(value) ?? 'nobody') : this.#fill(value);
    return encodeURIComponent(String(filled)).replaceAll('.', '%2E') || '%20';
  }

  #headers(plan: Plan): Record<string, string> {
    const filled = Object.entries(plan.headers).map(([name, value]): [string, string] => {
      const tag = typeof value === 'number' && name.startsWith('if-') ? this.#tags.at(value) : undefined;
      return [name, tag ?? String(this.#fill(value))];
    });
    const type: Record<string, string> = plan.body ? { 'content-type': plan.body.type } : {};
    const plain = ([name, text]: [string, string]): [string, string] => [name, text.replaceAll(/[^\x20-\x7e]/g, '?')];
    return { ...this.#always, ...type, ...Object.fromEntries(filled.map(plain)) };
  }

  #body({ body }: Plan): Uint8Array | undefined {
    if (!body) return undefined;
    if (body.raw) return body.raw;
    const filled = this.#fill(body.value);
    return new TextEncoder().encode(/json/.test(body.type) ? JSON.stringify(filled) : String(filled));
  }

  /** The request that a plan is at this moment. */
  request(plan: Plan): Sent {
    const { operation } = plan;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => this.#pathPart(operation, name, plan.path[name]));
    const pairs = plan.query.flatMap(([name, value]) => {
      const filled = this.#fill(value);
      return (Array.isArray(filled) ? filled : [filled]).map(
        (each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`,
      );
    });
    const body = this.#body(plan);
    const url = pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
    return { operation, method: operation.method, url, headers: this.#headers(plan), ...(body && { body }) };
  }
}
