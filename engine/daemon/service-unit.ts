import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { formatAddress, type ListenAddress } from './http-address.ts';

/** What a systemd unit of Healer is written from. Paths are absolute. */
export interface UnitOptions {
  /** Of the whole host, run by root; else of one user. */
  readonly system: boolean;
  /** Without `.service`. */
  readonly name: string;
  readonly node: string;
  /** The program of Healer, as one file. */
  readonly program: string;
  /** `node` is an Electron, which is told to be Node. */
  readonly electron: boolean;
  /** The folder watched. */
  readonly dir: string;
  readonly stateDirectory: string;
  readonly listen?: ListenAddress;
  /** systemd-notify is there, so that systemd can be told when the daemon is ready. */
  readonly notifies: boolean;
}

/** The folder in which a person's or the host's own units lie. */
export function unitFolder(
  system: boolean,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (system) return '/etc/systemd/system';
  return join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), 'systemd', 'user');
}

/**
 * The unit, its first line telling of whom it is and what the rest was when it was written. Paths hold no control
 * characters: no unit can name those.
 */
export function unitText(options: UnitOptions): string {
  const body = unitBody(options);
  return `${marker}${digest(body)}\n${body}`;
}

const marker = '# Written by `healer service install`. Once this file is edited it is left alone: ';

/** Whose a unit file is: as Healer wrote it, changed since, or of somebody else. */
export function unitOrigin(text: string): 'healer' | 'edited' | 'other' {
  const end = text.indexOf('\n');
  if (!text.startsWith(marker)) return 'other';
  return text.slice(marker.length, end) === digest(text.slice(end + 1)) ? 'healer' : 'edited';
}

/** The folder that a unit watches, for telling two of them apart. */
export function watchedBy(text: string): string | undefined {
  const [, word] = /^ExecStart=.*? daemon --dir ("(?:\\.|[^"\\])*")/m.exec(text) ?? [];
  return word?.slice(1, -1).replace(/\\(.)/g, '$1').replaceAll('%%', '%').replaceAll('$$', '$');
}

function unitBody(options: UnitOptions): string {
  const { system, name, dir, stateDirectory, notifies, electron } = options;
  return `
[Unit]
Description=Healer watches ${specifiers(dir)}
${system ? 'Wants=network-online.target\nAfter=network-online.target\n' : ''}# A watch that has given up watches nothing: however often it fails, it is started again.
StartLimitIntervalSec=0

[Service]
${notifies ? '# systemd-notify, a child of the daemon, says when the checks run.\nType=notify\nNotifyAccess=all' : '# No systemd-notify was found: it counts as started once its program runs.\nType=exec'}
ExecStart=${command(options)}
${environmentOf(system, name, electron)}Restart=on-failure
RestartSec=10
TimeoutStartSec=60
# What the daemon does when told to end: a restart and the requests under way end, and states are written.
TimeoutStopSec=60
# Only the daemon is told to end: what a restart has started in the background is the workload, and lives on.
KillMode=process
# Nor is the daemon told to end because the kernel kills one of those for want of memory: that is what it is there to see.
OOMPolicy=continue
UMask=0077
${system ? folders(name, stateDirectory) : ''}
${hardening(system)}
[Install]
WantedBy=${system ? 'multi-user.target' : 'default.target'}
`.trimStart();
}

function command({ node, program, dir, stateDirectory, listen }: UnitOptions): string {
  const listening = listen ? ` --listen ${quoted(formatAddress(listen))}` : '';
  return `${started(node)} ${quoted(program)} daemon --dir ${quoted(dir)} --state-dir ${quoted(stateDirectory)}${listening}`;
}

/** A program whose path systemd does not take for one, for the marks in it, is started by a shell that takes it as it is. */
function started(program: string): string {
  return /["'\\*?[$]/.test(program) ? `/bin/sh -c 'exec "$$0" "$$@"' ${quoted(program)}` : quoted(program);
}

function environmentOf(system: boolean, name: string, electron: boolean): string {
  return [
    ...(electron ? ['Environment=ELECTRON_RUN_AS_NODE=1\n'] : []),
    ...(system
      ? [`Environment=XDG_RUNTIME_DIR=/run/${name}\nRuntimeDirectory=${name}\nRuntimeDirectoryMode=0700\n`]
      : []),
  ].join('');
}

function folders(name: string, stateDirectory: string): string {
  return stateDirectory === `/var/lib/${name}` ? `StateDirectory=${name}\nStateDirectoryMode=0700\n` : '';
}

/**
 * What checks, restarts and reports never need. Left out because they do: a private /tmp and /home (files that checks
 * read), private devices and kernel logs (reports), memory that may not be made executable (Node compiles).
 */
function hardening(system: boolean): string {
  return `# An exec check cannot gain rights by setuid programs such as sudo; give it what it needs in another way.
NoNewPrivileges=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
SystemCallArchitectures=native
${
  system
    ? `# /usr, /boot and /etc are read-only for the daemon and what it starts; other services are restarted by systemd itself.
ProtectSystem=full
ProtectClock=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
`
    : ''
}`;
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 16);
}

/** A word of a command line, as systemd.service(5) reads it. */
function quoted(word: string): string {
  return `"${specifiers(word).replaceAll('$', '$$$$').replace(/["\\]/g, '\\$&')}"`;
}

function specifiers(text: string): string {
  return text.replaceAll('%', '%%');
}
