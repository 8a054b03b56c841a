import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { formatDuration, parseDuration } from '../../schemas/duration.ts';
import type { HealthConfig } from '../../schemas/generated/types.ts';
import { display, fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

type Types = HealthConfig['type'];

const types: readonly Types[] = ['http', 'tcp', 'exec', 'process', 'memory', 'disk', 'host', 'zombies', 'certificate'];

interface AddOptions {
  readonly type: Types;
  readonly name?: string;
  readonly target?: string;
  readonly port?: number;
  readonly scheme?: 'http' | 'https';
  readonly host?: string;
  readonly interval?: string;
  readonly timeout?: string;
  readonly retries?: number;
  readonly successThreshold?: number;
  readonly autoRestart?: boolean;
  readonly restartUnit?: string;
  readonly restartContainer?: string;
  readonly restartCommand?: readonly string[];
  readonly maxRestarts?: number;
  readonly restartDelay?: string;
  readonly expectStatus?: readonly (number | string)[];
  readonly expectContains?: string;
  readonly dependsOn?: readonly string[];
  readonly label?: Readonly<Record<string, string>>;
  readonly alert?: string;
  readonly severity?: 'P1' | 'P2' | 'P3' | 'P4';
  readonly runbook?: string;
  readonly disabled?: boolean;
  readonly dir?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `healer check add WORKLOAD --type TYPE` */
export function addCheckCommand(io: Io, finish: Finish): Command {
  return new Command('add')
    .description('Write a check as a file of its own. A watching daemon takes it up by itself.')
    .argument('<workload>', 'what it watches')
    .addOption(new Option('--type <type>', 'what is observed').choices(types).makeOptionMandatory())
    .option('--name <name>', 'the check’s name, where its workload has another of this type')
    .option('--target <target>', 'a path or URL (http), the command (exec), the mount point (disk), the process …')
    .option('--port <port>', 'the port; tcp needs one', whole)
    .addOption(new Option('--scheme <scheme>', 'for a target that is a path').choices(['http', 'https']))
    .option('--host <host>', 'where to connect, instead of the workload’s own address')
    .option('--interval <duration>', 'between two checks; 30s when left out')
    .option('--timeout <duration>', 'how long one may take; 5s when left out, and less than the interval')
    .option('--retries <number>', 'failures in a row that make it unhealthy; 3 when left out', whole)
    .option('--success-threshold <number>', 'successes in a row that make it healthy again; 1 when left out', whole)
    .option('--auto-restart', 'restart the workload when it is unhealthy; its unit volt-container@WORKLOAD, or:')
    .option('--restart-unit <unit>', 'what is restarted: a systemd unit')
    .addOption(
      new Option('--restart-container <container>', 'or a Docker container').conflicts([
        'restartUnit',
        'restartCommand',
      ]),
    )
    .addOption(
      new Option('--restart-command <words>', 'or a command in quotes, its words divided by spaces; no shell reads it')
        .argParser(words)
        .conflicts('restartUnit'),
    )
    .option('--max-restarts <number>', 'attempts at most; no limit when left out', whole)
    .option('--restart-delay <duration>', 'the least between two attempts; 10s when left out')
    .option('--expect-status <status...>', 'healthy HTTP statuses: 200, or a range such as 200-299', status)
    .option('--expect-contains <text>', 'what the body must contain (http)')
    .option('--depends-on <workload...>', 'what it needs: while that is down, this one alerts nobody')
    .option('--label <key=value...>', 'a label such as team=payments', label)
    .option('--alert <alert>', 'the alert it raises')
    .addOption(new Option('--severity <severity>', 'how bad it is').choices(['P1', 'P2', 'P3', 'P4']))
    .option('--runbook <path>', 'what to do about it')
    .option('--disabled', 'write it down, and do not run it yet')
    .option('--dir <dir>', 'write to this folder instead of the one that check where prints')
    .option('--force', 'replace the file that holds exactly this check')
    .option('--json', 'print JSON')
    .action(async (workload: string, options: AddOptions) => finish(await addCheck(io, workload, options)));
}

async function addCheck(io: Io, workload: string, options: AddOptions): Promise<ExitCode> {
  const { findRoot } = await import('../../engine/definitions/root.ts');
  const { writeCheck } = await import('../../engine/definitions/write-check.ts');
  const root = await findRoot(io.cwd);
  if (!root.ok) return fail(io, root.failure);
  const written = await writeCheck({
    root: root.value,
    ...(options.dir !== undefined && { dir: resolve(io.cwd, options.dir) }),
    config: configOf(workload, options),
    force: options.force ?? false,
  });
  if (!written.ok) return fail(io, written.failure);
  const { name, enabled, source } = written.value;
  if (options.json) io.out(`${JSON.stringify({ workload, check: name, enabled, file: source.file }, null, 2)}\n`);
  else io.out(`${display(source.file, io.cwd)}\n`);
  return 0;
}

/** The fields in the order that Volt writes them, ours after; what was not given is left to its default. */
function configOf(workload: string, options: AddOptions): HealthConfig {
  const { expectStatus, expectContains } = options;
  const restart = [
    ['unit', options.restartUnit],
    ['container', options.restartContainer],
    ['command', options.restartCommand],
  ].filter(([, value]) => value !== undefined);
  const given = {
    workload,
    name: options.name,
    type: options.type,
    target: options.target,
    port: options.port,
    scheme: options.scheme,
    host: options.host,
    interval: options.interval,
    timeout: options.timeout ?? timeoutWithin(options.interval),
    retries: options.retries,
    success_threshold: options.successThreshold,
    auto_restart: options.autoRestart,
    restart: restart.length > 0 ? Object.fromEntries(restart) : undefined,
    max_restarts: options.maxRestarts,
    restart_delay: options.restartDelay,
    enabled: !options.disabled,
    expect:
      expectStatus || expectContains !== undefined
        ? {
            ...(expectStatus && { status: expectStatus }),
            ...(expectContains !== undefined && { body: { contains: expectContains } }),
          }
        : undefined,
    depends_on: options.dependsOn,
    labels: options.label,
    alert: options.alert,
    severity: options.severity,
    runbook: options.runbook,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as unknown as HealthConfig;
}

/** Ms that one may take when nothing is said. */
const usualTimeout = 5_000;

/** A timeout below the interval, where the usual one is not; undefined where it is. */
function timeoutWithin(interval = ''): string | undefined {
  const ms = parseDuration(interval);
  if (ms === undefined || ms <= 0 || ms > usualTimeout) return undefined;
  return formatDuration(ms > 1_000 ? (Math.ceil(ms / 1_000) - 1) * 1_000 : ms / 2);
}

function whole(text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function status(text: string, before: readonly (number | string)[] = []): readonly (number | string)[] {
  return [...before, /^\d+$/.test(text) ? Number(text) : text];
}

function words(text: string): readonly string[] {
  const found = text.split(' ').filter((word) => word !== '');
  if (found.length === 0) throw new InvalidArgumentError('Give a command, such as "systemctl restart web".');
  if (/["'`\\$|&;<>*?\n]/.test(text))
    throw new InvalidArgumentError(
      'No shell reads it: write a command with quotes or other signs of a shell into the file.',
    );
  return found;
}

function label(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, key, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined) throw new InvalidArgumentError('Write KEY=VALUE, such as team=payments.');
  return { ...before, [key]: value };
}
