import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/browser';
import type { Failure, PageMethod, PageNotifications, PageRequests } from '../../engine/protocol/page.ts';
import { failureOf } from '../../engine/protocol/rpc.ts';

/** What a page may ask of whoever shows it, and the view state that outlives a reload. */
export interface Host<State> {
  /** Rejects with a `PageFailure`: the host's own failure, or `page/no-answer` when there was none. */
  request<M extends PageMethod>(method: M, params: PageRequests[M]['params']): Promise<PageRequests[M]['result']>;
  on<N extends keyof PageNotifications>(name: N, listener: (params: PageNotifications[N]) => void): void;
  /** What was last kept, or undefined on the first showing. */
  kept(): State | undefined;
  keep(state: State): void;
}

/** A request that ended in words for the user instead of a result. */
export class PageFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'PageFailure';
    this.failure = failure;
  }
}

/** The failure to show for anything a request rejected with. */
export function shownFailure(error: unknown): Failure {
  return error instanceof PageFailure ? error.failure : noAnswer('The page met an error of its own', error);
}

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** Connects the page to its host. Called once, by the entry of the page. */
export function connect<State>(): Host<State> {
  const api = acquireVsCodeApi();
  const connection = createMessageConnection(new WindowReader(), new PostingWriter(api));
  connection.listen();
  return {
    async request(method, params) {
      try {
        return await connection.sendRequest(method, params);
      } catch (error) {
        throw new PageFailure(failureOf(error) ?? noAnswer(`The editor did not answer ${method}`, error));
      }
    },
    on(name, listener) {
      connection.onNotification(name, listener);
    },
    kept: () => api.getState() as State | undefined,
    keep: (state) => api.setState(state),
  };
}

function noAnswer(what: string, error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  return { code: 'page/no-answer', message: `${what}: ${why}. Try again; if it stays, open the log.` };
}

class WindowReader extends AbstractMessageReader implements MessageReader {
  listen(callback: DataCallback): Disposable {
    const hear = (event: MessageEvent<unknown>) => {
      if (isMessage(event.data)) callback(event.data);
    };
    window.addEventListener('message', hear);
    return { dispose: () => window.removeEventListener('message', hear) };
  }
}

class PostingWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #api: EditorApi;

  constructor(api: EditorApi) {
    super();
    this.#api = api;
  }

  async write(message: Message): Promise<void> {
    this.#api.postMessage(message);
  }

  end(): void {}
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'jsonrpc' in data && data.jsonrpc === '2.0';
}
