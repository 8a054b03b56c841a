import { defineConfig } from 'vitest/config';

/** Tests of pure deciding: they share a worker, as none leaves anything behind. */
const pure = ['schemas', 'server', 'webview', 'client', 'bench'].map((room) => `test/${room}/**/*.test.{ts,tsx}`);
const never = ['test/editor/**', 'node_modules/**', 'build/**'];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    // Most of the time goes by waiting for processes and sockets, not at a processor.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.{ts,tsx}'], exclude: [...never, ...pure] } },
    ],
  },
});
