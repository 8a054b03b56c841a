import { expect, it } from 'vitest';
import { childEnvironment, cleanEnvironment, withoutEditor } from '../../../engine/daemon/environment.ts';

const editors = {
  ELECTRON_RUN_AS_NODE: '1',
  NODE_OPTIONS: '--inspect',
  VSCODE_PID: '7',
  VSCODE_NLS_CONFIG: '{}',
};
const own = { PATH: '/bin', HOME: '/home/ada', LANG: 'C.UTF-8', USER: 'ada', TOKEN: 'secret', VSCODE: 'kept' };

it('a copy without the editor keeps everything else and leaves the original alone', () => {
  const given = { ...editors, ...own };
  expect(withoutEditor(given)).toEqual(own);
  expect(given).toHaveProperty('VSCODE_PID');
});

it('cleaning takes the editor’s variables out of the environment itself', () => {
  const given = { ...editors, ...own };
  cleanEnvironment(given);
  expect(given).toEqual(own);
});

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
