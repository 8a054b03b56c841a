import { expect, it } from 'vitest';
import { leaseRecent, othersCount } from '../../../engine/recovery/failures.ts';

it.each([
  [14_273, '14s'],
  [368_270, '6m8s'],
  [59_600, '1m'],
  [40, '1s'],
])('a restart by another Healer %d ms ago is told in whole seconds', (ago, told) => {
  expect(leaseRecent('unit db.service', ago).message).toContain(` restarted unit db.service ${told} ago.`);
  expect(othersCount('unit db.service', ago, 1, 0).message).toContain(` ${told} ago. It counts here`);
});
