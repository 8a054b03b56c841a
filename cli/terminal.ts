import { createInterface, type Key } from 'node:readline';

/** What a person typed in answer to a question. */
export interface Typed {
  /** Several lines where several were pasted. */
  readonly text: string;
  /** It was not ended with Enter: ctrl-C, ctrl-D, or the terminal has gone. Every later question is left, too. */
  readonly left: boolean;
}

/** A conversation on a terminal, a question at a time. What is typed ahead answers the next ones. */
export interface Terminal {
  /** Asks for a line, in which `known` stands to be taken or changed. */
  ask(known: string): Promise<Typed>;
  close(): void;
}

/** Has the terminal say where what is pasted begins and ends, or no longer; one that cannot ignores it. */
const markPasting = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

/** Opens a conversation that ends when `signal` says so. */
export function openTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  signal: AbortSignal,
): Terminal {
  const lines = createInterface({ input, output, terminal: true, historySize: 0, prompt: '> ' });
  output.write(markPasting.on);
  /** Lines of the answer so far. */
  let before: string[] = [];
  let pasting = false;
  let left = false;
  const ahead: Typed[] = [];
  let answer: ((typed: Typed) => void) | undefined;
  const give = (typed: Typed) => {
    before = [];
    if (answer) answer(typed);
    else ahead.push(typed);
    answer = undefined;
  };
  const leave = () => {
    if (left) return;
    left = true;
    const text = [...before, lines.line].join('\n');
    if (answer || text !== '') give({ text, left });
  };
  const close = () => {
    signal.removeEventListener('abort', close);
    if (!signal.aborted) output.write(markPasting.off);
    lines.close();
  };
  input.on('keypress', (_: unknown, { name }: Key) => {
    if (name === 'paste-start' || name === 'paste-end') pasting = name === 'paste-start';
  });
  lines.on('line', (line) => {
    // Nobody ended this one: the terminal did, and it still stands there.
    if (lines.line !== '') return;
    if (pasting) before.push(line);
    else give({ text: [...before, line].join('\n'), left });
  });
  lines.on('SIGINT', leave);
  lines.on('close', leave);
  // A terminal that has gone cannot be given back as it was.
  lines.on('error', leave);
  signal.addEventListener('abort', close);
  return {
    ask(known) {
      const typed = ahead.shift() ?? (left ? { text: known, left } : undefined);
      if (typed) return Promise.resolve(typed);
      const { promise, resolve } = Promise.withResolvers<Typed>();
      answer = resolve;
      lines.prompt(true);
      if (known !== '' && lines.line === '') lines.write(known);
      return promise;
    },
    close,
  };
}
