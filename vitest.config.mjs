import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/editor/**', 'node_modules/**', 'build/**'],
    testTimeout: 20_000,
    // Most of the time goes by waiting for processes and sockets, not at a processor.
    maxWorkers: 3,
  },
});
