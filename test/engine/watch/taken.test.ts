import { describe, expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import { type InForce, type Loaded, type Taken, take } from '../../../engine/watch/taken.ts';
import { watched } from './night.ts';

const web = watched('web');
const api = watched('api');
const fileOf = (check: Check) => check.source.file;
const brokenIn = (file?: string) => ({
  code: 'definition/broken',
  message: 'broken',
  ...(file !== undefined && { file }),
});
const loaded = (
  checks: readonly Check[],
  files: readonly (string | undefined)[] = [],
  given: Partial<Loaded> = {},
) => ({
  checks,
  rules: [],
  failures: files.map(brokenIn),
  folders: ['/shop/health'],
  lost: false,
  reads: [...[web, api].map(fileOf), '/shop/health/other.yaml'],
  ...given,
});
const inForce = (...checks: readonly Check[]): InForce => ({ checks, rules: [], broken: new Set() });
const names = ({ now }: Taken) => now.checks.map(({ workload }) => workload);
const at = (check: Check, file: string): Check => ({ ...check, source: { ...check.source, file } });

describe('definitions loaded again', () => {
  it('say what is new, gone and different', () => {
    const slower = { ...web, interval: 60_000 };
    const db = watched('db');
    expect(take(inForce(web, api), loaded([slower, db]))).toMatchObject({
      added: ['db/http'],
      removed: ['api/http'],
      changed: ['web/http'],
    });
  });

  it('are the same when only their line moved', () => {
    const moved = { ...web, source: { ...web.source, line: 40 } };
    expect(take(inForce(web), loaded([moved]))).toMatchObject({ added: [], removed: [], changed: [] });
  });

  const project = '/shop/healer.yaml';
  const unread = { folders: [], lost: true, reads: [project] };
  it.each<[string, readonly (string | undefined)[], Partial<Loaded>, readonly string[]]>([
    ['a file is broken: what it said stays', [fileOf(web)], {}, ['api', 'web']],
    ['another file is broken: what is gone is gone', ['/shop/health/other.yaml'], {}, ['api']],
    ['a folder cannot be read: what was in it stays', ['/shop/health'], {}, ['api', 'web']],
    ['healer.yaml is broken: everything stays', [project], unread, ['api', 'web']],
    ['a folder is gone: what was in it stays', [project], { ...unread, folders: ['/shop/more'] }, ['api', 'web']],
    ['another folder was never there: what is gone is gone', [project], { lost: true }, ['api']],
    ['nothing says which: everything stays', [undefined], {}, ['api', 'web']],
    ['nothing is broken: what is gone is gone', [], {}, ['api']],
  ])('%s', (_, files, given, left) => {
    const taken = take(inForce(web, api), loaded([api], files, given));
    expect(names(taken)).toEqual(left);
    for (const file of files) expect(taken.stays(brokenIn(file))).toBe(left.includes('web'));
  });

  it('take a check from where it is now, whatever became of the file it was in', () => {
    const moved = { ...web, source: { file: '/shop/health/api.health.yaml', line: 3 } };
    expect(take(inForce(web), loaded([moved], [fileOf(web)])).now.checks).toEqual([moved]);
  });

  it('keep what a broken file said when it is renamed, and go by its new name then', () => {
    const first = take(inForce(web), loaded([], [fileOf(web)]));
    const renamed = '/shop/health/renamed.yaml';
    const only = { reads: [renamed] };
    const second = take(first.now, loaded([], [renamed], only));
    expect(second).toMatchObject({ removed: [], changed: [], now: { checks: [at(web, renamed)] } });
    const third = take(second.now, loaded([], [renamed], only));
    expect(names(third)).toEqual(['web']);
    expect(names(take(third.now, loaded([], [], only)))).toEqual([]);
  });

  it('take a file whole or not at all, once it was good', () => {
    const both = [web, at(api, fileOf(web))];
    const edited = { ...web, interval: 60_000 };
    const db = at(watched('db'), fileOf(web));
    const taken = take(inForce(...both), loaded([edited, db], [fileOf(web)]));
    expect(taken.now.checks).toEqual(both);
    expect(taken).toMatchObject({ added: [], removed: [], changed: [] });
    expect(names(take(inForce(), loaded([edited], [fileOf(web)])))).toEqual(['web']);
  });

  it('lose no check that moved to a file that cannot be taken', () => {
    const moved = at(web, fileOf(api));
    expect(names(take(inForce(web, api), loaded([api, moved], [fileOf(api)])))).toEqual(['api', 'web']);
  });
});
