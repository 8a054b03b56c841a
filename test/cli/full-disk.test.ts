import { expect, it } from 'vitest';
import { bundled, onSmallDisk } from '../engine/store/small-disk.ts';

it('a full disk costs the reserve, then stops what is automatic and says so, and all comes back with room', {
  timeout: 90_000,
}, async () => {
  const program = await bundled('test/cli/full-disk.ts');
  expect(await onSmallDisk(program, '48m')).toEqual({
    'with a reserve': {
      kept: ['unhealthy', 'report_written', 'restart', 'healthy'],
      incidents: 1,
      restarts: 1,
      reserve: false,
      scarce:
        'The disk that holds STATE is nearly full: the room kept free for reports and restarts is gone, and once the rest is used up, nothing is kept and nothing is restarted. Free some space.',
      log: [
        'The disk that holds STATE is full: the room kept free for reports and restarts was given up, so that they go on. Once that is used up too, nothing is kept and nothing is restarted. Free some space: the room is then kept again by itself.',
      ],
    },
    'without one': {
      kept: [],
      told: 0,
      incidents: 1,
      restarts: 0,
      reserve: false,
      unkept:
        'Nothing is kept and nothing is restarted: The disk that holds STATE/healer.db is full, so nothing was written. Free some space and try again.',
      log: [
        'No report could be written in STATE/reports: the disk is full. Nothing is done automatically until one can be: free some space.',
        'The disk that holds STATE/healer.db is full, so nothing was written. Free some space and try again.',
      ],
    },
    'with room again': {
      kept: ['unhealthy', 'restart_withheld', 'report_written', 'restart', 'healthy'],
      incidents: 2,
      restarts: 1,
      reserve: true,
    },
    integrity: 'ok',
  });
});
