import { expect, it } from 'vitest';
import { rememberingRun } from '../../../engine/checks/remember.ts';
import { startProcess } from './processes.ts';
import { check } from './support.ts';

const { signal } = new AbortController();

it('judges a check against its run before, and a changed one anew', async () => {
  const run = rememberingRun();
  const { name, stop } = await startProcess();
  const watched = check({ probe: { type: 'process', name, cpu: false }, expect: { restarts: 0 } });
  const first = await run(watched, signal);
  expect(first).toMatchObject({
    result: 'passed',
    notes: ['restarts is judged from the next check of the same process on'],
  });

  await stop();
  const again = await startProcess(name);
  expect(await run(watched, signal)).toMatchObject({
    result: 'failed',
    message: expect.stringContaining(`${name} was restarted`),
    expected: 'at most 0',
  });
  expect(await run(watched, signal)).toMatchObject({ result: 'passed', notes: [] });

  await again.stop();
  await startProcess(name);
  const changed = { ...watched, probe: { type: 'process' as const, name, cpu: true } };
  expect(await run(changed, signal)).toMatchObject({ result: 'passed' });
});

it('passes over an error to what was seen before it', async () => {
  const run = rememberingRun();
  const { name, stop } = await startProcess();
  const watched = check({ probe: { type: 'process', name, cpu: false }, expect: { restarts: 0 } });
  await run(watched, signal);
  await stop();
  await startProcess(name);
  expect(await run(watched, AbortSignal.abort())).toMatchObject({ result: 'failed', message: 'cancelled' });
  expect(await run(watched, signal)).toMatchObject({ result: 'failed', actual: '1' });
});
