import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, type Result, success } from '../../model/failure.ts';
import type { DockerSection } from '../../model/report.ts';
import { redact } from '../../redact.ts';
import { printed } from '../command.ts';
import { partUnread } from '../failures.ts';
import type { SectionSource } from '../section.ts';
import { count, utc } from '../units.ts';

export interface DockerSubject {
  readonly environment: NodeJS.ProcessEnv;
  /** The container it is known to be in, by name or id. */
  readonly container?: string;
  readonly workload?: string;
  readonly pid?: number;
  readonly proc?: string;
}

type Listed = DockerSection['containers'][number];

const mostContainers = 50;

/** How long Docker may take, in ms. */
export const dockerTimeout = 2_000;

/** The containers of this host, and how the one of the process or workload stands. Its variables and command are not asked for. */
export const dockerSection: SectionSource<DockerSubject, DockerSection> = {
  title: 'Docker',
  timeout: dockerTimeout,
  read: (subject, signal) => readDocker(subject, signal),
  unread: ({ unread = [] }) => unread,
  lines: ({ containers, moreContainers, container }) => [
    ...(container ? containerLines(container) : []),
    ...containers.map(({ name, image, status }) => `${name} (${image}): ${status}`),
    ...(moreContainers === undefined ? [] : [`and ${moreContainers} more`]),
    ...(containers.length === 0 ? ['there is no container'] : []),
  ],
};

/** What Docker prints of all containers there are. */
export function printContainers(
  { environment }: Pick<DockerSubject, 'environment'>,
  signal: AbortSignal,
): Promise<Result<string>> {
  return printed(['docker', 'ps', '--all', '--format', '{{json .}}'], environment, signal);
}

/** The section, with what Docker printed of all containers already asked for. */
export async function readDocker(
  subject: DockerSubject,
  signal: AbortSignal,
  asked: Promise<Result<string>> = printContainers(subject, signal),
): Promise<Result<DockerSection>> {
  const { environment } = subject;
  const listed = await asked;
  if (!listed.ok) return listed;
  const all = listed.value.split('\n').flatMap((line) => (line.trim() === '' ? [] : listedOf(line)));
  const more = all.length - mostContainers;
  const containers = all.slice(0, mostContainers);
  const name = subject.container ?? (await containerOf(subject)) ?? byName(all, subject.workload);
  const list = { containers, ...(more > 0 && { moreContainers: more }) };
  if (name === undefined) return success(list);

  const inspected = await printed(
    ['docker', 'inspect', '--type', 'container', '--format', '{{json .}}', '--', name],
    environment,
    signal,
  );
  const container = inspected.ok ? inspectedOf(inspected.value) : failed(inspected.failure);
  return success(
    container.ok
      ? { ...list, container: container.value }
      : { ...list, unread: [`${name}: ${container.failure.message}`] },
  );
}

function byName(containers: readonly Listed[], workload: string | undefined): string | undefined {
  return containers.find(({ name }) => name === workload)?.name;
}

/** The id of the container whose control group a process is in. */
async function containerOf({ pid, proc = '/proc' }: DockerSubject): Promise<string | undefined> {
  if (pid === undefined) return undefined;
  const text = await readFile(join(proc, String(pid), 'cgroup'), 'utf8').catch(() => '');
  return /docker[-/]([0-9a-f]{64})/.exec(text)?.[1];
}

/** One row of `docker ps`; one that is not understood is left out. */
function listedOf(line: string): readonly Listed[] {
  const row = objectOf(line);
  const text = (key: string) => (typeof row?.[key] === 'string' ? redact(row[key]) : '');
  return row ? [{ name: text('Names'), image: text('Image'), state: text('State'), status: text('Status') }] : [];
}

/** Of all that `docker inspect` tells only what holds no secret: how the container stands. */
function inspectedOf(text: string): Result<NonNullable<DockerSection['container']>> {
  const all = objectOf(text);
  const state = asObject(all?.['State']);
  if (!all || !state) return failed(partUnread('docker answered in a way that is not understood'));
  const words = (from: Readonly<Record<string, unknown>> | undefined, key: string) => {
    const found = from?.[key];
    return typeof found === 'string' && found !== '' ? redact(found) : undefined;
  };
  const number = (from: Readonly<Record<string, unknown>>, key: string) => Number(from[key] ?? 0);
  const finishedAt = words(state, 'FinishedAt');
  const error = words(state, 'Error');
  const health = words(asObject(state['Health']), 'Status');
  return success({
    name: (words(all, 'Name') ?? '').replace(/^\//, ''),
    image: words(asObject(all['Config']), 'Image') ?? '',
    status: words(state, 'Status') ?? '',
    exitCode: number(state, 'ExitCode'),
    oomKilled: state['OOMKilled'] === true,
    ...(error !== undefined && { error }),
    startedAt: words(state, 'StartedAt') ?? '',
    // Go's time that was never set.
    ...(finishedAt !== undefined && !finishedAt.startsWith('0001-') && { finishedAt }),
    restarts: number(all, 'RestartCount'),
    ...(health !== undefined && { health }),
  });
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function containerLines(container: NonNullable<DockerSection['container']>): string[] {
  const { name, image, status, exitCode, oomKilled, error, startedAt, finishedAt, restarts, health } = container;
  return [
    `container   ${name} (${image}), ${status}${health === undefined ? '' : `, ${health}`}`,
    ...(oomKilled ? ['            killed by the kernel for want of memory'] : []),
    `            exit code ${exitCode}, restarted ${count(restarts, 'time')} by Docker`,
    `            started ${utc(startedAt)}${finishedAt === undefined ? '' : `, ended ${utc(finishedAt)}`} UTC`,
    ...(error === undefined ? [] : [`            ${error}`]),
    '',
  ];
}
