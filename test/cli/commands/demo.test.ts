import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dashboardText } from '../../../cli/demo-dashboard.ts';
import { type DashboardFacts, readDashboard } from '../../../cli/demo-facts.ts';
import { prepareDemo } from '../../../engine/demo/prepare.ts';
import { value } from '../../engine/store/temporary.ts';
import { workplace } from '../../support/workplace.ts';

const now = new Date('2026-03-07T03:12:40.000Z');
const golden = join(import.meta.dirname, 'demo.golden.txt');

describe('the dashboard', () => {
  let facts: DashboardFacts;
  beforeAll(async () => {
    const { mkdtempSync, realpathSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'healer-demo-')));
    const { stateDirectory } = value(await prepareDemo(home, home, now));
    facts = value(await readDashboard(stateDirectory));
    return () => rmSync(home, { recursive: true, force: true });
  });

  it('tells how everything stands, at 80 columns', () => {
    const text = dashboardText(facts);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });

  it('says that all is well where it is', () => {
    const quiet = { ...facts, workloads: facts.workloads.slice(-1), active: [], overdue: [] };
    const text = dashboardText({ ...quiet, month: { opened: 0, resolved: 0, services: [] } });
    expect(text).toContain('HEALTHY: 1 workload\n');
    expect(text).toContain('ACTIVE INCIDENTS  0\n');
    expect(text).toContain('0 incidents opened, 0 resolved\nby service: none\n');
  });
});

describe('healer demo', () => {
  it('makes sample data once, says where it is and what to try, and lets it be read and worked on', async () => {
    const { cwd, ask, run } = workplace();
    const folder = join(cwd, 'sample data');
    const there = ['--state-dir', folder];
    const first = await ask('demo', ...there);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(`Sample data is in ${folder}\n`);
    expect(first.stdout).toContain(`healer incident list --state-dir '${folder}'`);
    expect((await ask('demo', ...there)).stdout).toContain('already');
    expect(JSON.parse((await ask('demo', ...there, '--json')).stdout)).toEqual({ stateDirectory: folder, made: false });

    const shown = JSON.parse((await ask('demo', ...there, '--force-cli', '--json')).stdout) as DashboardFacts;
    expect(shown.active.map(({ severity }) => severity)).toEqual(['P1', 'P2', 'P3']);
    const id = shown.active.find(({ state }) => state === 'open')?.id ?? '';
    const taken = await run('incident', 'ack', id, ...there);
    expect(taken).toMatchObject({ code: 0 });
    expect((await ask('incident', 'list', ...there, '--state', 'open')).stdout).toBe('');
    const elsewhere = workplace();
    expect((await elsewhere.run('incident', 'note', id, 'seen from another root', ...there)).code).toBe(0);
    expect((await run('daemon', 'stop', ...there)).code).toBe(0);
  });

  it.each([
    ['dashboard', ['--force-cli']],
    ['next steps', []],
  ])('tells after the %s how old it is, and how to have it made up to now', async (_, flags) => {
    const { cwd, ask } = workplace();
    const folder = join(cwd, 'sample data');
    const call = ['demo', '--state-dir', folder, ...flags];
    value(await prepareDemo(folder, cwd, new Date(Date.now() - 5.5 * 86_400_000)));
    const old = (await ask(...call)).stdout;
    expect(old).toContain('This sample data ends 5d 12h ago.');
    expect(old).toContain(`\n  rm -r '${folder}'\n  healer demo --state-dir '${folder}'\n`);
    rmSync(folder, { recursive: true });
    expect((await ask(...call)).stdout).not.toContain('rm -r');
  });

  it('does not touch a folder that is in use for something else', async () => {
    const { cwd, ask } = workplace({ 'notes/today.txt': 'mine' });
    const refused = await ask('demo', '--state-dir', join(cwd, 'notes'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('demo/not-a-demo');
  });
});
