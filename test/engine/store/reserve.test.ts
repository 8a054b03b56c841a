import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReserve, isFull, reserveSize } from '../../../engine/store/reserve.ts';
import { temporaryFolder } from './temporary.ts';

describe('the reserve', () => {
  it('takes up real room on the disk, for its owner alone, until it is released', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'reserve');
    const reserve = createReserve(folder);
    expect(reserve.release()).toBe(false);
    expect([reserve.ensure(), reserve.ensure()]).toEqual([true, true]);
    const { size, blocks, mode } = statSync(file);
    expect({ size, mode: mode & 0o777 }).toEqual({ size: reserveSize, mode: 0o600 });
    expect(blocks * 512).toBeGreaterThanOrEqual(reserveSize);
    expect(reserve.release()).toBe(true);
    expect(existsSync(file)).toBe(false);
    expect(reserve.ensure()).toBe(true);
  });

  it('tells once when it is given up', () => {
    let told = 0;
    const reserve = createReserve(temporaryFolder(), 4096, () => {
      told++;
    });
    const seen = [reserve.isThere(), reserve.ensure(), reserve.isThere(), reserve.release(), reserve.release()];
    expect([...seen, reserve.isThere(), told]).toEqual([false, true, true, true, false, false, 1]);
  });

  it('that was cut off as it was made is made whole', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'reserve'), 'half');
    expect(createReserve(folder, 4096).ensure()).toBe(true);
    expect(statSync(join(folder, 'reserve')).size).toBe(4096);
  });

  it('is not made where it would take a good part of what is left, which is short for a larger one', () => {
    const folder = temporaryFolder();
    const whole = createReserve(folder, Number.MAX_SAFE_INTEGER / 8);
    expect([whole.ensure(), whole.isShort()]).toEqual([false, true]);
    expect(createReserve(folder, 4096).isShort()).toBe(false);
  });

  it('in a folder that is not there, or with something in its place, is none', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'reserve'));
    const blocked = createReserve(folder, 4096);
    expect([blocked.ensure(), blocked.release()]).toEqual([false, false]);
    rmSync(join(folder, 'reserve'), { recursive: true });
    const nowhere = createReserve(join(folder, 'none'), 4096);
    expect([nowhere.ensure(), nowhere.release(), nowhere.isShort()]).toEqual([false, false, false]);
  });
});

it.each([
  ['ENOSPC', true],
  ['EDQUOT', true],
  ['EIO', false],
])('%s says that there is no room: %s', (code, full) =>
  expect(isFull(Object.assign(new Error(code), { code }))).toBe(full),
);
