import { createInterface } from 'node:readline';

/** What a person typed in answer to a question. */
export interface Typed {
  /** Several lines where several were pasted. */
  readonly text: string;
  /** It was not ended with Enter: ctrl-C, ctrl-D, or the terminal has gone. Every later question is left, too. */
  readonly left: boolean;
}

/** A conversation on a terminal, a question at a time. */
export interface Terminal {
  /** Asks for a line, in which `known` stands to be taken or changed. */
  ask(known: string): Promise<Typed>;
  close(): void;
}

/** Opens a conversation that ends when `signal` says so. */
export function openTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  signal: AbortSignal,
): Terminal {
  const lines = createInterface({ input, output, terminal: true, historySize: 0, prompt: '> ' });
  let pasted: string[] = [];
  let left = false;
  let answer: ((typed: Typed) => void) | undefined;
  const give = (typed: Typed) => {
    pasted = [];
    answer?.(typed);
    answer = undefined;
  };
  const leave = () => {
    left = true;
    give({ text: [...pasted, lines.line].join('\n'), left });
  };
  const close = () => {
    signal.removeEventListener('abort', close);
    lines.close();
  };
  lines.on('line', (line) => {
    // Nobody ended this one: the terminal did, and it still stands there.
    if (lines.line !== '') return;
    pasted.push(line);
    // What is pasted comes at once: as long as more of it stands in the line, the answer is not whole.
    if (pasted.length === 1) setImmediate(whenWhole);
  });
  const whenWhole = () => {
    if (pasted.length === 0) return;
    if (lines.line === '') give({ text: pasted.join('\n'), left });
    else lines.once('line', () => setImmediate(whenWhole));
  };
  lines.on('SIGINT', leave);
  lines.on('close', leave);
  // A terminal that has gone cannot be given back as it was.
  lines.on('error', leave);
  signal.addEventListener('abort', close);
  return {
    ask(known) {
      const { promise, resolve } = Promise.withResolvers<Typed>();
      if (left) return Promise.resolve({ text: known, left });
      answer = resolve;
      lines.prompt();
      if (known !== '') lines.write(known);
      return promise;
    },
    close,
  };
}
