/** Where log lines go: to standard output, those of a few milliseconds at once, since each write is a call of the system. */
import pino, { type DestinationStream } from 'pino';

/** Milliseconds that a line may wait. */
const wait = 10;

export function createLogLines(): DestinationStream {
  const output = pino.destination({ fd: 1, sync: true });
  let lines = '';
  const flush = (): void => {
    if (lines !== '') output.write(lines);
    lines = '';
  };
  process.once('exit', flush);
  return {
    write: (line) => {
      if (lines === '') setTimeout(flush, wait);
      lines += line;
    },
  };
}
