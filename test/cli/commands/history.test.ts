import { expect, it } from 'vitest';
import type { Event, EventKind } from '../../../engine/model/event.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { value } from '../../engine/store/temporary.ts';
import { recorded } from '../../support/events.ts';
import { workplace } from '../../support/workplace.ts';

async function night() {
  const place = workplace();
  const kinds: readonly EventKind[] = ['unhealthy', 'watch_started', 'check_fail', 'healthy', 'crash', 'unhealthy'];
  const events = recorded(kinds.length).map((event, at): Event => {
    return { ...event, kind: kinds[at] ?? 'crash', workload: at === 4 ? 'web' : 'api' };
  });
  value(await createEventStore(place.database()).append(events));
  return place;
}

it('tells what happened and how long each outage lasted, one that began earlier too', async () => {
  const { ask } = await night();
  const { code, stdout, stderr } = await ask('history', '--since', '2026-11-21T02:54:01Z');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^2026-11-21 02:54:01Z {2}watch_started .*\n.*check_fail.*\n.*healthy .*event 3, after 3s\n/);
  expect(stderr).toMatch(/^api is unhealthy since 2026-11-21 02:54:05Z, for \d+/);
});

it('tells of alerts only, as JSON with the outage', async () => {
  const { ask } = await night();
  const { stdout } = await ask('history', '--since', '2026-11-21', '--alerts-only', '--json');
  const told = stdout.split('\n').filter(Boolean);
  expect(told.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
    'unhealthy',
    'healthy',
    'crash',
    'unhealthy',
  ]);
  expect(JSON.parse(told[1] ?? '')).toMatchObject({
    outage: { since: '2026-11-21T02:54:00.000Z', duration: 3_000 },
  });
  const web = await ask('history', '--since', '2026-11-21', '--workload', 'web');
  expect(web.stdout.split('\n')).toHaveLength(2);
  expect(web.stderr).toBe('');
});

it('tells of the last day when it is not said since when', async () => {
  const { ask } = await night();
  const { code, stdout } = await ask('history', '--workload', 'web');
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(await workplace().ask('history')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('Nothing happened since'),
  });
});
