import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type UnitOptions, unitFolder, unitOrigin, unitText, watchedBy } from '../../../engine/daemon/service-unit.ts';

const options: UnitOptions = {
  system: false,
  name: 'healer',
  node: '/usr/bin/node',
  program: '/home/ann/.local/state/healer/shop/service/bin/1.0.0-12345678/cli.js',
  electron: false,
  dir: '/home/ann/shop',
  stateDirectory: '/home/ann/.local/state/healer/shop',
  notifies: true,
};
const ofHost: UnitOptions = {
  ...options,
  system: true,
  program: '/var/lib/healer/service/bin/1.0.0-12345678/cli.js',
  stateDirectory: '/var/lib/healer',
  listen: { host: '127.0.0.1', port: 9464 },
};

it.each<[string, UnitOptions]>([
  ['user', options],
  ['system', ofHost],
  ['without-notify', { ...options, notifies: false, electron: true, node: '/opt/code/code' }],
])('writes the %s unit', (name, given) => {
  const file = join(import.meta.dirname, 'service-units', `${name}.service`);
  const text = unitText(given);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

it.each([options, ofHost])('what a restart has started neither ends with the daemon nor ends it', (given) => {
  const lines = unitText(given).split('\n');
  expect(lines).toContain('KillMode=process');
  expect(lines).toContain('OOMPolicy=continue');
});

it('makes the state directory by systemd only where systemd puts it', () => {
  expect(unitText({ ...ofHost, stateDirectory: '/srv/healer' })).not.toContain('StateDirectory=');
  expect(unitText({ ...ofHost, name: 'shop', stateDirectory: '/var/lib/shop' })).toContain('StateDirectory=shop\n');
});

describe('paths', () => {
  it('of a program that systemd would refuse are handed to a shell as they are', () => {
    const node = '/home/ann/.local/state/healer/a "shop", $5/node';
    expect(unitText({ ...options, node })).toContain(
      `ExecStart=/bin/sh -c 'exec "$$0" "$$@"' "/home/ann/.local/state/healer/a \\"shop\\", $$5/node" "${options.program}" daemon`,
    );
  });

  it.each([
    ['/srv/my shop', '"/srv/my shop"'],
    ['/srv/100%', '"/srv/100%%"'],
    ['/srv/$HOME', '"/srv/$$HOME"'],
    ['/srv/a"b\\c', '"/srv/a\\"b\\\\c"'],
    ["/srv/o'neil; rm", '"/srv/o\'neil; rm"'],
    ['/srv/--dir "x"', '"/srv/--dir \\"x\\""'],
    ['/srv/%%$$', '"/srv/%%%%$$$$"'],
  ])('%s are taken as they are', (dir, word) => {
    const text = unitText({ ...options, dir });
    expect(text).toContain(` daemon --dir ${word} --state-dir `);
    expect(watchedBy(text)).toBe(dir);
  });
});

it('tells its own unit from an edited one and from another', () => {
  const text = unitText(options);
  expect(unitOrigin(text)).toBe('healer');
  expect(unitOrigin(text.replace('RestartSec=10', 'RestartSec=60'))).toBe('edited');
  expect(unitOrigin(`${text}\n`)).toBe('edited');
  expect(unitOrigin('[Service]\nExecStart=/bin/true\n')).toBe('other');
  expect(unitOrigin('')).toBe('other');
  expect(watchedBy('[Service]\nExecStart=/bin/true\n')).toBeUndefined();
});

it.each([
  [true, {}, '/etc/systemd/system'],
  [false, {}, '/home/ann/.config/systemd/user'],
  [false, { XDG_CONFIG_HOME: '/cfg' }, '/cfg/systemd/user'],
])('a unit of the host %s with %j lies in %s', (system, environment, folder) => {
  expect(unitFolder(system, environment, '/home/ann')).toBe(folder);
});
