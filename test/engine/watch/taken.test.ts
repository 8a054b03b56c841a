import { describe, expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import { take } from '../../../engine/watch/taken.ts';
import { watched } from './night.ts';

const web = watched('web');
const api = watched('api');
const fileOf = (check: Check) => check.source.file;
const loaded = (
  checks: readonly Check[],
  failures: readonly { file?: string }[] = [],
  reads = [web, api].map(fileOf),
) => ({
  checks,
  rules: [],
  failures: failures.map((failure) => ({ code: 'definition/broken', message: 'broken', ...failure })),
  reads,
});
const names = ({ checks }: { readonly checks: readonly Check[] }) => checks.map(({ workload }) => workload);

describe('definitions loaded again', () => {
  it('say what is new, gone and different', () => {
    const slower = { ...web, interval: 60_000 };
    const db = watched('db');
    expect(take([web, api], loaded([slower, db]))).toMatchObject({
      added: ['db/http'],
      removed: ['api/http'],
      changed: ['web/http'],
    });
  });

  it('are the same when only their line moved', () => {
    const moved = { ...web, source: { ...web.source, line: 40 } };
    expect(take([web], loaded([moved]))).toMatchObject({ added: [], removed: [], changed: [] });
  });

  it.each<[string, readonly { file?: string }[], readonly string[]]>([
    ['a file is broken: what it said stays', [{ file: fileOf(web) }], ['api', 'web']],
    ['another file is broken: what is gone is gone', [{ file: '/shop/health/other.yaml' }], ['api', 'web']],
    ['healer.yaml is broken: everything stays', [{ file: '/shop/healer.yaml' }], ['api', 'web']],
    ['nothing says which: everything stays', [{}], ['api', 'web']],
    ['nothing is broken: what is gone is gone', [], ['api']],
  ])('%s', (_, failures, left) => {
    expect(names(take([web, api], loaded([api], failures)))).toEqual(left);
  });

  it('take a check from where it is now, whatever became of the file it was in', () => {
    const moved = { ...web, source: { file: '/shop/health/api.health.yaml', line: 3 } };
    expect(take([web], loaded([moved], [{ file: fileOf(web) }])).checks).toEqual([moved]);
  });
});
