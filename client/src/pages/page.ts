import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  Disposable,
  type Message,
  type MessageConnection,
  type MessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node';
import type { PageMethod, PageNotifications, PageRequests } from '../../../engine/protocol/page.ts';
import { type Failure, failureErrorCode, type Result } from '../../../engine/protocol/rpc.ts';
import type { Context } from '../context.ts';

/** What a page may ask of the extension; a page that asks for anything else gets an error. */
export type PageHandlers = {
  [M in PageMethod]?: (params: PageRequests[M]['params']) => Promise<Result<PageRequests[M]['result']>>;
};

/** A webview panel that shows one of the pages in dist/webview, and the connection to it. */
export class Page {
  readonly panel: vscode.WebviewPanel;
  private readonly connection: MessageConnection;

  constructor(
    context: Context,
    panel: vscode.WebviewPanel,
    name: 'incidents' | 'plan' | 'health',
    handlers: PageHandlers,
  ) {
    this.panel = panel;
    const folder = vscode.Uri.joinPath(context.extension.extensionUri, 'dist', 'webview');
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.connection = createMessageConnection(reader(webview), writer(webview));
    for (const [method, handler] of Object.entries(handlers) as [
      PageMethod,
      (params: unknown) => Promise<Result<unknown>>,
    ][]) {
      this.connection.onRequest(method, async (params: unknown) => unwrap(await handler(params)));
    }
    this.connection.onError(([error]) => context.log.error(`page ${name}: ${error.message}`));
    this.connection.listen();
    panel.onDidDispose(() => this.connection.dispose());
    webview.html = html(webview, folder, name, panel.title);
  }

  notify<N extends keyof PageNotifications>(method: N, params: PageNotifications[N]): void {
    this.connection.sendNotification(method, params).catch(() => {
      // The page was closed meanwhile.
    });
  }
}

/** A failure as a JSON-RPC error, so that the page gets code and message as they are. */
function unwrap<T>(result: Result<T>): T | ResponseError<Failure> {
  return result.ok ? result.value : new ResponseError(failureErrorCode, result.failure.message, result.failure);
}

function html(webview: vscode.Webview, folder: vscode.Uri, name: string, title: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (suffix: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, `${name}.${suffix}`)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource} 'nonce-${nonce}'; font-src ${webview.cspSource}; img-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width">
<title>${title.replace(/[&<>"]/g, '')}</title>
<link rel="stylesheet" href="${file('css')}">
</head>
<body>
<div id="page"></div>
<script type="module" nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
}

function reader(webview: vscode.Webview): AbstractMessageReader {
  return new (class extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      const subscription = webview.onDidReceiveMessage((message) => callback(message as Message));
      return Disposable.create(() => subscription.dispose());
    }
  })();
}

function writer(webview: vscode.Webview): AbstractMessageWriter & MessageWriter {
  return new (class extends AbstractMessageWriter {
    async write(message: Message): Promise<void> {
      await webview.postMessage(message);
    }

    end(): void {}
  })();
}
