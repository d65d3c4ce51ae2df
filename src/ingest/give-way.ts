/** Working on an article in pieces, so that who only reads is not held up by the whole of it. */
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Whatever is asked of it waits until all who came meanwhile had their turn. A store that answers at once would otherwise
 * have its asker go on and on within one turn of the event loop. All methods have to give promises.
 */
export function givingWay<T extends object>(asked: T): T {
  return new Proxy(asked, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]): Promise<unknown> => {
        await turn();
        return Reflect.apply(method, target, given);
      };
    },
  });
}
