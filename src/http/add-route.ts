/** From a request to a call of its route, and its answer: what was asked for is checked against the route's schemas, and nothing else. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerStore } from '../store/port/answers.ts';
import { pack, type Packed, send, type Sending, sendPacked, written } from './answer.ts';
import type { Remembering } from './ahead.ts';
import { endOfTurn } from './end-of-turn.ts';
import { checkRoom, negotiate } from './formats/negotiate.ts';
import { formats, formatsOf } from './formats/table.ts';
import { readName } from './known-answers.ts';
import { onlyOnce } from './only-once.ts';
import { ProblemError } from './problems.ts';
import { type Answer, type Call, type Received, type Route, templateOf } from './route.ts';
import { readBody, readParameters } from './validate.ts';

/** The body as the route's schema wants it. */
function bodyOf(route: Route, received: Received | undefined, query: Readonly<Record<string, unknown>>): unknown {
  if (!route.body) return undefined;
  if (received === undefined || (received.format === 'text' && received.text === ''))
    throw new ProblemError('empty-body', 'The request has no body.');
  if (received.format === 'lines') {
    if (!route.body.fromLines) throw new ProblemError('unsupported-media-type', 'This does not take application/x-ndjson.');
    return readBody(route.body.schema, route.body.fromLines(received.values), route.body.problem);
  }
  if (received.format === 'text') {
    if (!route.body.fromText) throw new ProblemError('unsupported-media-type', 'This takes application/json only.');
    return readBody(route.body.schema, route.body.fromText(received.text, query), route.body.problem);
  }
  const [stray] = Object.keys(query).filter((name) => name !== 'explain' && query[name] !== undefined);
  if (stray !== undefined && route.body.fromText) {
    const detail = `\`${stray}\` goes into the JSON body, not into the query.`;
    throw new ProblemError('invalid-parameter', detail, [{ parameter: stray, code: 'invalid-parameter', detail }]);
  }
  return readBody(route.body.schema, received.value, route.body.problem);
}

/** The format that a route is asked for, and the query without the parameter that asked. */
function formatOf(route: Route, request: FastifyRequest) {
  const { format: named, ...given } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
  if (route.anyFormat) return { format: formats[0]!, given };
  if (!route.gives)
    return { format: negotiate(formatsOf(undefined), request.headers.accept, undefined), given: request.query as typeof given };
  const format = negotiate(formatsOf(route.gives), request.headers.accept, named);
  if (route.gives.many) checkRoom(format, given);
  return { format, given };
}

type Asked = ReturnType<typeof formatOf>;

/** Everything that a handler is told. Throws a problem where the request is not what the route takes. */
function readCall(
  route: Route,
  request: FastifyRequest,
  { format, given }: Asked,
): Omit<Call<unknown, unknown, unknown>, 'seed'> {
  const params = route.params ? readParameters(route.params, request.params) : undefined;
  const [stray] = Object.keys(given);
  if (!route.query && stray !== undefined && !route.anyFormat) {
    const detail = `There is no parameter \`${stray.slice(0, 80)}\` here; this takes none.`;
    throw new ProblemError('unknown-parameter', detail, [{ parameter: stray, code: 'unknown-parameter', detail }]);
  }
  const query = route.query ? readParameters(route.query, given) : undefined;
  const body = bodyOf(route, request.body as Received | undefined, query ?? {});
  const headers = route.headers ? readParameters(route.headers, request.headers) : {};
  return {
    params,
    query,
    body,
    headers: headers as Record<string, string | undefined>,
    url: request.url,
    caller: request.caller,
    format,
  };
}

export interface Serving extends Remembering {
  readonly answers: AnswerStore;
  /** Reads that are under way: who asks the same at the same generation gets the same answer. */
  readonly underWay: Map<string, Promise<Answer | Packed>>;
}

/** What took longer to read, in milliseconds, is remembered from the first time on. */
const slow = 5;

type Ask = (asked: Asked, sending: Sending) => Promise<Answer>;

/** Answers a read, from memory where it is known; else it is remembered. */
async function answerRead(
  { generation, known, askedBefore, count, underWay, common }: Serving,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  ask: Ask,
): Promise<FastifyReply> {
  const name = readName(request);
  const found = known.get(generation(), name);
  if (found) {
    count('memory');
    return sendPacked(request, reply, 200, found, common);
  }
  const asked = formatOf(route, request);
  const sending: Sending = { format: asked.format, base: request.base, common };
  if (asked.format.streams) return send(request, reply, await ask(asked, sending), sending);
  await endOfTurn();
  const before = generation();
  const read = async (): Promise<Answer | Packed> => {
    const begun = performance.now();
    const answer = await ask(asked, sending);
    if (answer.status !== 200 || answer.json === undefined) return answer;
    const packed = pack(answer.json, answer.headers, sending.format, request.routeOptions.url!);
    if (askedBefore(name) || performance.now() - begun > slow) known.set(before, name, packed);
    return packed;
  };
  const key = `${before} ${name}`;
  let reading = underWay.get(key);
  count(reading === undefined ? 'store' : 'memory');
  if (reading === undefined) {
    reading = read().finally(() => underWay.delete(key));
    underWay.set(key, reading);
  }
  const answer = await reading;
  return 'body' in answer ? sendPacked(request, reply, 200, answer, common) : send(request, reply, answer, sending);
}

export function addRoute(app: FastifyInstance, route: Route, serving: Serving): void {
  // What reads give follows from the store alone; what anybody may see at any time, and keys, do not.
  const isRead = route.method === 'GET' && route.scope === 'read';
  app.route({
    method: route.method,
    ...(route.body?.bytes !== undefined && { bodyLimit: route.body.bytes }),
    url: templateOf(route.path),
    config: { scope: route.scope === 'none' ? undefined : route.scope },
    handler: async (request, reply) => {
      const ask = async (asked: Asked, sending: Sending): Promise<Answer> => {
        const call = readCall(route, request, asked);
        return onlyOnce(serving.answers, route, request, async (seed) => written(await route.handle({ ...call, seed }), sending));
      };
      if (isRead) return answerRead(serving, route, request, reply, ask);
      const asked = formatOf(route, request);
      const sending: Sending = { format: asked.format, base: request.base, common: serving.common };
      return send(request, reply, await ask(asked, sending), sending);
    },
  });
}
