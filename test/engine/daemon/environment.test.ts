import { expect, it } from 'vitest';
import { cleanEnvironment, withoutEditor } from '../../../engine/daemon/environment.ts';

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
