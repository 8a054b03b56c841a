import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';
import { inOrder } from '../support/in-order.ts';

/** What the editor would make a link and two pictures of. */
const hostile = '[Click here](command:workbench.action.terminal.new) $(rocket) $(loading~spin)';

/** Messages of what fails: many at once, what servers and commands say, and old ones; each step stands on the one before. */
describe('messages about health', () => {
  let editor: Editor;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'healer-notices-')));
  /** What each path answers; 200 `{"status":"ok"}` where nothing is said. */
  const bodies = new Map<string, string>();
  let allDown = false;
  const server = createServer(({ url = '' }, response) => {
    response.statusCode = allDown ? 503 : 200;
    response.end(bodies.get(url) ?? '{"status":"ok"}');
  });

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const write = (name: string, lines: readonly string[]) => {
      const all = [`workload: ${name}`, ...lines, 'timeout: 5s', 'retries: 1', 'enabled: true', ''];
      writeFileSync(join(folder, 'health', `${name}.health.yaml`), all.join('\n'));
    };
    const http = (name: string, ...more: string[]) =>
      write(name, ['type: http', `target: http://127.0.0.1:${port}/${name}`, 'interval: 400ms', ...more]);
    mkdirSync(join(folder, 'health'));
    writeFileSync(
      join(folder, 'healer.yaml'),
      'apiVersion: healer.platform/v1\nkind: Project\nmetadata: { name: shop }\ndefinitions: [health]\n',
    );
    http('api', 'severity: P2', 'expect: { json: [{ path: status, equals: ok }] }');
    http('urgent', 'severity: P1');
    for (let index = 0; index < 6; index++) http(`svc-${index}`);
    writeFileSync(join(folder, 'said.txt'), `line one\ntoken=s3cret\n${hostile}\n`);
    write('batch', [
      'type: exec',
      'target: "test ! -e broken || { cat said.txt >&2; exit 3; }"',
      'interval: 1s',
      'severity: P4',
    ]);
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'htop'), '#!/bin/sh\nexec sleep 60\n');
    chmodSync(join(bin, 'htop'), 0o755);
    // The editor asks a login shell for its PATH.
    vi.stubEnv('HOME', folder);
    for (const name of ['.profile', '.bashrc', '.bash_profile'])
      writeFileSync(join(folder, name), `PATH=$PATH:${bin}\n`);
    vi.stubEnv('PATH', `${process.env['PATH']}:${bin}`);
    editor = await openEditor({ folder });
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await editor?.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const status = (text: string | RegExp): Locator =>
    editor.page.locator('.statusbar-item').filter({ hasText: text }).first();
  const toast = (text: string | RegExp): Locator =>
    editor.page.locator('.notification-toast').filter({ hasText: text }).first();
  const buttons = (at: Locator): Locator => at.locator('.notification-list-item-buttons-container .monaco-text-button');
  const clear = () => editor.runCommand('Notifications: Clear All Notifications');
  /** Neither of what a hostile text asks for: a link, or a picture. */
  const harmless = async (at: Locator) => {
    expect(
      await at.locator('a[href^="command:"], a[data-href^="command:"], .notification-list-item-message a').count(),
    ).toBe(0);
    expect(await at.locator('.codicon-rocket, .codicon-loading').count()).toBe(0);
  };

  it('show what a server answered as words: no link, no picture', async () => {
    await editor.runCommand('Healer: Focus on Health View');
    await editor.page.getByText('nothing watches them yet').waitFor();
    await editor.runCommand('Healer: Start Watching');
    await status(/9 healthy/).waitFor();
    bodies.set('/api', hostile);
    const told = toast(/api is unhealthy/);
    await told.waitFor();
    await told.filter({ hasText: '[Click here](command:workbench.action.terminal.new)' }).waitFor();
    await harmless(told);
  });

  it('have three buttons at most, whole ones, with the rest behind the last', async () => {
    const told = toast(/P2 api is unhealthy/);
    expect(await buttons(told).allTextContents()).toEqual(['Open Incident', 'Acknowledge', 'More…']);
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await editor.setTheme(theme);
      await editor.screenshot(`health-notice-${theme}`);
    }
    const cut = await buttons(told).evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(cut).toBe(0);
    await told.getByRole('button', { name: 'More…' }).click();
    const rows = editor.page.locator('.quick-input-widget:visible .monaco-list-row');
    await rows.first().waitFor();
    const names = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(names).toEqual(['Show Health', 'Silence…', 'Host Tools…']);
    await editor.screenshot('health-notice-more');
    await editor.choose('Host Tools…');
    await rows.filter({ hasText: 'htop' }).waitFor();
    await editor.page.keyboard.press('Escape');
  });

  it('and lenses, lists and the status bar show what a command wrote as words too', async () => {
    writeFileSync(join(editor.workspace, 'broken'), '');
    const told = toast(/batch is unhealthy/);
    await told.waitFor();
    await harmless(told);
    await clear();
    await editor.openFile('health/batch.health.yaml');
    const lens = await editor.lens(/failed: exit code 3.*rocket/);
    await harmless(lens);
    await editor.screenshot('health-notice-lens');
    await editor.runCommand('Healer: Run Check Now');
    const row = editor.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: 'batch' });
    await row.filter({ hasText: '$(rocket)' }).waitFor();
    await harmless(row);
    await editor.choose('batch');
    const said = status(/batch failed: exit code 3.*rocket/);
    await said.waitFor();
    await harmless(said);
  });

  it('of a run by hand are short; the results of the tests have all that a command wrote, without secrets', async () => {
    await (await editor.lens('Run check')).click();
    const told = toast(/batch failed: exit code 3/);
    await told.waitFor();
    await harmless(told);
    expect(await told.textContent()).not.toContain('line one');
    await clear();
    await editor.runCommand('Test: Run Tests in Current File');
    await editor.runCommand('Test Results: Focus on Test Results View');
    const results = editor.page.locator('.panel');
    await results.getByText('line one').first().waitFor();
    await results.getByText('token=***').first().waitFor();
    await editor.screenshot('health-notice-test-results');
    await editor.runCommand('View: Toggle Panel Visibility');
    await editor.runCommand('View: Close All Editors');
    rmSync(join(editor.workspace, 'broken'));
    bodies.clear();
    await status(/9 healthy/).waitFor();
    await clear();
  });

  it('of many at once name the most severe, and an old one says that it is over', async () => {
    allDown = true;
    const told = toast(/\d workloads are unhealthy: P1 urgent, .* urgent: HTTP 503/);
    await told.waitFor();
    await status(/8 unhealthy/).waitFor();
    await editor.page.locator('.sidebar .monaco-list-row').filter({ hasText: 'P1 urgent' }).waitFor();
    await editor.screenshot('health-notice-many');
    allDown = false;
    await status(/9 healthy/).waitFor();
    await told.getByRole('button', { name: /^Acknowledge P1/ }).click();
    await toast(/None of these \d workloads is unhealthy any more\./).waitFor();
    await status(/(is|are) acknowledged/).waitFor();
    await editor.screenshot('health-notice-old');
  });
});
