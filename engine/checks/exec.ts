import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../forensics/tail.ts';
import type { ExecOutcome, ExecProbe, Expectation } from '../model/check.ts';
import { redact } from '../redact.ts';
import { childEnvironment } from './environment.ts';
import { lastLine, missingFolder, notAnswered, notStarted, stillRunning, unreadableFile } from './failures.ts';
import { isFolder } from './folder.ts';
import { duration, type Judgement, type Unmet, unmetAmong, unmetLatency, unmetText } from './judgement.ts';
import { observe, type Probe } from './probe.ts';

/** How much of each output is kept, in bytes: its end. */
export const outputLimit = 4096;

/** How many lines of it a failure is told with. */
const mostLines = 20;

/** How long output already written may take to arrive once the command has ended, in ms. */
const drain = 100;

/**
 * Runs a command by `sh -c` in a process group of its own, with no input and a small environment. At the deadline, on
 * cancellation and when the command ends, the whole group is killed: what it left in the background does not outlive
 * the probe, unless it has moved to a session of its own.
 */
export const probeExec: Probe<ExecProbe> = (spec, context) => {
  const stdout = tail();
  const stderr = tail();
  let started = false;
  return observe(context, {
    run: async (signal) => {
      // A spawn into a folder that does not answer would hold this whole process up.
      if (!(await isFolder(spec.cwd, { signal }))) return { type: 'error', ...missingFolder(spec.cwd) };
      signal.throwIfAborted();
      started = true;
      const child = spawn('/bin/sh', ['-c', spec.command], {
        cwd: spec.cwd,
        env: childEnvironment(spec.env),
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const kill = () => killGroup(child);
      signal.addEventListener('abort', kill);
      try {
        const closed = once(child, 'close', { signal }).catch(() => {});
        const ended = once(child, 'exit', { signal });
        // Node makes no streams when the spawn itself ran out of file descriptors.
        child.stdout?.on('data', stdout.add);
        child.stderr?.on('data', stderr.add);
        const [exitCode, killedBy] = await ended;
        kill();
        await Promise.race([closed, sleep(drain, undefined, { ref: false })]);
        return { type: 'exec', exitCode, signal: killedBy, stdout: stdout.text(), stderr: stderr.text() };
      } finally {
        signal.removeEventListener('abort', kill);
        child.stdout?.destroy();
        child.stderr?.destroy();
      }
    },
    explain: (error) => (started ? notStarted(error) : unreadableFile(error, 'folder', spec.cwd)),
    reading: () => !started,
    late: () =>
      started
        ? stillRunning(context.timeout, lastLine(stderr.text()) ?? lastLine(stdout.text()))
        : notAnswered(context.timeout, `the folder ${spec.cwd}`),
  });
};

function killGroup(child: ChildProcessByStdio<null, Readable, Readable>): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}

/** Keeps the end of what is added to it. */
function tail(): { readonly add: (chunk: Buffer) => void; readonly text: () => string } {
  let kept = Buffer.alloc(0);
  return {
    add: (chunk) => {
      kept = Buffer.concat([kept, chunk]).subarray(-outputLimit);
    },
    text: () => withoutCutCharacter(kept).toString('utf8'),
  };
}

/** Drops the bytes at the start that continue a UTF-8 character of which the beginning was cut off. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  return start > 0 ? bytes.subarray(start) : bytes;
}

export function judgeExec(expect: Expectation, outcome: ExecOutcome & { readonly took: number }): Judgement {
  const output = { what: 'the output', short: 'the output', field: 'expect.output', text: outcome.stdout };
  const found = unmetAmong([
    unmetExit(expect, outcome),
    ...(expect.output ? unmetText(expect.output, output) : []),
    unmetLatency(expect, outcome),
  ]);
  return {
    ...found,
    seen: `exit code ${outcome.exitCode}`,
    value: duration(outcome),
    notes: found.unmet ? lastWords(outcome, redact(found.unmet.message)) : [],
  };
}

/** The last lines of what a command wrote, secrets masked: of its errors, else of its output. None where the message has it all. */
function lastWords({ stdout, stderr }: ExecOutcome, message: string): readonly string[] {
  const text = stderr.trim() === '' ? stdout : stderr;
  // Up to three bytes of a character that was cut off are not in the text.
  const cutOff = Buffer.byteLength(text) > outputLimit - 4;
  const lines = lastLines(text, cutOff, mostLines).lines.filter((line) => line.trim() !== '');
  return lines.length === 1 && message.includes(lines[0]?.trim() ?? '') ? [] : lines;
}

/** The exit codes that are healthy, in words. */
export function wantedExit({ exitCodes = [0] }: Expectation): string {
  return `exit code ${exitCodes.join(', ')}`;
}

function unmetExit(expect: Expectation, { exitCode, signal, stdout, stderr }: ExecOutcome): Unmet | undefined {
  const { exitCodes = [0] } = expect;
  if (exitCode !== null && exitCodes.includes(exitCode)) return undefined;
  const actual = exitCode === null ? `killed by ${signal}` : `exit code ${exitCode}`;
  const said = lastLine(stderr) ?? lastLine(stdout);
  const wanted = expect.exitCodes === undefined ? '' : `, expected ${wantedExit(expect)}`;
  return {
    message: `${actual}${said === undefined ? '' : `: ${said}`}${wanted}`,
    expected: wantedExit(expect),
    actual,
  };
}
