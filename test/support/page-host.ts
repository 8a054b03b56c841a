import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { Failure } from '../../engine/model/failure.ts';
import type { PageMethod, PageNotifications, PageRequests } from '../../engine/protocol/page.ts';
import { failureErrorCode } from '../../engine/protocol/rpc.ts';
import { nightNow } from './night.ts';

export type PageName = 'incidents' | 'plan' | 'health';
export type PageTheme = 'dark-modern' | 'light-modern' | 'high-contrast';

/** What the host answers, by method, now or later; a method left out is never answered. A thrown `Refusal` becomes the error's failure. */
export type Answers = {
  readonly [M in PageMethod]?: (
    params: PageRequests[M]['params'],
  ) => PageRequests[M]['result'] | Promise<PageRequests[M]['result']>;
};

export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export interface OpenPage {
  readonly page: Page;
  /** Every request so far. */
  readonly asked: readonly { readonly method: string; readonly params: unknown }[];
  tell<N extends keyof PageNotifications>(name: N, params: PageNotifications[N]): Promise<void>;
}

export interface PageServer {
  /** Shows a page at the time of the night, in a window of `width` × `height` px. */
  open(
    browser: Browser,
    name: PageName,
    answers: Answers,
    look?: { theme?: PageTheme; width?: number; height?: number },
  ): Promise<OpenPage>;
  close(): void;
}

const root = join(import.meta.dirname, '..', '..');

/** Bundles the pages as the build does and serves them on a free port under the policy a webview has. */
export async function servePages(): Promise<PageServer> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    outdir: 'pages',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    entryPoints: {
      incidents: 'webview/src/incidents/main.tsx',
      plan: 'webview/src/plan/main.tsx',
      health: 'webview/src/health/main.tsx',
    },
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path.split('/').at(-1) ?? '', text]));
  for (const theme of ['dark-modern', 'light-modern', 'high-contrast'])
    files.set(`${theme}.css`, readFileSync(join(root, 'test', 'support', 'themes', `${theme}.css`), 'utf8'));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = files.get(url.pathname.slice(1));
    const isPage = url.pathname === '/';
    const type = isPage ? 'text/html' : url.pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'nonce-night'",
    };
    if (isPage) response.writeHead(200, headers).end(html(url.searchParams));
    else response.writeHead(file === undefined ? 404 : 200, headers).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    open: (browser, name, answers, look = {}) => open(browser, port, name, answers, look),
    close: () => server.close(),
  };
}

/** The document of a webview: a style sheet, a script with the nonce, and the editor's API, whose state a reload keeps. */
function html(query: URLSearchParams): string {
  const name = query.get('page') ?? '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<link rel="stylesheet" href="${query.get('theme')}.css"><link rel="stylesheet" href="${name}.css"></head>
<body><div id="page"></div>
<script nonce="night">
const kept = 'kept';
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => globalThis.toHost(JSON.stringify(message)),
  getState: () => JSON.parse(sessionStorage.getItem(kept) ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem(kept, JSON.stringify(state)),
});
</script>
<script nonce="night" type="module" src="${name}.js"></script></body></html>`;
}

async function open(
  browser: Browser,
  port: number,
  name: PageName,
  answers: Answers,
  look: { theme?: PageTheme; width?: number; height?: number },
): Promise<OpenPage> {
  const { theme = 'dark-modern', width = 1280, height = 860 } = look;
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(10_000);
  await page.clock.install({ time: nightNow });
  const asked: { method: string; params: unknown }[] = [];
  const post = async (message: object) => {
    await page.evaluate((data) => window.postMessage(data), { jsonrpc: '2.0', ...message });
  };
  await page.exposeFunction('toHost', async (text: string) => {
    const { id, method, params } = JSON.parse(text) as { id?: number; method: PageMethod; params: unknown };
    asked.push({ method, params });
    const answer = answers[method] as ((given: unknown) => unknown) | undefined;
    if (id === undefined || answer === undefined) return;
    try {
      await post({ id, result: await answer(params) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await post({ id, error: { code: failureErrorCode, message: error.message, data: error.failure } });
    }
  });
  await page.goto(`http://127.0.0.1:${port}/?page=${name}&theme=${theme}`);
  return { page, asked, tell: (method, params) => post({ method, params }) };
}
