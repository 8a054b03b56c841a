import { expect, it } from 'vitest';
import type { Rule } from '../../../engine/model/rule.ts';
import { hindranceOf } from '../../../engine/recovery/ended-unwatched.ts';

const at = '2026-11-22T03:10:00.000Z';
const tenMinutes = '2026-11-22T03:00:00.000Z';
const longer = '2026-11-22T02:59:59.000Z';

it.each<[Rule['on'], Rule['action'], string, string | undefined]>([
  ['crash', 'notify', longer, undefined],
  ['crash', 'restart_process', at, 'rule/not-startable'],
  ['unhealthy', 'restart_process', at, 'rule/not-startable'],
  ['crash', 'restart_workload', tenMinutes, undefined],
  ['crash', 'restart_workload', longer, 'rule/ended-long-ago'],
  ['crash', 'restart_container', longer, 'rule/ended-long-ago'],
  ['unhealthy', 'restart_workload', longer, undefined],
])('on %s %s, unwatched since %s: %s', (on, action, since, code) => {
  expect(hindranceOf({ on, action }, 'worker', { since, at })?.code).toBe(code);
});
