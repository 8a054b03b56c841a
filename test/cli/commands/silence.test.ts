import { expect, it } from 'vitest';
import type { Silence } from '../../../engine/protocol/rpc.ts';
import { workplace } from '../../support/workplace.ts';

it('is added, listed and ended, and its events are kept', async () => {
  const { run, ask } = workplace();
  const args = ['--duration', '2h', '--reason', 'moving', '--match', 'workload=api', 'team=payments', '--json'];
  const added = await run('silence', ...args);
  expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('It matches no check now') });
  const { unmatched, ...silence } = JSON.parse(added.stdout) as Silence & { readonly unmatched?: true };
  expect(unmatched).toBe(true);
  expect(silence).toMatchObject({
    match: { workload: 'api', labels: { team: 'payments' } },
    reason: 'moving',
    by: { via: 'cli' },
  });
  expect(Date.parse(silence.ends) - Date.parse(silence.starts)).toBe(7_200_000);
  const listed = await ask('silence', 'list');
  expect(listed.stdout).toContain(`${silence.id}  until ${silence.ends.replace('T', ' ').slice(0, 19)}Z`);
  expect(listed.stdout).toContain('workload api, team payments');

  await run('daemon', 'stop');
  expect(JSON.parse((await ask('silence', 'list', '--json')).stdout)).toEqual([silence]);

  const ended = await run('silence', 'end', silence.id.slice(-6));
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('ended ') });
  expect(await ask('silence', 'list')).toEqual({ code: 0, stdout: '', stderr: 'No silence in force.\n' });
  for (const flag of ['--ended', '--all']) expect((await ask('silence', 'list', flag)).stdout).toContain(silence.id);
  const again = await run('silence', 'end', silence.id);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('(silence/unknown)') });
  const events = (await ask('events', '--kind', 'silence_started', 'silence_ended', '--workload', 'api')).stdout;
  expect(events.match(/silence_(started|ended)/g)).toEqual(['silence_started', 'silence_ended']);
});

it('that matches something says nothing of it', async () => {
  const { run } = workplace({ 'health/api.yaml': 'workload: api\ntype: http\nenabled: true\n' });
  const added = await run('silence', '--duration', '2h', '--reason', 'moving', '--match', 'workload=a*', '--json');
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(added.stdout)).not.toHaveProperty('unmatched');
});

it('refuses what cannot be meant, by code', async () => {
  const { run, ask } = workplace();
  const cases: readonly [string[], string][] = [
    [['--duration', '1h', '--reason', 'x'], 'silence/no-match'],
    [['--reason', 'x', '--all'], 'silence/invalid-duration'],
    [['--duration', '1h', '--reason', 'x', '--all', '--match', 'workload=api'], 'silence/match-and-all'],
    [['--duration', '1h', '--all', '--reason', 'x', '--match', 'api'], 'Write KEY=VALUE'],
    [['--duration', '1h', '--reason', 'x', '--match', 'workload=a', 'workload=b'], 'is given twice'],
    [['--duration', '1h', '--all'], 'Say why with --reason. (silence/invalid-reason)'],
    [
      ['--duration', '1h'],
      'Say what is to be silent with --match, such as --match workload=api, or everything with --all; why with --reason.',
    ],
    [[], 'Say for how long with --duration, such as --duration 2h (30d at most); what is to be silent with --match'],
    [['list', '--match', 'workload=api'], '`healer silence list` does not go by --match. Leave it out.'],
    [['end', 'x', '--all'], '(silence/not-taken)'],
    [['--duration', 'soon', '--reason', 'x', '--all'], 'Give a duration'],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await ask('silence', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  }
  for (const [args, message] of [
    [['--duration', '1h', '--all', '--reason', ' '], 'silence/invalid-reason'],
    [['--duration', '0s', '--reason', 'x', '--all'], 'silence/invalid-duration'],
    [['--duration', '31d', '--reason', 'x', '--all'], 'silence/invalid-duration'],
    [['--duration', '1h', '--reason', 'x', '--match', 'wokload=api'], 'silence/unknown-key'],
  ] as const) {
    const { code, stderr } = await run('silence', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  }
  expect((await ask('silence', 'list')).stdout).toBe('');
});
