/**
 * The log line of each request. pino writes those of the framework. An answer from memory takes so little time that pino, which
 * looks at each field of each line anew, would be a tenth of it: its lines are put together here, and are the same.
 */
import { hostname } from 'node:os';
import type { FastifyBaseLogger } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { type Caller, withoutKeys } from './callers.ts';

/** A request that was answered, for logs and figures. */
export interface Answered {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** Absent where it came no further than the gate. */
  readonly caller: Caller | undefined;
  /** The route's template. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds. */
  readonly took: number;
}

/** Without the query, which can hold a headline. */
const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  return withoutKeys(end < 0 ? url : url.slice(0, end)).slice(0, 200);
};

/** What is undefined stays out of a line. */
const fieldsOf = ({ id, method, url, caller, status, took }: Answered) => ({
  reqId: id,
  method,
  path: pathOf(url),
  status,
  milliseconds: Math.round(took * 10) / 10,
  key: caller?.key,
});
const message = 'request';

/** By pino, with what the request's own log says beside: the trace that it belongs to. */
export const logRequest = (log: FastifyBaseLogger, answered: Answered): void => log.info(fieldsOf(answered), message);

/** The same for requests whose log is the service's own. Takes that log and where its lines go. */
export function createRequestLines(log: Logger, stream: DestinationStream): (answered: Answered) => void {
  const begin = `{"level":${log.levels.values.info!},"time":`;
  const own = JSON.stringify({ pid: process.pid, hostname: hostname(), ...log.bindings() }).slice(1, -1); // the first two are left out of bindings
  return (answered) => {
    if (!log.isLevelEnabled('info')) return;
    stream.write(`${begin}${Date.now()},${own},${JSON.stringify(fieldsOf(answered)).slice(1, -1)},"msg":"${message}"}\n`);
  };
}
