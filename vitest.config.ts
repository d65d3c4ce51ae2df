import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of reading, which load the engine; those of the service do without it, and their workers stay small. */
const ofTheEngine = ['normalise', 'lexicon', 'golden', 'resolve', 'views', 'schema'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    /** A third worker beside two processors: many tests wait for processes and sockets, and a machine that waits can do something else. */
    maxWorkers: 3,
    /**
     * The files of a worker share its modules: loading them and the rules anew for each file took half of the time. So no module
     * may keep what one test could leave to another; the threads of the service rely on the same.
     */
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // The first test of a worker loads the engine.
      { extends: true, test: { name: 'engine', include: ofTheEngine, testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'service', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...ofTheEngine] },
      },
    ],
  },
});
