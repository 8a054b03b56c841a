import { defineConfig } from 'vitest/config';

/** The tests that drive a real VS Code: one at a time, with time for it to open. */
export default defineConfig({
  test: {
    include: ['test/editor/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
