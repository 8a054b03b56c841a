import { defineConfig } from 'vitest/config';

/** The fuzzers and the fault tests, for minutes instead of seconds. */
export default defineConfig({
  test: {
    include: [
      'test/schemas/plain/read-plain.test.ts',
      'test/server/service/incremental.test.ts',
      'test/server/service/code-actions/robust.test.ts',
      'test/cli/killed.test.ts',
      'test/engine/watch/memory.test.ts',
      'test/engine/watch/shared-outage.test.ts',
    ],
    env: {
      HEALER_FUZZ: process.env.HEALER_FUZZ ?? '50',
      HEALER_KILLS: process.env.HEALER_KILLS ?? '200',
      HEALER_STORM: process.env.HEALER_STORM ?? '1000',
      HEALER_WATCHED: process.env.HEALER_WATCHED ?? '1000 24',
    },
    testTimeout: 1_800_000,
  },
});
