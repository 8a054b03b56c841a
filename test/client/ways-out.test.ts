import { expect, it } from 'vitest';
import { type WayOut, waysOut } from '../../client/src/ways-out.ts';

it.each<[string, object, readonly WayOut[]]>([
  ['client/untrusted', {}, ['Manage Trust']],
  ['client/daemon-start', {}, ['Open Log']],
  ['client/internal', {}, ['Open Log']],
  ['client/no-tool', {}, []],
  ['client/no-folder', {}, []],
  ['client/no-incident', {}, []],
  ['daemon/state-read-only', {}, ['Open Log']],
  ['definition/unreadable', { file: '/shop/health/web.health.yaml', line: 3 }, ['Open File', 'Open Log']],
  ['definition/unreadable', { file: '/shop' }, ['Open Log']],
])('%s %j offers what helps', (code, where, ways) => {
  expect(waysOut({ code, message: 'It failed.', ...where })).toEqual(ways);
});
