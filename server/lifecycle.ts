import { type Connection, type ConnectionOptions, ErrorCodes, Message, ResponseError } from 'vscode-languageserver';

/** What a request is handed on as when it comes at the wrong time. */
const refused = 'healer/refused';

interface Refusal {
  readonly code: number;
  readonly message: string;
}

const notYet: Refusal = { code: ErrorCodes.ServerNotInitialized, message: 'The first request must be "initialize".' };
const again: Refusal = { code: ErrorCodes.InvalidRequest, message: 'The server is initialized already.' };
const over: Refusal = { code: ErrorCodes.InvalidRequest, message: 'The server is shut down; only "exit" may follow.' };

export interface Order {
  readonly options: ConnectionOptions;
  /** Everything that answers is there: what came since `initialize` is handed on. */
  served(): void;
}

/**
 * Holds a client to the protocol's order: `initialize` once, before all else, and nothing after `shutdown` but `exit`.
 * A request at the wrong time becomes one that `answerRefused` refuses; a notification is dropped. What comes after
 * `initialize` waits until `served` is called. For one connection.
 */
export function inOrder(): Order {
  let state: 'new' | 'running' | 'over' = 'new';
  let waiting: (() => void)[] | undefined = [];
  const obstacle = (method: string): Refusal | undefined => {
    if (state === 'over') return over;
    if ((state === 'new') !== (method === 'initialize')) return state === 'new' ? notYet : again;
    if (method === 'initialize') state = 'running';
    if (method === 'shutdown') state = 'over';
    return undefined;
  };
  const handOn = (message: Message, next: (message: Message) => void): void => {
    if (Message.isRequest(message)) {
      const refusal = obstacle(message.method);
      next(refusal ? { ...message, method: refused, params: refusal } : message);
      return;
    }
    const dropped = Message.isNotification(message) && message.method !== 'exit' && state !== 'running';
    if (!dropped) next(message);
  };
  return {
    options: {
      messageStrategy: {
        handleMessage(message, next) {
          if (state === 'new' || !waiting) handOn(message, next);
          else waiting.push(() => handOn(message, next));
        },
      },
    },
    served() {
      const kept = waiting ?? [];
      waiting = undefined;
      for (const hand of kept) hand();
    },
  };
}

/** Answers what `inOrder` refuses. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(refused, ({ code, message }: Refusal) => new ResponseError(code, message));
}
