import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adoptReports } from '../../../engine/forensics/adopt-reports.ts';
import { reportSources } from '../../../engine/forensics/report-sections.ts';
import { reportText } from '../../../engine/forensics/report-text.ts';
import type { ReportFacts } from '../../../engine/model/report.ts';
import { createReportStore } from '../../../engine/store/reports.ts';
import { failureReportSince, recentFailureReports } from '../../../engine/watch/failure-report.ts';
import { wholeReport } from '../forensics/facts.ts';
import { temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

const unhealthy: ReportFacts = { ...wholeReport, trigger: 'unhealthy', what: 'api is unhealthy: HTTP 503' };
const since = '2026-11-21T02:00:00.000Z';

/** What counts as the report of api's failure since then, after a daemon that was killed left these two files. */
async function found(facts: ReportFacts, { cut = false, json = true } = {}, from = since) {
  const stateDirectory = temporaryFolder();
  const store = createReportStore(temporaryDatabase(join(stateDirectory, 'healer.db')));
  const folder = join(stateDirectory, 'reports');
  mkdirSync(folder);
  const file = join(folder, '20261121T025412123Z-api-api-is-unhealthy');
  const text = reportText(facts, reportSources);
  writeFileSync(`${file}.txt`, cut ? text.slice(0, 1_000) : text, { mode: cut ? 0o600 : 0o444 });
  if (json) writeFileSync(`${file}.json`, JSON.stringify(facts), { mode: 0o444 });
  const clock = () => new Date('2026-11-21T04:00:00.000Z');
  value(await adoptReports({ stateDirectory, store, clock, source: 'shop-1', scope: 'local' }));
  const recent = value(await recentFailureReports(store)({ at: '2026-11-21T03:00:00.000Z', tick: 1_000_000 }));
  return { since: await failureReportSince(store)('api', from), recent: [...recent] };
}

describe('the report of a failure that a restart may follow', () => {
  it('is a whole one of this transition', async () => {
    expect((await found(unhealthy)).since).toBe(unhealthy.id);
  });

  it.each<[string, ...Parameters<typeof found>]>([
    ['one that was cut off as it was written', unhealthy, { cut: true, json: false }],
    ['one of another trigger', { ...unhealthy, trigger: 'manual' }],
    ['one of another workload', { ...unhealthy, workload: 'web' }],
    ['one from before the transition', unhealthy, {}, '2026-11-21T03:00:00.000Z'],
  ])('is not %s', async (_, ...given) => {
    expect((await found(...given)).since).toBeUndefined();
  });

  it('counts among those of the last hour, by workload', async () => {
    const ago = Date.parse('2026-11-21T03:00:00.000Z') - Date.parse(unhealthy.at);
    expect((await found(unhealthy)).recent).toEqual([['api', [1_000_000 - ago]]]);
    expect((await found({ ...unhealthy, trigger: 'manual' })).recent).toEqual([]);
    expect((await found({ ...unhealthy, at: '2026-11-21T01:59:59.000Z' })).recent).toEqual([]);
  });
});
