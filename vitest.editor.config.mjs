import { defineConfig } from 'vitest/config';

/** The tests that drive a real VS Code: one at a time, with time for it to open. */
export default defineConfig({
  test: {
    include: ['test/editor/**/*.test.ts'],
    fileParallelism: false,
    // A browser on a busy machine may miss a key; the report names each test that needed its second try.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
