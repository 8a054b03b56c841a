import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '../../../engine/model/failure.ts';
import { othersRestarts, takeLease } from '../../../engine/recovery/lease.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { type Night, night, watched } from './night.ts';

/** Two daemons with leases of one host, the second `apart` ms after the first, that watch one workload which is down. */
async function both(given: {
  readonly check: NonNullable<Parameters<typeof watched>[1]> & { readonly delay?: number };
  readonly apart: number;
  /** How long its restart takes, in ms, and how it comes out. */
  readonly takes?: number;
  readonly outcome?: Result<null>;
}): Promise<readonly [Night, Night]> {
  const clock = fakeClock();
  const folder = temporaryFolder();
  const { delay = 10_000, ...fields } = given.check;
  const base = watched('db', { auto: true, ...fields });
  const check = { ...base, restart: { ...base.restart, delay } };
  const daemon = async (holder: string) => {
    const shop = await night({
      clock,
      checks: [check],
      lease: (target, apart) => takeLease(target, apart, { folder, holder, now: clock.now }),
      others: (target) => othersRestarts(target, holder, folder),
      restart: () =>
        new Promise((resolve) => clock.after(given.takes ?? 0, () => resolve(given.outcome ?? success(null)))),
    });
    shop.answers.set('db/http', 'refused');
    return shop;
  };
  const first = await daemon('first');
  await clock.advance(given.apart);
  return [first, await daemon('second')];
}

/** When it restarted, in seconds since 03:00. */
const restarts = ({ events }: Night): readonly number[] =>
  events
    .filter(({ kind }) => kind === 'restart')
    .map(({ at }) => (Date.parse(at) - Date.parse('2026-11-22T03:00:00Z')) / 1_000);

const withheld = ({ events }: Night) =>
  events.filter(({ kind }) => kind === 'restart_withheld').map(({ message }) => message);

describe('two daemons that watch one thing', () => {
  it('wait as long after a restart by the other as after an own one, and tell of it once', async () => {
    const [first, second] = await both({ check: { retries: 1, interval: 1_000 }, apart: 2_000 });
    await first.watch.stop();
    await second.clock.advance(40_000);
    const [one = 0] = restarts(first);
    const [other = 0] = restarts(second);
    expect(other - one).toBeGreaterThanOrEqual(10);
    expect(other - one).toBeLessThan(13);
    expect(withheld(second)).toHaveLength(1);
  });

  it.each([
    ['grace', { grace: 60_000, retries: 1 }, 0, 60],
    ['grace, from the end of a restart that takes long', { grace: 60_000, retries: 1 }, 20_000, 80],
    ['grace, and then as many failures as ever', { grace: 60_000, retries: 2 }, 0, 70],
  ])('restart it once within its %s', async (_, check, takes, quiet) => {
    const [first, second] = await both({ check, apart: 22_000, takes });
    await first.clock.advance(105_000);
    const all = [...restarts(first), ...restarts(second)].toSorted((one, other) => one - other);
    expect(all.length).toBeGreaterThan(1);
    expect((all[1] ?? 0) - (all[0] ?? 0)).toBeGreaterThanOrEqual(quiet);
    expect(withheld(second)).toContainEqual(
      expect.stringMatching(
        /^not restarted: Another Healer on this host restarted unit db\.service .* ago\. It counts here, as attempt 1, and failures within 1m of it do not count\.$/,
      ),
    );
  });

  it.each([
    ['that work', success(null)],
    ['that fail', failed({ code: 'restart/failed', message: '`up` ended with exit code 5' })],
  ])('restart it as often as one would, and never both at once, %s', async (_, outcome) => {
    const check = { max: 4, delay: 1_000, interval: 2_000, retries: 1 };
    const [first, second] = await both({ check, apart: 1_000, takes: 4_000, outcome });
    await first.clock.advance(40_000);
    expect(restarts(first).length + restarts(second).length).toBe(4);
    expect(first.told()).toContain('restart_exhausted db');
    expect(second.told()).toContain('restart_exhausted db');
    const all = [...restarts(first), ...restarts(second)].toSorted((one, other) => one - other);
    const between = all.slice(1).map((at, index) => at - (all[index] ?? 0));
    expect(Math.min(...between)).toBeGreaterThanOrEqual(4);
  });
});
