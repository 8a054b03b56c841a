import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unitText } from '../../../engine/daemon/service-unit.ts';
import { folderWith, healer, program } from '../../support/healer.ts';

/** Stands in for systemctl, because no systemd runs where tests do: writes down what it was asked, and refuses what `refuse` names. */
const systemctl = `#!/bin/sh
here=$(dirname "$0")
echo "$*" >> "$here/asked"
case "$*" in
  *"$(cat "$here/refuse" 2>/dev/null || echo nothing)"*) echo "Job for healer.service failed." >&2; exit 1 ;;
  *" show "*) cat "$here/shown" ;;
esac
`;

/** A home, a shop in it, and a systemd that is not one. */
function place({ systemd = true, notify = true } = {}) {
  const home = folderWith({ 'shop/healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n', 'other/x': '' });
  const bin = join(home, 'bin');
  mkdirSync(bin);
  program(join(bin, 'cat'), '#!/bin/sh\nexec /bin/cat "$@"\n');
  program(join(bin, 'dirname'), '#!/bin/sh\nexec /usr/bin/dirname "$@"\n');
  if (systemd) program(join(bin, 'systemctl'), systemctl);
  if (notify) program(join(bin, 'systemd-notify'), '#!/bin/sh\n');
  const shop = join(home, 'shop');
  const run = (...args: string[]) => healer(['service', ...args], { cwd: shop, env: { HOME: home, PATH: bin } });
  const unit = join(home, '.config/systemd/user/healer.service');
  /** As a former install has left it. */
  const write = (change = (text: string) => text) => {
    const stateDirectory = join(home, 'state');
    const paths = { node: '/usr/bin/node', program: join(stateDirectory, 'cli.js'), dir: shop, stateDirectory };
    mkdirSync(dirname(unit), { recursive: true });
    writeFileSync(unit, change(unitText({ ...paths, system: false, name: 'healer', electron: false, notifies: true })));
  };
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    home,
    shop,
    bin,
    run,
    unit,
    write,
    asked: () => read(join(bin, 'asked')).split('\n').filter(Boolean),
    state: (text: string) => writeFileSync(join(bin, 'shown'), text),
    refuse: (words: string) => writeFileSync(join(bin, 'refuse'), words),
  };
}

