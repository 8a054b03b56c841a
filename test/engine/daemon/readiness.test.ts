import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeReadiness } from '../../../engine/daemon/readiness.ts';
import { folderWith, program } from '../../support/healer.ts';

/** Stands in for systemd-notify: writes down what it was told. The real one is met in test/editor/service.test.ts. */
const notify = '#!/bin/sh\nprintf "%s\\n" "$NOTIFY_SOCKET" "$@" > "$(dirname "$0")/told"\n';

it('tells systemd by systemd-notify, and no child learns where', async () => {
  const folder = folderWith({});
  program(join(folder, 'systemd-notify'), notify);
  const environment: NodeJS.ProcessEnv = { PATH: `${folder}:/usr/bin:/bin`, NOTIFY_SOCKET: '/run/systemd/notify' };
  const ready = takeReadiness(environment);
  expect(environment).not.toHaveProperty('NOTIFY_SOCKET');
  expect(await ready('watches /shop')).toBeUndefined();
  expect(readFileSync(join(folder, 'told'), 'utf8')).toBe('/run/systemd/notify\n--ready\n--status=watches /shop\n');
});

it('tells nobody where systemd does not wait', async () => {
  expect(await takeReadiness({ PATH: '/nowhere' })('watches')).toBeUndefined();
});

it.each<[string, string | undefined, RegExp]>([
  ['is missing', undefined, /could not be told .* systemd-notify is not on the PATH\. Install systemd-notify/],
  ['fails', '#!/bin/sh\necho no such socket >&2\nexit 1\n', /could not be told .*no such socket/s],
])('says so when systemd-notify %s', async (_, text, message) => {
  const folder = folderWith({});
  if (text !== undefined) program(join(folder, 'systemd-notify'), text);
  expect(await takeReadiness({ PATH: folder, NOTIFY_SOCKET: '/run/x' })('watches')).toMatch(message);
});
