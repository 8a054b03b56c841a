import { expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import { limitOf } from '../../../engine/watch/limit.ts';

const expected: Check['expect'] = {
  status: [],
  json: [],
  latency: 1500,
  memory: 1024,
  usage: 0.9,
  load: 2,
  zombies: 10,
  certificateDays: 14,
};

it.each<[Check['probe']['type'], number]>([
  ['http', 1500],
  ['tcp', 1500],
  ['exec', 1500],
  ['process', 1024],
  ['memory', 0.9],
  ['disk', 0.9],
  ['host', 2],
  ['zombies', 10],
  ['certificate', 14],
])('%s fails beyond %d', (type, limit) => {
  expect(limitOf({ probe: { type } as Check['probe'], expect: expected })).toBe(limit);
  expect(limitOf({ probe: { type } as Check['probe'], expect: { status: [], json: [] } })).toBeUndefined();
});