describe('healer service install', () => {
  it('writes the unit and the program it runs, and starts it', async () => {
    const { run, unit, asked, shop, bin } = place();
    const installed = await run('install', '--listen', '9464');
    expect(installed).toMatchObject({ code: 0, stdout: '' });
    expect(installed.stderr).toContain(`healer.service watches ${shop}, with its state in `);
    expect(installed.stderr).toContain(`systemd is told by ${join(bin, 'systemd-notify')} when the checks run.`);
    expect(installed.stderr).toContain('loginctl enable-linger');
    expect(asked()).toEqual(['--user daemon-reload', '--user enable healer.service', '--user restart healer.service']);
    const text = readFileSync(unit, 'utf8');
    expect(text).toContain('Type=notify\n');
    const [, cli = ''] =
      /^ExecStart="[^"]+" "([^"]+)" daemon --dir "[^"]+" .* --listen "127\.0\.0\.1:9464"$/m.exec(text) ?? [];
    expect(statSync(cli).isFile()).toBe(true);
    expect(cli).toContain('/service/bin/');
  });

  it('can be repeated, and takes up what is asked for now', async () => {
    const { run, unit, write } = place();
    write();
    expect(await run('install', '--listen', '0')).toMatchObject({ code: 0 });
    expect(readFileSync(unit, 'utf8')).toContain('--listen "127.0.0.1:0"');
  });

  it('prints the unit and writes nothing with --print, also where there is no systemd', async () => {
    const { run, home } = place({ systemd: false, notify: false });
    const printed = await run('install', '--print');
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toContain('Type=exec\n');
    expect(existsSync(join(home, '.config'))).toBe(false);
    expect(existsSync(join(home, '.local'))).toBe(false);
  });

  it('prints the unit of the whole host with --system', async () => {
    const { stdout } = await place().run('install', '--print', '--system', '--name', 'shop');
    expect(stdout).toContain('StateDirectory=shop\n');
    expect(stdout).toContain('--state-dir "/var/lib/shop"');
    expect(stdout).toContain('WantedBy=multi-user.target\n');
  });

  it('leaves an edited unit as it is, unless told to give it up', async () => {
    const { run, unit, write } = place();
    write((text) => text.replace('RestartSec=10', 'RestartSec=60'));
    const edited = readFileSync(unit, 'utf8');
    expect(await run('install')).toMatchObject({ code: 2, stderr: expect.stringContaining('(service/edited)') });
    expect(await run('uninstall')).toMatchObject({ code: 2, stderr: expect.stringContaining('(service/edited)') });
    expect(readFileSync(unit, 'utf8')).toBe(edited);
    expect(await run('install', '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(unit, 'utf8')).toContain('RestartSec=10');
  });

  it('leaves the unit of another folder, and takes one of another name beside it', async () => {
    const { run, home, shop, unit, write } = place();
    write();
    const other = join(home, 'other');
    const refused = await run('install', '--dir', other);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('(service/other-folder)') });
    expect(refused.stderr).toContain(shop);
    expect(readFileSync(unit, 'utf8')).toContain(shop);
    expect(await run('install', '--dir', other, '--name', 'other')).toMatchObject({ code: 0 });
  });

  it.each<[string, string[], string]>([
    ['a name with a path in it', ['--name', '../x'], 'service/name'],
    ['a folder that is not there', ['--dir', 'nowhere'], ''],
    ['an address that is none', ['--listen', 'here'], 'http/invalid-address'],
  ])('refuses %s', async (_, args, code) => {
    const { run, home } = place();
    const refused = await run('install', ...args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(code);
    expect(existsSync(join(home, '.config'))).toBe(false);
  });

  it('says what systemd said when the service does not start', async () => {
    const { run, refuse } = place();
    refuse('restart');
    const failed = await run('install');
    expect(failed.code).toBe(2);
    expect(failed.stderr).toContain(
      '`systemctl --user restart healer.service` did not work: Job for healer.service failed.',
    );
  });

  it('takes the unit away again where systemd does not take it up', async () => {
    const { run, refuse, unit } = place();
    refuse('daemon-reload');
    const failed = await run('install');
    expect(failed.stderr).toContain(`. Nothing is installed: ${unit} was taken away again.`);
    expect(existsSync(unit)).toBe(false);
  });

  it('says that there is no systemd', async () => {
    const { run } = place({ systemd: false });
    expect(await run('install')).toMatchObject({ code: 2, stderr: expect.stringContaining('(service/no-systemd)') });
  });
});

describe('healer service uninstall', () => {
  it('stops, disables and removes it, once', async () => {
    const { run, unit, asked, write } = place();
    write();
    expect(await run('uninstall')).toMatchObject({ code: 0 });
    expect(existsSync(unit)).toBe(false);
    expect(asked().slice(-2)).toEqual(['--user disable --now healer.service', '--user daemon-reload']);
    expect(await run('uninstall')).toMatchObject({ code: 0, stderr: 'No such service was installed.\n' });
  });

  it('keeps the unit when the service cannot be stopped', async () => {
    const { run, unit, refuse, write } = place();
    write();
    refuse('disable');
    expect(await run('uninstall')).toMatchObject({ code: 2 });
    expect(existsSync(unit)).toBe(true);
  });
});

describe('healer service status', () => {
  it.each([
    ['active', 'enabled', 0],
    ['failed', 'enabled', 1],
  ])('%s and %s', async (active, enabled, code) => {
    const { run, state, shop, unit, write } = place();
    write();
    state(`ActiveState=${active}\nUnitFileState=${enabled}\n`);
    const words = `healer.service is ${active} and ${enabled}, watches ${shop}; its unit is ${unit}\n`;
    expect(await run('status')).toEqual({ code, stdout: words, stderr: '' });
  });

  it('prints JSON', async () => {
    const { run, state, shop, unit, write } = place();
    write((text) => `${text}# mine\n`);
    state('ActiveState=inactive\nUnitFileState=disabled\n');
    const stands = { unit: 'healer.service', file: unit, installed: true, edited: true, watches: shop };
    const { code, stdout } = await run('status', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([1, { ...stands, active: 'inactive', enabled: 'disabled' }]);
  });

  it('says that it is not installed', async () => {
    const { run, state, unit } = place();
    state('ActiveState=inactive\nUnitFileState=\n');
    expect(await run('status')).toEqual({
      code: 1,
      stdout: `healer.service is not installed: there is no ${unit}\n`,
      stderr: '',
    });
  });
});
