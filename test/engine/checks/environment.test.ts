import { expect, it } from 'vitest';
import { childEnvironment } from '../../../engine/checks/environment.ts';

const own = { PATH: '/bin', HOME: '/home/ada', LANG: 'C.UTF-8', USER: 'ada', TOKEN: 'secret', VSCODE: 'kept' };

it.each([
  [
    'PATH, HOME, LANG and USER, and nothing else of ours',
    {},
    { PATH: '/bin', HOME: '/home/ada', LANG: 'C.UTF-8', USER: 'ada' },
  ],
  [
    'its own variables, which win',
    { PATH: '/opt', A: '1' },
    { PATH: '/opt', HOME: '/home/ada', LANG: 'C.UTF-8', USER: 'ada', A: '1' },
  ],
])('a child sees %s', (_what, extra, expected) => {
  expect(childEnvironment(extra, own)).toEqual(expected);
});

it('a child is not given an empty variable for one that is not set', () => {
  expect(childEnvironment({}, { PATH: '/bin' })).toEqual({ PATH: '/bin' });
});
