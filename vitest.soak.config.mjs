import { defineConfig } from 'vitest/config';

/** The fuzzers, for minutes instead of seconds. */
export default defineConfig({
  test: {
    include: ['test/server/service/incremental.test.ts', 'test/server/service/code-actions/robust.test.ts'],
    env: { HEALER_FUZZ: process.env.HEALER_FUZZ ?? '50' },
    testTimeout: 1_800_000,
  },
});
