import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportName } from '../../../engine/forensics/report-name.ts';
import { fuzz } from '../../support/fuzz.ts';
import { at } from './reporting.ts';

const stamp = '20261121T025412123Z';

it.each([
  ['api', 'api answered 503', 'api-api-answered-503'],
  ['volt:api@1.2_x', 'Crash', 'volt:api@1.2_x-crash'],
  [undefined, 'disk / is full', 'host-disk-is-full'],
  ['../../etc/passwd', '../../x', 'etc-passwd-x'],
  ['..', '.', 'host-report'],
  ['-rf', '--help', 'rf-help'],
  ['a\0b\nc', 'x\0y', 'a-b-c-x-y'],
  ['日本', 'naïve 日本', 'host-na-ve'],
  ['api', 'login with token=s3cret failed', 'api-login-with-token-failed'],
])('of workload %j and %j ends in %s', (workload, what, name) => {
  expect(reportName(at, workload, what)).toBe(`${stamp}-${name}`);
});

it('is always one safe file name that sorts by time, whatever the workload and the words', () => {
  const text = fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }));
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
      text,
      text,
      (when, workload, what) => {
        const name = reportName(when, workload, what);
        expect(name).toMatch(/^\d{8}T\d{9}Z-[A-Za-z0-9][A-Za-z0-9_.:@-]*-[a-z0-9][a-z0-9-]*$/);
        expect(Buffer.byteLength(`${name}-999.json`)).toBeLessThanOrEqual(255);
        expect(basename(name)).toBe(name);
        expect(join('/state/reports', name)).toBe(`/state/reports/${name}`);
      },
    ),
    fuzz(100),
  );
});
