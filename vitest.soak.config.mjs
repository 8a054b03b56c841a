import { defineConfig } from 'vitest/config';

/** The fuzzers and the fault tests, for minutes instead of seconds. */
export default defineConfig({
  test: {
    include: [
      'test/engine/alerts/silences.test.ts',
      'test/engine/checks/series.test.ts',
      'test/engine/forensics/log-patterns.test.ts',
      'test/engine/forensics/report-name.test.ts',
      'test/engine/incidents/lifecycle.test.ts',
      'test/engine/incidents/postmortem-document.test.ts',
      'test/engine/incidents/postmortem-merge.test.ts',
      'test/engine/incidents/postmortem.test.ts',
      'test/engine/insight/stability.test.ts',
      'test/schemas/document.test.ts',
      'test/schemas/duration.test.ts',
      'test/schemas/plain/read-plain.test.ts',
      'test/schemas/robust.test.ts',
      'test/schemas/rules/impossible-condition.test.ts',
      'test/server/service/code-actions/robust.test.ts',
      'test/server/service/completion.test.ts',
      'test/server/service/format.test.ts',
      'test/server/service/incremental.test.ts',
      'test/server/service/workspace/name-index.test.ts',
      'test/server/service/workspace/noted-names.test.ts',
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
