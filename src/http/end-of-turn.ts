/**
 * What is done when all requests that came in this turn of the event loop were looked at. Their reads share one taking of the store's
 * locks, and their answers are sent together: the first wakes the client, which costs more than to send, and finds them awake for the others.
 */
const waiting: (() => void)[] = [];

function doAll(): void {
  for (const work of waiting.splice(0)) work();
}

/** Takes work that throws nothing. */
export function atEndOfTurn(work: () => void): void {
  if (waiting.push(work) === 1) setImmediate(doAll);
}

export const endOfTurn = (): Promise<void> => new Promise(atEndOfTurn);
