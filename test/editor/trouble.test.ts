import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, type EditorOptions, openEditor } from '../support/editor.ts';

/** Opens an editor of its own for the tests of a `describe`. */
function useEditor(options: EditorOptions): () => Editor {
  let editor: Editor;
  beforeAll(async () => {
    editor = await openEditor(options);
  });
  beforeEach(() => editor.dumpOnFailure());
  afterAll(() => editor?.close());
  return () => editor;
}

describe('when the daemon cannot start', () => {
  const opened = useEditor({ machineSettings: { 'healer.stateDirectory': '/proc/healer' } });

  it('the incident panel says why, where and what to do, and works once that is mended', async () => {
    const { runCommand, webview, screenshot, stateDirectory, changeMachineSettings } = opened();
    await runCommand('Healer: Open Incidents');
    const panel = webview().locator('body');
    await panel.filter({ hasText: 'daemon/state-read-only' }).waitFor();
    const text = await panel.textContent();
    for (const part of ['/proc/healer', 'healer.stateDirectory', 'Try again', 'Open log']) expect(text).toContain(part);
    await screenshot('trouble-state-directory');

    changeMachineSettings({ 'healer.stateDirectory': stateDirectory });
    const tryAgain = async () => {
      // It tries again by itself, too: the button may go at any time.
      await webview()
        .getByText('Try again')
        .click({ timeout: 1_000 })
        .catch(() => {});
      return panel.textContent();
    };
    await expect.poll(tryAgain, { timeout: 20_000, interval: 500 }).toContain('No active incident');
  });
});

describe('when the daemon is killed', () => {
  const opened = useEditor({});

  it('the panel says so, keeps what it shows, and is live again by itself', async () => {
    const { runCommand, answer, choose, webview, screenshot, stateDirectory } = opened();
    await runCommand('Healer: Start Incident');
    await answer('web is slow');
    await choose('P3');
    await choose('web');
    const panel = webview().locator('body');
    await panel.filter({ hasText: 'web is slow' }).filter({ hasText: 'live' }).waitFor();
    const { pid } = JSON.parse(readFileSync(join(stateDirectory, 'daemon.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await panel.filter({ hasText: 'Not connected' }).filter({ hasText: 'web is slow' }).waitFor();
    await screenshot('trouble-offline');
    await panel.filter({ hasText: 'Not connected' }).waitFor({ state: 'detached' });
    await panel.filter({ hasText: 'web is slow' }).filter({ hasText: 'live' }).waitFor();
  });
});

describe('when the daemon is frozen', () => {
  const opened = useEditor({});

  it('the panel does not stay live for ever', async () => {
    const { runCommand, answer, choose, webview, stateDirectory } = opened();
    await runCommand('Healer: Start Incident');
    await answer('web is slow');
    await choose('P3');
    await choose('web');
    const panel = webview().locator('body');
    await panel.filter({ hasText: 'web is slow' }).filter({ hasText: 'live' }).waitFor();
    const { pid } = JSON.parse(readFileSync(join(stateDirectory, 'daemon.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGSTOP');
    await panel.press('a');
    await panel.filter({ hasText: 'Not connected' }).waitFor();
    process.kill(pid, 'SIGKILL');
    await panel.filter({ hasText: 'live' }).waitFor({ timeout: 40_000 });
  });

  it('watching is not said to lack a healer.yaml that lies above the folder', async () => {
    const { page, runCommand, screenshot, stateDirectory, workspace } = opened();
    await runCommand('View: Close All Editors');
    renameSync(join(workspace, 'healer.yaml'), join(workspace, '..', 'healer.yaml'));
    const { pid } = JSON.parse(readFileSync(join(stateDirectory, 'daemon.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGSTOP');
    await runCommand('Healer: Start Watching');
    const told = page.locator('.notification-toast').filter({ hasText: 'did not answer within 5 s' });
    await told.waitFor();
    expect(await page.locator('.notification-toast').filter({ hasText: 'No healer.yaml' }).count()).toBe(0);
    await screenshot('trouble-watch-frozen');
    process.kill(pid, 'SIGKILL');
  });
});

describe('in a workspace that is not trusted', () => {
  const opened = useEditor({ trusted: false });

  it('definitions are checked and nothing executes', async () => {
    const { page, openFile, goToLineEnd, type, problem, runCommand, webview, answer, choose, screenshot } = opened();
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await openFile('health/api.health.yaml');
    await goToLineEnd(4);
    await type('\nintervall: 3s');
    expect(await (await problem('intervall')).textContent()).toContain('interval');

    await runCommand('Healer: Start Incident');
    await answer('web is slow');
    await choose('P3');
    await choose('web');
    const panel = webview().locator('body');
    await panel.filter({ hasText: 'Restricted Mode' }).filter({ hasText: 'need a trusted folder' }).waitFor();
    await screenshot('trouble-untrusted');
  });
});
