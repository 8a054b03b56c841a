import { expect, it } from 'vitest';
import { metrics } from '../../../engine/incidents/metrics.ts';
import type { Milestones } from '../../../engine/model/incident.ts';
import { bare } from './sample.ts';

const at = (time: string) => `2026-11-21T${time}.000Z`;
const opened = at('02:54:00');

const never = 'unknown: no time is recorded for when it';
const correct = 'Correct the times with `healer incident times`';

it.each<[string, Milestones, Readonly<Record<string, string>>]>([
  [
    'nothing but its opening',
    { opened },
    {
      'Time to detect': `${never} started`,
      'Time to acknowledge': `${never} was acknowledged`,
      'Time to mitigate': `${never} was mitigated`,
      'Time to resolve': `${never} was resolved`,
    },
  ],
  [
    'all of them',
    {
      opened,
      started: at('02:50:00'),
      detected: at('02:53:00'),
      acknowledged: at('02:55:00'),
      mitigated: at('03:00:30'),
      resolved: at('04:00:00'),
    },
    { 'Time to detect': '3m', 'Time to acknowledge': '2m', 'Time to mitigate': '10m30s', 'Time to resolve': '1h10m' },
  ],
  [
    'neither start nor detection',
    { opened, acknowledged: at('02:55:00'), resolved: at('03:54:00') },
    { 'Time to acknowledge': '1m, from when it was opened', 'Time to resolve': '1h, from when it was opened' },
  ],
  [
    'its detection only',
    { opened, detected: at('02:53:00'), mitigated: at('02:54:00') },
    { 'Time to detect': `${never} started`, 'Time to mitigate': '1m' },
  ],
  ['everything at once', { opened, started: opened, detected: opened }, { 'Time to detect': '0s' }],
  [
    'times that go back',
    { opened, started: at('02:53:00'), detected: at('02:52:00'), acknowledged: at('02:51:30') },
    {
      'Time to detect': `unknown: it is recorded as detected 1m before it started. ${correct}`,
      'Time to acknowledge': `unknown: it is recorded as acknowledged 30s before it was detected. ${correct}`,
    },
  ],
])('of an incident of which is known %s', (_, milestones, expected) => {
  expect(Object.fromEntries(metrics({ ...bare.incident, milestones }))).toMatchObject(expected);
});
