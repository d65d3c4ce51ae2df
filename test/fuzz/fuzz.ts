/**
 * Walks every operation of a running service's own document with requests right and wrong, and holds every answer against it:
 * no fault of the service, every problem known and documented, every body as its schema says, nothing slow, no broken connection.
 */
import { Agent } from 'node:http';
import fc, { type Arbitrary } from 'fast-check';
import { type Answer, createAnswerCheck } from '../contract/answers.ts';
import { type OpenApi, operationsOf } from '../contract/operations.ts';
import { invitationsOf } from './invitations.ts';
import { type Plan, plansOf } from './requests.ts';
import { curlOf, send, type Timed } from './send.ts';
import type { Hints } from './values.ts';
import { type Sent, World } from './world.ts';

export interface FuzzOptions {
  readonly origin: string;
  readonly seed: number;
  readonly count: number;
  /** Only operations whose id holds this. */
  readonly operation?: string;
  /** Sent with every request: a key. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly hints?: Hints;
  /** How many different faults to look for before it ends. */
  readonly faults?: number;
  /** Longest that an answer may take, in milliseconds. */
  readonly slow?: number;
}
export interface Fault {
  readonly operation: string;
  readonly what: string;
  readonly curl: string;
  readonly answer: string;
}
export interface FuzzReport {
  readonly requests: number;
  readonly slowest: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations that were never answered with what they are for. */
  readonly unreached: readonly string[];
  readonly faults: readonly Fault[];
}

/** Faults of one kind are alike but for ids and numbers. */
const kindOf = ({ operation, what }: Fault): string =>
  `${operation}: ${what.replaceAll(/[a-z]{2,4}_[0-9a-z]{8,}|\d+|\?.*$/g, '…')}`;

const shown = ({ status, headers, body = '' }: Answer): string =>
  `${status} ${String(headers['content-type'] ?? '')} ${body.length > 600 ? `${body.slice(0, 600)}…` : body}`;

/** Thrown by a property that does not hold. */
class Broken extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.what);
    this.fault = fault;
  }
}

async function readDocument(origin: string): Promise<OpenApi> {
  return (await (await fetch(`${origin}/openapi.json`)).json()) as OpenApi;
}

function createRun({ origin, headers = {}, slow = 2_000 }: FuzzOptions, document: OpenApi) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const check = createAnswerCheck(document);
  const world = new World(headers);
  const statuses = new Map<number, number>();
  const reached = new Set<string>();
  const counted = { requests: 0, slowest: 0 };

  /** Sends and checks what holds for every request. */
  const attempt = async (sent: Omit<Sent, 'operation'>, operation: string): Promise<Timed> => {
    const fail = (what: string, answer: string): never => {
      throw new Broken({ operation, what, curl: curlOf(origin, sent), answer });
    };
    counted.requests++;
    const answer = await send(origin, agent, sent).catch((error: Error) => fail(`the connection broke: ${error.message}`, ''));
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    counted.slowest = Math.max(counted.slowest, answer.milliseconds);
    if (answer.status >= 500) fail(`${answer.status} is a fault of the service`, shown(answer));
    if (answer.milliseconds > slow) fail(`took longer than ${slow} ms`, shown(answer));
    const [wrong] = check(sent.method, sent.url, answer);
    if (wrong !== undefined) fail(wrong, shown(answer));
    return answer;
  };

  const holds = async (plan: Plan): Promise<void> => {
    const sent = world.request(plan);
    const { id } = plan.operation;
    const answer = await attempt(sent, id);
    world.learn(sent, answer);
    if (answer.status < 300) reached.add(id);
    const invited = invitationsOf(sent, answer, headers);
    const chosen = invited[plan.next % Math.max(1, invited.length)];
    if (!chosen || (plan.next % 3 !== 0 && sent.method === 'GET')) return;
    const next = await attempt(chosen.request, `${id}, then GET`);
    if (chosen.operation !== undefined && next.status < 300) reached.add(chosen.operation);
    const wrong = chosen.holds(next);
    if (wrong !== undefined)
      throw new Broken({
        operation: id,
        what: wrong,
        curl: `${curlOf(origin, sent)}\n${curlOf(origin, chosen.request)}`,
        answer: shown(next),
      });
  };
  return { holds, statuses, reached, counted, close: () => agent.destroy() };
}

/** One property over all operations; faults of a kind that is known already do not end it again. */
async function collectFaults(
  plans: Arbitrary<Plan>,
  holds: (plan: Plan) => Promise<void>,
  { seed, count, faults: most = 1 }: FuzzOptions,
) {
  const faults = new Map<string, Fault>();
  for (let left = count, round = 0; left > 0 && faults.size < most; round++) {
    let latest: Fault | undefined;
    const property = fc.asyncProperty(plans, async (plan) => {
      try {
        await holds(plan);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        if (faults.has(kindOf(error.fault))) return;
        if (latest && kindOf(latest) !== kindOf(error.fault)) return; // while it is made smaller, it stays the same fault
        latest = error.fault;
        throw error;
      }
    });
    const details = await fc.check(property, { seed: seed + round, numRuns: left, endOnFailure: false });
    if (!details.failed) break;
    if (!latest) throw details.errorInstance;
    faults.set(kindOf(latest), latest);
    left -= details.numRuns;
  }
  return [...faults.values()];
}

/** Requests for an operation that none has reached yet. */
const patience = 200;

/** Runs the fuzzer against a service. The same seed against the same service makes the same requests. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const document = await readDocument(options.origin);
  const operations = operationsOf(document).filter(({ id }) => id.includes(options.operation ?? ''));
  if (operations.length === 0) throw new Error(`no operation has ${options.operation} in its id`);
  const plans = fc.oneof(...operations.map((each) => plansOf(document, each, options.hints ?? {})));
  const run = createRun(options, document);
  const seen = operationsOf(document).filter(({ method, path }) => method === 'GET' && !path.includes('{'));
  try {
    const look = async (): Promise<void> => {
      for (const operation of seen)
        await run.holds({ operation, path: {}, query: [], headers: {}, next: 1 }).catch(() => undefined);
    };
    await look(); // what there is to begin with
    const faults = await collectFaults(plans, run.holds, options);
    const unreached = () => operations.filter(({ id }) => !run.reached.has(id));
    // What chance has passed over has its turn: the more operations there are, the fewer requests each has by itself.
    for (const each of faults.length === 0 ? unreached() : []) {
      await look(); // much of what there was has been merged or deleted
      faults.push(
        ...(await collectFaults(plansOf(document, each, options.hints ?? {}), run.holds, { ...options, count: patience })),
      );
    }
    return { ...run.counted, statuses: run.statuses, unreached: unreached().map(({ id }) => id), faults };
  } finally {
    run.close();
  }
}
