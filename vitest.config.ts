import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of what has no state of its own but the engine, which takes a second or more to load: they share it, file after file. */
const ofTheEngine = ['normalise', 'lexicon', 'golden', 'resolve', 'views', 'schema'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

/** A third worker beside two processors: many tests wait for processes and sockets, and a machine that waits can do something else. */
export default defineConfig({
  test: {
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'engine', include: ofTheEngine, isolate: false } },
      {
        extends: true,
        test: { name: 'service', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...ofTheEngine] },
      },
    ],
  },
});
