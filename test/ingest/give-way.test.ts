import { expect, it } from 'vitest';
import { givingWay } from '../../src/ingest/give-way.ts';

it('lets others have their turn before each thing that is asked, and gives what is asked for', async () => {
  const asked: string[] = [];
  const store = givingWay({
    name: 'store',
    find: async (id: string) => {
      asked.push(id);
      if (id === 'none') throw new Error('there is none');
      return id.toUpperCase();
    },
  });
  const work = (async () => [await store.find('a'), await store.find('b')])();
  await new Promise((resolve) => setImmediate(resolve));
  setImmediate(() => asked.push('another'));
  expect(await work).toEqual(['A', 'B']);
  expect(asked.indexOf('another')).toBeLessThan(asked.indexOf('b'));
  await expect(store.find('none')).rejects.toThrow('there is none');
  expect(store.name).toBe('store');
});
