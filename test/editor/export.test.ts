import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/editor.ts';
import { folderWith } from '../support/healer.ts';

const pictures = join(import.meta.dirname, '..', '..', 'test-results', 'export');
const golden = join(import.meta.dirname, '..', 'engine', 'incidents', 'golden', 'export-everything.html.txt');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** The page of an incident of which everything is known, opened as a file. */
async function openExport(look: Parameters<Browser['newPage']>[0]) {
  const folder = folderWith({ 'incident.html': readFileSync(golden) });
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, ...look });
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  const url = pathToFileURL(join(folder, 'incident.html')).href;
  await page.goto(url);
  return { page, asked, said, url };
}

describe('an exported incident in a browser', () => {
  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(31, 31, 31)'],
  ] as const)('is %s as its reader prefers, and asks for nothing but itself', async (colorScheme, ground) => {
    const { page, asked, said, url } = await openExport({ colorScheme });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground);
    expect(await page.locator('svg.healer-chart').count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.screenshot({ path: join(pictures, `${colorScheme}.png`), fullPage: true });
    expect({ asked, said }).toEqual({ asked: [url], said: [] });
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing an accessibility check finds fault with, in %s',
    async (colorScheme) => {
      const { page } = await openExport({ colorScheme, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; help: string }[] }> };
        };
        return (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`);
      });
      expect(violations).toEqual([]);
      await page.close();
    },
  );

  it('fits a narrow window, and is printed black on white', async () => {
    const { page } = await openExport({ viewport: { width: 380, height: 800 }, colorScheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    await page.screenshot({ path: join(pictures, 'narrow.png'), fullPage: true });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    const pdf = await page.pdf({ format: 'A4' });
    writeFileSync(join(pictures, 'printed.pdf'), pdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
