import { defineConfig } from 'vitest/config';

/** A third worker beside two processors: many tests wait for processes and sockets, and a machine that waits can do something else. */
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], maxWorkers: 3, testTimeout: 20_000, hookTimeout: 60_000 },
});
