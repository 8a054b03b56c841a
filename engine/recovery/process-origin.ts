import { constants } from 'node:fs';
import { access, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { commandLine } from '../checks/process-table.ts';
import { fileThreads } from '../file-threads.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { notStartable } from './failures.ts';
import { interpreterOf } from './interpreter.ts';

/**
 * How a process was started, so that it can be started again. It holds what the process was given, secrets included:
 * kept in memory only, never shown, never written.
 */
export interface ProcessOrigin {
  readonly pid: number;
  /** With the pid, tells it from a later process. */
  readonly start: string;
  /** The program's file, by absolute path. */
  readonly program: string;
  /**
   * Where the kernel was asked to run a script, and read in it (`#!`) by what program: the script, as it was named. Called
   * so again the process has the same name.
   */
  readonly script?: string;
  /** The whole command line, the program's own name first. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The regular files its standard output and error went to. */
  readonly output?: string;
  readonly errors?: string;
}

const ask = fileThreads.asker<boolean>();
const askScript = fileThreads.asker<string | undefined>();
/** A program or an output on a file system that does not answer is waited for as long as this, in ms. */
const patience = 1_000;

/** The flag of a thread of the kernel, PF_KTHREAD, in the ninth field of proc_pid_stat(5). */
const kernelThread = 0x00200000;

/**
 * Variables that say how programs are loaded, or that belong to whoever started the process and to no second one: they
 * are not given to it again.
 */
const withheld =
  /^(LD_.*|DYLD_.*|GCONV_PATH|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|BASH_FUNC_.*|PS4|NODE_OPTIONS|ELECTRON_RUN_AS_NODE|VSCODE_.*|PYTHONSTARTUP|PERL5OPT|PERL5DB|RUBYOPT|NOTIFY_SOCKET|WATCHDOG_.*|LISTEN_.*|INVOCATION_ID|JOURNAL_STREAM|MAINPID)$/;

/** Reads how a process was started, or why it is none that Healer may start again. `process`: its name, for a person. */
export async function readOrigin(pid: number, process: string, proc = '/proc'): Promise<Result<ProcessOrigin>> {
  const folder = join(proc, String(pid));
  try {
    const line = await readFile(join(folder, 'stat'), 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if ((Number(fields[6]) & kernelThread) !== 0) return failed(notStartable(process, 'it is a thread of the kernel'));
    const { uid } = await stat(folder);
    if (uid !== globalThis.process.getuid?.())
      return failed(notStartable(process, `it belongs to another user (${uid})`));
    if (await isApart(folder, proc))
      return failed(notStartable(process, 'it runs in a container or a sandbox, which only its keeper can restart'));
    const argv = (await commandLine(proc, pid)).split('\0').slice(0, -1);
    if (isWrittenOver(argv))
      return failed(notStartable(process, 'it has written over its command line, which is not known any more'));
    const program = (await readlink(join(folder, 'exe'))).replace(/ \(deleted\)$/, '');
    await ask(program, dirname(program), () => access(program, constants.X_OK).then(() => true), { patience });
    const [output, errors] = await Promise.all([regularFile(join(folder, 'fd/1')), regularFile(join(folder, 'fd/2'))]);
    const cwd = await readlink(join(folder, 'cwd'));
    const name = line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'));
    const read = () => scriptOf({ name, program, argv, cwd });
    const script = await askScript(folder, cwd, read, { patience });
    return success({
      pid,
      start: fields[19] ?? '',
      program,
      ...(script !== undefined && { script }),
      argv,
      cwd,
      environment: environmentOf(await readFile(join(folder, 'environ'), 'utf8')),
      ...(output !== undefined && { output }),
      ...(errors !== undefined && { errors }),
    });
  } catch (error) {
    return failed(notStartable(process, `how it was started cannot be read (${fileReason(error)})`));
  }
}

/** Bytes of a name the kernel keeps. */
const longestName = 15;

/**
 * The script the kernel was asked to run, where it was one that names this very program: the process has the script's
 * name then, and the script is among its words. Undefined for all else, also where the script was changed or removed since.
 */
async function scriptOf({
  name,
  program,
  argv,
  cwd,
}: Pick<ProcessOrigin, 'program' | 'argv' | 'cwd'> & { readonly name: string }): Promise<string | undefined> {
  const called = (word: string) => Buffer.from(basename(word)).subarray(0, longestName).toString() === name;
  const script = argv.slice(1).find((word) => word.includes('/') && called(word));
  if (script === undefined || called(argv[0] ?? '')) return undefined;
  try {
    const path = resolve(cwd, script);
    await access(path, constants.X_OK);
    const interpreter = await interpreterOf(path);
    return interpreter !== undefined && (await realpath(resolve(cwd, interpreter))) === program ? script : undefined;
  } catch {
    return undefined;
  }
}

/** A title a process gives itself is one text where its words were, and nothing behind it; nobody passes two empty words last. */
function isWrittenOver(argv: readonly string[]): boolean {
  const [title = ''] = argv;
  return argv.length === 0 || (argv.length === 1 && /\s/.test(title.trim())) || argv.slice(-2).join('') === '';
}

/** Whether it sees other processes or other files than this one does. */
async function isApart(folder: string, proc: string): Promise<boolean> {
  const names = ['pid', 'mnt', 'user'];
  const own = join(proc, 'self/ns');
  const same = await Promise.all(
    names.map(async (name) => (await readlink(join(folder, 'ns', name))) === (await readlink(join(own, name)))),
  );
  return same.includes(false);
}

function environmentOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\0').flatMap((line) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(line) ?? [];
    return name === undefined || value === undefined || withheld.test(name) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

async function regularFile(link: string): Promise<string | undefined> {
  try {
    const path = await readlink(link);
    return path.startsWith('/') &&
      (await ask(link, dirname(path), async () => (await stat(link)).isFile(), { patience })) &&
      !path.endsWith(' (deleted)')
      ? path
      : undefined;
  } catch {
    return undefined;
  }
}
