import { expect, it } from 'vitest';
import { isLasting } from '../../../engine/recovery/lasting.ts';

it.each<[string, number, boolean]>([
  ['rule/not-startable', 0, true],
  ['restart/lease-unusable', 0, true],
  ['report/not-written', 59_999, false],
  ['report/not-written', 60_000, true],
  ['restart/lease-recent', 600_000, false],
  ['restart/lease-held', 600_000, false],
  ['restart/still-runs', 600_000, false],
])('%s for %i ms needs a person: %s', (code, kept, lasting) => expect(isLasting(code, kept)).toBe(lasting));
