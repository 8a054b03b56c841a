/** One system call of a trace: `openat`, with what stands between its brackets. */
export interface SystemCall {
  readonly name: string;
  readonly args: string;
  /** As strace printed it. */
  readonly line: string;
}

/** The calls in the output of `strace -f -o FILE`; a call that was interrupted and resumed is one. */
export function parseTrace(trace: string): SystemCall[] {
  const calls: SystemCall[] = [];
  for (const line of trace.split('\n')) {
    const match = /^(?:\d+\s+)?(\w+)\((.*)$/.exec(line);
    if (match) calls.push({ name: match[1] ?? '', args: match[2] ?? '', line });
  }
  return calls;
}

/** Calls that only ask: about files, and about the streams the process was given. */
const reads = new Set([
  'access',
  'faccessat',
  'faccessat2',
  'fstat',
  'getcwd',
  'getsockname',
  'getsockopt',
  'lstat',
  'newfstatat',
  'readlink',
  'readlinkat',
  'stat',
  'statfs',
  'statx',
]);
const endings = new Set(['exit', 'exit_group', 'wait4']);

export interface Allowed {
  /** The one program that may be executed: how the trace began. */
  readonly program: string;
  /** Files and folders that may be opened for reading. */
  readonly readable: readonly string[];
}

/** The calls that are more than a read of what is allowed, each with the reason. */
export function offences(calls: readonly SystemCall[], allowed: Allowed): string[] {
  return calls.flatMap((call, index) => {
    const reason = offence(call, index, allowed);
    return reason === undefined ? [] : [`${reason}: ${call.line}`];
  });
}

function offence({ name, args }: SystemCall, index: number, allowed: Allowed): string | undefined {
  if (reads.has(name) || endings.has(name)) return undefined;
  if (name === 'open' || name === 'openat') return openOffence(args, allowed.readable);
  if (name === 'execve') return index === 0 && args.startsWith(`"${allowed.program}"`) ? undefined : 'runs a program';
  if (name === 'clone' || name === 'clone3') return args.includes('CLONE_THREAD') ? undefined : 'starts a process';
  return `calls ${name}`;
}

function openOffence(args: string, readable: readonly string[]): string | undefined {
  const [, path = '', flags = ''] = /^(?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)", ([A-Z_|]+)/.exec(args) ?? [];
  if (!flags.split('|').includes('O_RDONLY') || /O_CREAT|O_TRUNC|O_TMPFILE/.test(flags)) return 'opens to write';
  if (readable.some((allowed) => path === allowed || path.startsWith(`${allowed}/`))) return undefined;
  return 'reads what is not on the list';
}
