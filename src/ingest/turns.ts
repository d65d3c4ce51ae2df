/**
 * One change at a time: those of this process go one after the other, and those of another process show as conflicts, after
 * which one reads again and tries again.
 */

/** Tries until a save is given up: with another process always first, someone else's work goes on meanwhile. */
const tries = 60;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs an attempt in turn, again and again until it meets no conflict. */
export type Settle = <T>(attempt: () => Promise<T | 'conflict'>) => Promise<T>;

export function createTurns(giveUp: () => Error): Settle {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return async (attempt) => {
    for (let count = 0; count < tries; count++) {
      const result = await inTurn(attempt);
      if (result !== 'conflict') return result;
      await pause(Math.random() * Math.min(200, 5 * 2 ** count));
    }
    throw giveUp();
  };
}
