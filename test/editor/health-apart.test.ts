import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownNode } from '../../scripts/code-server.mjs';
import { type Editor, openEditor, repository } from '../support/editor.ts';
import { inOrder } from '../support/in-order.ts';
import { quickShop } from '../support/quick-shop.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** What status bar, Health view and dashboard say while the daemon that watches is apart from them; each step stands on the one before. */
describe('when the daemon that watches', () => {
  let editor: Editor;
  let shop: Shop;
  let stopped: number | undefined;
  const folder = quickShop();

  beforeAll(async () => {
    shop = await openShop({ port: 0 });
    editor = await openEditor({ shop, folder });
    await editor.runCommand('Healer: Focus on Health View');
    await editor.runCommand('Healer: Open Health');
    await button('Start watching').click();
    await status(/4 healthy/).waitFor();
    await head(/^live · checked \ds ago$/).waitFor();
    await editor.page.evaluate(recordStatus);
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    if (stopped !== undefined) process.kill(stopped, 'SIGCONT');
    await editor?.close();
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const dashboard = () => editor.webview().locator('.health');
  const head = (text: RegExp): Locator => dashboard().locator('.live', { hasText: text });
  const button = (name: string) => editor.webview().getByRole('button', { name });
  const status = (text: RegExp): Locator => editor.page.locator('.statusbar-item').filter({ hasText: text }).first();
  const remark = (text: string): Locator => editor.page.locator('.sidebar').getByText(text);
  const daemon = () => {
    const { pid } = JSON.parse(readFileSync(join(editor.stateDirectory, 'daemon.json'), 'utf8')) as { pid: number };
    return pid;
  };
  const healer = (...args: string[]) => {
    const all = [join(repository, 'dist/cli.js'), ...args, '--state-dir', editor.stateDirectory];
    return spawnSync(ownNode, all, { cwd: editor.workspace, encoding: 'utf8' }).stdout;
  };
  /** What the status bar has said since this was last asked, each once in a row. */
  const said = () =>
    editor.page.evaluate(() => {
      const { healthSaid = [] } = globalThis as { healthSaid?: string[] };
      return healthSaid.splice(0, healthSaid.length - 1);
    });
  const inThemes = async (name: string) => {
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await editor.setTheme(theme);
      await editor.screenshot(`health-apart-${name}-${theme}`);
    }
  };

  it('is stopped, nothing stays live or healthy for long', async () => {
    stopped = daemon();
    process.kill(stopped, 'SIGSTOP');
    await status(/Health unknown/).waitFor({ timeout: 40_000 });
    await remark('Not connected. This is how it stood at').waitFor();
    await head(/^not connected/).waitFor();
    await dashboard().getByText('did not answer within 5 s').waitFor();
    expect(await status(/Health unknown/).getAttribute('aria-label')).toContain('did not answer within 5 s');
    await inThemes('stopped');
  });

  it('goes on, everything is live again by itself', async () => {
    process.kill(stopped ?? 0, 'SIGCONT');
    stopped = undefined;
    await status(/4 healthy/).waitFor({ timeout: 30_000 });
    await head(/^live · checked \ds ago$/).waitFor();
    await remark('Not connected. This is how it stood at').waitFor({ state: 'detached' });
    const told = await said();
    expect(told).toContain('Health unknown');
    expect(told).not.toContain('Not watched');
  });

  it('is killed, another watches and nobody is told that nothing does', async () => {
    const killed = daemon();
    process.kill(killed, 'SIGKILL');
    await status(/Health unknown/).waitFor();
    await head(/^not connected/).waitFor();
    await status(/4 healthy/).waitFor();
    await head(/^live · checked \ds ago$/).waitFor();
    const told = await said();
    expect(told).toContain('Health unknown');
    expect(told).not.toContain('Not watched');
    expect(daemon()).not.toBe(killed);
    expect(await dashboard().getByText('Nothing is watched now').count()).toBe(0);
  });

  it('is told to end, it has ended and none is started, with the dashboard open', async () => {
    healer('daemon', 'stop');
    await status(/Not watched/).waitFor();
    await remark('Not watched. This is how it last stood.').waitFor();
    await dashboard().getByText('Nothing is watched now.').waitFor();
    await head(/^not watching/).waitFor();
    await inThemes('ended');
    expect(await said()).not.toContain('Health unknown');
    expect(healer('daemon', 'status')).toBe('not running\n');
  });

  it('has ended, a file that is gone is not opened, and the dashboard says why', async () => {
    const file = join(editor.workspace, 'health', 'api.health.yaml');
    renameSync(file, `${file}.away`);
    await dashboard().locator('[data-workload="api"]').focus();
    await editor.page.keyboard.press('Enter');
    await dashboard().getByRole('alert').getByText(`${file} could not be opened: it is not there`).waitFor();
    await editor.screenshot('health-apart-not-there');
    renameSync(`${file}.away`, file);
  });

  it('is replaced by one of a shell, that one is followed', async () => {
    healer('daemon', 'start', '--dir', editor.workspace);
    await status(/4 healthy/).waitFor();
    await remark('Not watched').waitFor({ state: 'detached' });
    await head(/^live · checked \ds ago$/).waitFor();
  });

  it('is stopped when a window opens, its health is not known until it goes on', async () => {
    await editor.runCommand('View: Close All Editors');
    stopped = daemon();
    process.kill(stopped, 'SIGSTOP');
    await editor.page.reload();
    await editor.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await status(/Health unknown|Not watched/).waitFor({ timeout: 30_000 });
    expect(await status(/Health unknown/).getAttribute('aria-label')).toContain('did not answer within 5 s');
    await editor.screenshot('health-apart-opened-stopped');
    process.kill(stopped, 'SIGCONT');
    stopped = undefined;
    await status(/4 healthy/).waitFor({ timeout: 40_000 });
  });
});

/** Runs in the page: notes what the status bar says of health as it changes. */
function recordStatus(): void {
  const said: string[] = [];
  (globalThis as { healthSaid?: string[] }).healthSaid = said;
  const look = () => {
    const items = [...document.querySelectorAll('.statusbar-item[aria-label^="Healer: "]')];
    const text = items.map(({ textContent }) => textContent?.trim() ?? '').at(0);
    if (text !== undefined && text !== said.at(-1)) said.push(text);
  };
  look();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}
