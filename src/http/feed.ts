/**
 * The log of changes as it grows, for as many listeners as there may be. One look at the highest number, a few times a second
 * and only while somebody listens, wakes them all; so changes made by another process come through as well as our own.
 */
import type { ChangeEntry } from '../schema/change.ts';
import type { ChangesAsked, ChangeStore } from '../store/port/changes.ts';
import { ProblemError } from './problems.ts';

export interface FeedOptions {
  readonly changes: ChangeStore;
  /** Listeners at once; more are refused. */
  readonly most: number;
  /** Milliseconds between two looks. */
  readonly interval?: number;
  /** Milliseconds of silence after which a sign of life is sent. */
  readonly heartbeat?: number;
}

export type Listening = Omit<ChangesAsked, 'limit'>;

export interface Feed {
  /** Gives what was logged after a number and what will be, as server-sent events. Throws where too many listen. */
  listen(asked: Listening, signal: AbortSignal): AsyncIterable<string>;
  /** Ends all streams; whoever comes back goes on where it was. */
  close(): void;
}

const piece = 200;

/** Server-sent events: the number is the id, from which a client that was cut off goes on by itself. */
export const writeEvents = (entries: readonly ChangeEntry[]): string =>
  entries.map((entry) => `id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`).join('');

/** An id without data moves a client's place in the log and is no event to it. */
const signOfLife = (until: number): string => `: nothing new\nid: ${until}\n\n`;

export function createFeed({ changes, most, interval = 250, heartbeat = 15_000 }: FeedOptions): Feed {
  const open = new Set<AbortSignal>();
  const waiting = new Set<() => void>();
  const closing = new AbortController();
  let head = 0;
  let timer: NodeJS.Timeout | undefined;

  const wake = (): void => {
    for (const each of waiting) each();
  };
  const look = async (): Promise<void> => {
    const now = await changes.head().catch(() => head); // a store that does not answer is asked again
    if (now === head) return;
    head = now;
    wake();
  };

  /** Waits until there is something after a number, the client goes, the feed closes, or it was silent for long. */
  const wait = (after: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (head > after || signal.aborted || closing.signal.aborted) return resolve();
      const done = (): void => {
        clearTimeout(silence);
        waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const silence = setTimeout(done, heartbeat);
      waiting.add(done);
      signal.addEventListener('abort', done);
    });

  async function* follow(asked: Listening, signal: AbortSignal): AsyncGenerator<string> {
    let since = asked.since;
    yield `retry: 2000\n${signOfLife(since)}`;
    for (;;) {
      const { entries, until, more } = await changes.read({ ...asked, since, limit: piece });
      if (signal.aborted || closing.signal.aborted) return;
      const silent = until === since;
      since = until;
      if (entries.length > 0) yield writeEvents(entries);
      else if (silent) yield signOfLife(since);
      if (!more) await wait(since, signal);
    }
  }

  return {
    listen: (asked, signal) => {
      if (open.size >= most || closing.signal.aborted)
        throw new ProblemError('too-many-streams', `${most} clients listen already, which is as many as may.`, [], {
          'retry-after': '10',
        });
      open.add(signal);
      timer ??= setInterval(() => void look(), interval).unref();
      signal.addEventListener('abort', () => {
        open.delete(signal);
        if (open.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      });
      return follow(asked, signal);
    },
    close: () => {
      closing.abort();
      wake();
    },
  };
}
