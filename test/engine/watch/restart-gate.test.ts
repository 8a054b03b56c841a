import { expect, it } from 'vitest';
import { type AtTheGate, type BrokenCheck, type RestartGate, restartGate } from '../../../engine/watch/restart-gate.ts';
import { watched } from './night.ts';

const pidFile = 'cannot read the pid file /mnt/run/web.pid: it does not answer';

/** A check that failed as often as it takes, seen, of a workload that its health config restarts. */
function broken(name: string, given: Partial<BrokenCheck> & { readonly auto?: boolean } = {}): BrokenCheck {
  const { auto = true, ...rest } = given;
  return { check: watched('web', { auto, name }), fails: 2, isSeen: true, isSilenced: false, ...rest };
}

const one = broken('one');
const two = broken('two');
const unread = { isSeen: false, unread: pidFile } as const;
const closed: RestartGate = { what: 'closed' };
const open = ({ check }: BrokenCheck): RestartGate => ({ what: 'open', check });
const nobodyKnows: RestartGate = { what: 'unread', why: pidFile };
const down = [{ stands: 'fine' }, { stands: 'down' }] as const;

it.each<[string, Partial<AtTheGate>, RestartGate]>([
  ['a check that was seen to fail', { broken: [one] }, open(one)],
  ['the first of two', { broken: [one, two] }, open(one)],
  ['a workload that is healthy again', { state: { healthy: true }, broken: [one] }, closed],
  ['no check that fails any more', { broken: [] }, closed],
  ['a check without auto_restart', { broken: [broken('one', { auto: false })] }, closed],
  ['such a one beside another', { broken: [broken('one', { auto: false }), two] }, open(two)],
  ['too few failures since a restart', { broken: [broken('one', { fails: 1 })] }, closed],
  ['a silence on all that fails', { broken: [broken('one', { isSilenced: true })] }, closed],
  ['a silence on a part of it', { broken: [broken('one', { isSilenced: true }), two] }, open(broken('one'))],
  ['a dependency that is down', { broken: [one], dependencies: down }, closed],
  ['one that is not decided', { broken: [one], dependencies: [{ stands: 'undecided' }] }, open(one)],
  ['what cannot be read', { broken: [broken('one', unread)] }, nobodyKnows],
  ['that beside what was seen', { broken: [broken('one', unread), two] }, open(two)],
  [
    'that beside what was seen and asks for no restart',
    { broken: [broken('one', unread), broken('two', { auto: false })] },
    nobodyKnows,
  ],
  ['that under a silence', { broken: [broken('one', { ...unread, isSilenced: true })] }, closed],
  ['that behind a dependency that is down', { broken: [broken('one', unread)], dependencies: down }, closed],
  ['what could be read in its last look', { broken: [broken('one', { isSeen: false })] }, closed],
  ['that beside what cannot be', { broken: [broken('one', { isSeen: false }), broken('two', unread)] }, nobodyKnows],
])('%s', (_, given, expected) => {
  const gate = restartGate({ state: { healthy: false }, broken: [], dependencies: [], ...given });
  expect(gate.what).toBe(expected.what);
  expect('check' in gate ? gate.check.name : gate).toEqual('check' in expected ? expected.check.name : expected);
});
