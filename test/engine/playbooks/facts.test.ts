import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import type { Playbook } from '../../../engine/model/playbook.ts';
import { gatherFacts } from '../../../engine/playbooks/facts.ts';
import { planPlaybook } from '../../../engine/playbooks/plan.ts';
import { processesIn, processesOfThisHost } from '../../../engine/playbooks/processes.ts';
import { httpCheck, playbook, project, workspace } from '../definitions/workspace.ts';

const now = new Date('2026-11-21T03:12:31Z');
const profile = 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\n';

async function loaded(files: Record<string, string>) {
  const root = workspace({
    'healer.yaml': `${project}profile: local.yaml\n`,
    'health/api.yaml': httpCheck('api'),
    ...files,
  });
  const definitions = await loadDefinitions({ root });
  expect(definitions.failures).toEqual([]);
  return { root, definitions, playbook: definitions.playbooks[0] as Playbook };
}

it('gathers what a plan needs from the definitions', async () => {
  const { definitions, playbook: read } = await loaded({
    'local.yaml': `${profile}channels: {oncall: {type: desktop}}\n`,
    'playbooks/p.yaml': playbook('p', '- {type: restart_workload, workload: api}\n- {type: notify, channel: oncall}'),
  });
  const facts = await gatherFacts(definitions, read, now);
  expect(facts).toMatchObject({
    madeAt: '2026-11-21T03:12:31.000Z',
    profile: { name: 'local' },
    alert: { holds: 'unknown' },
    readings: [],
    reads: ['healer.yaml', 'health/api.yaml', 'playbooks/p.yaml', 'local.yaml'],
  });
  expect(planPlaybook(read, facts).counts).toMatchObject({ run: 2 });
});

it.each([
  ['', 'the profile local names no prometheus backend'],
  ['backends: {prometheus: {url: "http://127.0.0.1:9090"}}\n', 'reading Prometheus is not supported yet'],
])('a metric is unknown with the profile %j', async (backends, unknown) => {
  const { definitions, playbook: read } = await loaded({
    'local.yaml': `${profile}${backends}`,
    'playbooks/p.yaml': playbook('p').replace(
      'spec:\n',
      'spec:\n  trigger: {conditions: [{metric: load, threshold: 4}]}\n',
    ),
  });
  const facts = await gatherFacts(definitions, read, now);
  expect(facts.readings).toEqual([{ unknown }]);
  expect(planPlaybook(read, facts).trigger.holds).toBe('unknown');
});

it('looks up the processes that actions name', async () => {
  const { definitions, playbook: read } = await loaded({
    'local.yaml': profile,
    'playbooks/p.yaml': playbook('p', '- {type: restart_process, process: worker}\n- {type: restart_process}'),
  });
  const asked: string[] = [];
  const facts = await gatherFacts(definitions, read, now, async (name) => {
    asked.push(name);
    return [{ pid: 7, program: 'worker', arguments: 0 }];
  });
  expect(asked).toEqual(['worker']);
  expect(facts.processes).toEqual(new Map([['worker', [{ pid: 7, program: 'worker', arguments: 0 }]]]));
  expect(facts.reads).toContain('the processes of this host');
});

it('changes no file', async () => {
  const {
    root,
    definitions,
    playbook: read,
  } = await loaded({ 'local.yaml': profile, 'playbooks/p.yaml': playbook('p') });
  const snapshot = () =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => [name, lstatSync(join(root, name)).mtimeMs]);
  const before = snapshot();
  planPlaybook(read, await gatherFacts(definitions, read, now));
  expect(snapshot()).toEqual(before);
});

it('finds a running process with its program and folder, and none of its arguments', async () => {
  const name = 'healer-facts-test';
  const cwd = workspace({});
  const child = spawn('sleep', ['600'], { cwd, argv0: `/opt/${name}` });
  onTestFinished(() => void child.kill());
  await once(child, 'spawn');
  expect(await processesOfThisHost(name)).toEqual([{ pid: child.pid, program: `/opt/${name}`, arguments: 1, cwd }]);
  expect(await processesOfThisHost('healer-no-such-process')).toEqual([]);
});

it.each<[string, Record<string, string>, unknown]>([
  ['one that has ended is left out', { '7/': '' }, []],
  ['of hundreds each is found', hundreds(), Array.from({ length: 300 }, (_, pid) => process(pid + 1))],
  [
    'one that cannot be read makes all unknown',
    { ...hundreds(), '301/cmdline/': '' },
    { unknown: expect.stringMatching(/^the processes of this host cannot all be read: EISDIR/) },
  ],
  ['a host without /proc is unknown', {}, { unknown: expect.stringContaining('cannot be read yet') }],
])('processes: %s', async (_, files, expected) => {
  const proc = workspace(Object.keys(files).length > 0 ? { 'self/': '', ...files } : {});
  expect(await processesIn(proc, 'worker')).toEqual(expected);
});

function hundreds(): Record<string, string> {
  const pids = Array.from({ length: 300 }, (_, index) => index + 1);
  return Object.fromEntries(
    pids.flatMap((pid) => [
      [`${pid}/cmdline`, '/opt/worker\0--password=s3cret\0'],
      [`${pid}/comm`, 'worker\n'],
    ]),
  );
}

function process(pid: number) {
  return { pid, program: '/opt/worker', arguments: 1 };
}
