import { describe, expect, it } from 'vitest';
import { headed, settingHelps } from '../../../webview/src/ui/model-failure.ts';
import { shortPath } from '../../../webview/src/ui/model-path.ts';
import { countText, percentText, sizeText } from '../../../webview/src/ui/model-size.ts';

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KiB'],
    [41 * 1024 ** 3, '41 GiB'],
  ])('%d bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));

  it.each([
    [-0.1, '0%'],
    [0.857, '86%'],
    [1.4, '100%'],
  ])('a share of %d is %s', (share, text) => expect(percentText(share)).toBe(text));

  it('counts one and many', () => {
    expect([countText(1, 'check'), countText(2, 'check'), countText(0, 'retry', 'retries')]).toEqual([
      '1 check',
      '2 checks',
      '0 retries',
    ]);
  });
});

describe('failures', () => {
  it.each([
    ['The daemon could not start. Its folder is read-only.', 'The daemon could not start', 'Its folder is read-only.'],
    ['/tmp/a.yaml:3 is not closed', '/tmp/a.yaml:3 is not closed', ''],
    ['restore.playbook.yaml cannot be read. Close it.', 'restore.playbook.yaml cannot be read', 'Close it.'],
  ])('%s is headed by its first sentence', (message, heading, rest) => {
    expect(headed({ code: 'a/b', message })).toEqual({ heading, rest });
  });

  it.each([
    [{ code: 'daemon/state-read-only', message: '' }, true],
    [{ code: 'daemon/no', message: 'Set healer.stateDirectory.' }, true],
    [{ code: 'git/none', message: 'There is no git here.' }, false],
  ])('%o offers the settings: %s', (failure, helps) => expect(settingHelps(failure)).toBe(helps));
});

it.each([
  ['/home/mara/shop/playbooks/a.yaml', 'playbooks/a.yaml'],
  ['C:\\shop\\a.yaml', 'shop/a.yaml'],
  ['a.yaml', 'a.yaml'],
])('%s is told as %s', (path, text) => expect(shortPath(path)).toBe(text));
