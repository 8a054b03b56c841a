import type { Browser } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Answers, OpenPage, PageName, PageServer } from './page-host.ts';

/** The hash of an empty style element, by which the toolkit tries the policy out; the policy refuses it, which does no harm. */
const emptyStyle = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** Opens a page for one test, which fails when the page complained of anything until its end. */
export async function openQuietly(
  server: PageServer,
  browser: Browser,
  name: PageName,
  answers: Answers,
  look: Parameters<PageServer['open']>[3] = {},
): Promise<OpenPage> {
  const opened = await server.open(browser, name, answers, look);
  const { page } = opened;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes(emptyStyle)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });
  return opened;
}
