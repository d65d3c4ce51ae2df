/**
 * Answers plain reads ahead of the framework, which has nothing to add to them: what was answered before, where nothing was written
 * since, and records by their ids. Whatever is not plain goes on to it: a request that is traced, a key that has to be looked up,
 * one who is to be refused, a record that is not there.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Packed, writePacked } from './answer.ts';
import type { CommonHeaders } from './browsers.ts';
import type { Caller } from './callers.ts';
import { atEndOfTurn } from './end-of-turn.ts';
import type { Gate } from './gate.ts';
import { type KnownAnswers, readName } from './known-answers.ts';
import { type PlainRead, readPlain } from './plain-reads.ts';
import type { Answered } from './request-lines.ts';

/** What reads are answered with, ahead of the framework and by it. */
export interface Remembering {
  /** A number that every write changes. */
  readonly generation: () => number;
  readonly known: KnownAnswers;
  /** Whether an answer was asked for before, by its name; noted now. */
  readonly askedBefore: (name: string) => boolean;
  readonly common: CommonHeaders;
  readonly count: (from: 'memory' | 'store') => void;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Ahead extends Remembering, Gate {
  /** Address under which clients reach the service; the one that they asked for where it is not given. */
  readonly publicUrl: string | undefined;
  readonly plainRead: (url: string) => PlainRead | undefined;
  readonly newId: (request: IncomingMessage) => string;
  readonly onAnswered: (answered: Answered) => void;
  readonly onFault: (error: unknown, id: string) => void;
}

/** A request that was let in. */
interface Due {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  readonly marks: string[];
  /** Of `performance.now()`. */
  readonly begun: number;
  /** What the answer is known by, at the store's generation. */
  readonly name: string;
  readonly at: number;
  readonly base: string;
  /** What is to be read where the answer is not known. */
  readonly read: PlainRead | undefined;
  packed: Packed | undefined;
}

/** Gives what answers a request if it can, or has the framework do it. */
function createAhead(ahead: Ahead, goOn: Listener): Listener {
  const { publicUrl, generation, known, askedBefore, common, count, mayRead, letPass, plainRead, newId, onAnswered, onFault } =
    ahead;
  const waiting: Due[] = [];

  /** Gives what is noted of it. */
  const send = ({ request, response, caller, marks, packed }: Due): Omit<Answered, 'took'> | undefined => {
    const id = newId(request);
    marks.push('x-request-id', id);
    try {
      const status = writePacked(request, response, 200, packed!, common, marks);
      return { id, method: 'GET', url: request.url!, caller, route: packed!.route, status };
    } catch (error) {
      onFault(error, id);
      response.destroy();
      return undefined;
    }
  };
  /** All are sent before any is noted: what the same code does again is done faster. */
  const sendAll = (all: readonly Due[]): void => {
    const sent = all.map(send);
    const ended = performance.now();
    for (const [index, answered] of sent.entries()) if (answered) onAnswered({ ...answered, took: ended - all[index]!.begun });
  };
  const readAll = async (all: readonly Due[]): Promise<void> => {
    const reading = all.map(({ read, request: { url, headers }, caller, base }) =>
      readPlain(read!, { url: url!, accept: headers.accept, caller, base }),
    );
    for (const [index, packed] of (await Promise.all(reading)).entries()) {
      const { name, at, request, response, caller, marks } = all[index]!;
      if (packed === undefined) {
        letPass(request, caller, marks);
        goOn(request, response);
      } else {
        all[index]!.packed = packed;
        if (askedBefore(name)) known.set(at, name, packed);
        count('store');
      }
    }
    sendAll(all.filter(({ packed }) => packed));
  };
  const answerAll = (): void => {
    const all = waiting.splice(0);
    sendAll(all.filter(({ packed }) => packed));
    const unknown = all.filter(({ packed }) => !packed);
    if (unknown.length > 0) void readAll(unknown);
  };
  const take = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { method, headers, socket } = request;
    const url = request.url!;
    if (method !== 'GET' || headers.traceparent !== undefined) return false;
    const base = publicUrl ?? `http://${headers.host}`;
    const name = readName({ headers, url, base });
    const at = generation();
    const packed = known.get(at, name);
    const read = packed ? undefined : plainRead(url);
    if (packed === undefined && read === undefined) return false;
    const begun = performance.now();
    const marks: string[] = [];
    const caller = mayRead({ method, headers, socket, ip: socket.remoteAddress ?? '' }, marks);
    if (caller === undefined) return false;
    if (packed) count('memory');
    if (waiting.push({ request, response, caller, marks, begun, name, at, base, read, packed }) === 1) atEndOfTurn(answerAll);
    return true;
  };
  return (request, response) => {
    let taken = false;
    try {
      taken = take(request, response);
    } catch {
      // A store that cannot be asked: the framework meets that too, and tells of it.
    }
    if (!taken) goOn(request, response);
  };
}

/** Puts it before the framework's own listener. Where many listen, as for `localhost`, those beside the first have the framework alone. */
export function answerAhead(server: Server, ahead: Ahead): void {
  const listeners = server.listeners('request') as Listener[];
  const goOn: Listener = (request, response) => {
    for (const listener of listeners) listener(request, response);
  };
  server.removeAllListeners('request').on('request', createAhead(ahead, goOn));
}
