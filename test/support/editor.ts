import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { freePort, installExtension, ownNode, startCodeServer } from '../../scripts/code-server.mjs';
import { vsixFile } from '../../scripts/package.mjs';
import type { Shop } from './shop.ts';

export type Theme = 'dark' | 'light' | 'hc';

/** A theme as the settings name it, as its picker does, and the class the workbench then has. */
const themes = {
  dark: { setting: 'Default Dark Modern', label: 'Dark Modern', workbench: 'vs-dark' },
  light: { setting: 'Default Light Modern', label: 'Light Modern', workbench: 'vs' },
  hc: { setting: 'Default High Contrast', label: 'Dark High Contrast', workbench: 'hc-black' },
} as const;

export const repository = join(import.meta.dirname, '..', '..');
const pictures = join(repository, 'test-results', 'editor');
const patience = 20_000;

export interface EditorOptions {
  /** Opened in a copy that is a git repository of its own. Default: `examples/`. */
  readonly folder?: string;
  /** The shop that its checks and playbooks are pointed at. Default: the usual ports, where nobody need be. */
  readonly shop?: Shop;
  readonly theme?: Theme;
  /** False: the workspace opens as VS Code opens an unknown one. Default: trusted. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** VSIX files of other extensions to install. */
  readonly extensions?: readonly string[];
  /** Settings of the machine, in place of a state directory of its own. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
}

/** A real VS Code with the packaged extension, in headless Chromium. */
export interface Editor {
  readonly page: Page;
  /** Absolute path of the copied workspace. */
  readonly workspace: string;
  /** Absolute path of the daemon's state directory. */
  readonly stateDirectory: string;
  /** Opens a file of the workspace by its path there, as a person does with Ctrl+P, and goes to its top. */
  openFile(path: string): Promise<void>;
  /** Runs a command by its title in the palette. */
  runCommand(title: string): Promise<void>;
  /** Answers the input box that is open. */
  answer(text: string): Promise<void>;
  /** Chooses the row of this label in the quick pick that is open. */
  choose(label: string): Promise<void>;
  /** Puts the cursor at the end of a line (from 1) of the active file. */
  goToLineEnd(line: number): Promise<void>;
  /** Types into the active editor, key by key. */
  type(text: string): Promise<void>;
  /** The row of the Problems panel that holds this text, once it is there. */
  problem(text: string | RegExp): Promise<Locator>;
  /** The first code lens of this title, once it is there. */
  lens(title: string | RegExp): Promise<Locator>;
  /** The page inside the webview that is shown. */
  webview(): FrameLocator;
  /** Picks a theme, and waits until the workbench shows it. */
  setTheme(theme: Theme): Promise<void>;
  /** Replaces the settings of the machine, where those of its paths are kept; the editor takes them up a moment later. */
  changeMachineSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Writes test-results/editor/NAME.png. */
  screenshot(name: string): Promise<void>;
  /** To call in a test or `beforeEach`: a failure then leaves a picture, the page's console and the extension's log. */
  dumpOnFailure(): void;
  close(): Promise<void>;
}

/** Debian's Chromium, headless, with nothing that calls out. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-editor-')));
  const workspace = join(scratch, 'shop');
  cpSync(options.folder ?? join(repository, 'examples'), workspace, { recursive: true });
  if (options.shop) pointAt(options.shop, workspace);
  commitAll(workspace);
  const stateDirectory = join(scratch, 'state');
  const folders = { extensionsDir: join(scratch, 'extensions'), userDataDir: join(scratch, 'user') };
  for (const vsix of [vsixFile(), ...(options.extensions ?? [])]) installExtension({ vsix, ...folders });
  const machineSettings = join(folders.userDataDir, 'Machine', 'settings.json');
  const changeMachineSettings = (settings: Readonly<Record<string, unknown>>) => {
    mkdirSync(join(machineSettings, '..'), { recursive: true });
    writeFileSync(machineSettings, JSON.stringify(settings));
  };
  changeMachineSettings({ 'healer.stateDirectory': stateDirectory, ...options.machineSettings });
  const server = await startCodeServer({
    ...folders,
    workspace,
    port: (await freePort(0)) ?? 0,
    password: null,
    trust: options.trusted === false,
    settings: {
      'workbench.colorTheme': themes[options.theme ?? 'dark'].setting,
      ...options.settings,
    },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page.setDefaultTimeout(patience);
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`page error: ${error.message}`));
  await page.goto(server.url);
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();

  const input = page.locator('.quick-input-widget:visible input[type=text]').first();
  const row = (label: string) =>
    page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .and(page.locator(`[aria-label="${label}"], [aria-label^="${label},"], [aria-label^="${label} "]`))
      .first();

  async function pick(typed: string, label: string): Promise<void> {
    await input.fill(typed);
    await row(label).click();
  }

  /**
   * A command whose condition does not hold yet is not in the palette, and the palette does not look again; one that
   * opens while the window takes the focus elsewhere closes at once: reopen it.
   */
  async function pickCommand(title: string): Promise<void> {
    const deadline = Date.now() + patience;
    for (;;) {
      try {
        await page.keyboard.press('F1');
        await input.fill(`>${title}`, { timeout: 2000 });
        return await row(title).click({ timeout: 2000 });
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await page.keyboard.press('Escape');
      }
    }
  }

  const editor: Editor = {
    page,
    workspace,
    stateDirectory,
    async openFile(path) {
      const name = basename(path);
      await page.keyboard.press('Control+P');
      await pick(path, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator('.editor-instance .view-lines').first().waitFor();
      await page.keyboard.press('Control+Home');
    },
    runCommand: pickCommand,
    async answer(text) {
      await input.fill(text);
      await page.keyboard.press('Enter');
    },
    async choose(label) {
      await row(label).click();
    },
    async goToLineEnd(line) {
      await page.keyboard.press('Control+G');
      await editor.answer(`:${line}`);
      await input.waitFor({ state: 'hidden' });
      await page.keyboard.press('End');
    },
    async type(text) {
      await page.keyboard.type(text, { delay: 30 });
    },
    async problem(text) {
      await editor.runCommand('Problems: Focus on Problems View');
      const row = page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first();
      await row.waitFor();
      return row;
    },
    async lens(title) {
      const link = page.locator('.codelens-decoration a').filter({ hasText: title }).first();
      await link.waitFor();
      return link;
    },
    webview() {
      return page.frameLocator('iframe.webview.ready').last().frameLocator('iframe');
    },
    async setTheme(theme) {
      await editor.runCommand('Preferences: Color Theme');
      await pick(themes[theme].label, themes[theme].label);
      await page.locator(`.monaco-workbench.${themes[theme].workbench}`).waitFor();
    },
    changeMachineSettings,
    async screenshot(name) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
    },
    dumpOnFailure() {
      onTestFailed(async ({ task }) => {
        const name = `failed-${task.name.replace(/\W+/g, '-')}`;
        await editor.screenshot(name);
        await page.keyboard.press('Escape');
        writeFileSync(join(pictures, `${name}.log`), [...said, ...logsUnder(scratch)].join('\n'));
      });
    },
    async close() {
      await browser.close();
      const stop = [join(repository, 'dist/cli.js'), 'daemon', 'stop', '--state-dir', stateDirectory];
      spawnSync(ownNode, stop, { cwd: workspace, stdio: 'ignore' });
      await server.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
  return editor;
}

/** Puts the ports of a running shop in place of the usual ones in the definitions. */
function pointAt({ addresses }: Shop, workspace: string): void {
  const ports = (['web', 'api', 'database', 'worker'] as const).map((name) => addresses[name].split(':').at(-1) ?? '');
  for (const name of readdirSync(workspace, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  )) {
    const file = join(workspace, name);
    const text = readFileSync(file, 'utf8')
      .replace(/\b1808([0-3])\b/g, (_, digit) => ports[Number(digit)] ?? '')
      .replace('node shop.mjs check', `node shop.mjs --port ${ports[0]} check`);
    writeFileSync(file, text);
  }
}

function commitAll(folder: string): void {
  const identity = ['-c', 'user.name=Mara', '-c', 'user.email=mara@shop.example'];
  const git = (...args: string[]) => execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('commit', '--message=Open the shop');
}

/** What the extension, its server, its daemon and the extension host wrote to their logs. */
function logsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log') && /exthost|healer|daemon/i.test(name))
    .flatMap((name) => [`--- ${name}`, readFileSync(join(folder, name), 'utf8')]);
}
