import { type Failure, sentence } from '../model/failure.ts';

export function stateReadOnly(path: string, reason: string): Failure {
  return {
    code: 'daemon/state-read-only',
    message: `Healer cannot write in its state directory, at ${path}: ${reason}. Make it writable, or choose another state directory with the setting healer.stateDirectory, HEALER_STATE_DIR or --state-dir.`,
    file: path,
  };
}

export function stateGone(database: string): Failure {
  return {
    code: 'daemon/state-gone',
    message: `The daemon has ended, because ${database} was removed, or another file put in its place: nothing could be kept there any more. Start it again; what was kept in the old one is not in the new.`,
    file: database,
  };
}

export function recordUnreadable(file: string, reason: string): Failure {
  return {
    code: 'daemon/record-unreadable',
    message: `Whether a daemon runs cannot be told: ${file} cannot be read (${reason}). Make the state directory readable, or choose another with the setting healer.stateDirectory, HEALER_STATE_DIR or --state-dir.`,
    file,
  };
}

export function stateUnsafe(path: string, reason: string): Failure {
  return {
    code: 'daemon/state-unsafe',
    message: `Healer does not keep its state in ${path}: ${reason}. Close it to others (\`chmod go-w\`), or choose a folder of your own with the setting healer.stateDirectory, HEALER_STATE_DIR or --state-dir.`,
    file: path,
  };
}

export function stateOfAnother(path: string, recorded: string, root: string): Failure {
  return {
    code: 'daemon/state-of-another',
    message: `The state directory ${path} keeps the history of ${recorded}, and this is ${root}. Choose another state directory for it with the setting healer.stateDirectory, HEALER_STATE_DIR or --state-dir.`,
    file: path,
  };
}

export function stateOnNetwork(path: string, fileSystem: string): Failure {
  return {
    code: 'daemon/state-on-network',
    message: `The state directory ${path} is on a network file system (${fileSystem}), where the database could be damaged. Choose a local folder with the setting healer.stateDirectory, HEALER_STATE_DIR or --state-dir.`,
    file: path,
  };
}

export function socketPathTooLong(path: string, bytes: number, limit: number): Failure {
  return {
    code: 'daemon/socket-path-too-long',
    message: `The socket path ${path} is ${bytes} bytes long, and this system allows ${limit}. Set XDG_RUNTIME_DIR to a shorter folder that only you can open.`,
    file: path,
  };
}

export function socketFolderUnsafe(folder: string, reason: string): Failure {
  return {
    code: 'daemon/socket-folder-unsafe',
    message: `The daemon cannot put its socket in ${folder}: ${reason}. Remove or mend that folder, or set XDG_RUNTIME_DIR to a folder that only you can open.`,
    file: folder,
  };
}

export function socketUnusable(socket: string, reason: string): Failure {
  return {
    code: 'daemon/socket-unusable',
    message: `The daemon cannot listen on ${socket}: ${reason}.`,
    file: socket,
  };
}

export function platformUnsupported(platform: string): Failure {
  return {
    code: 'daemon/platform-unsupported',
    message: `The daemon runs on Linux and macOS, and this is ${platform}. On Windows, open the folder in WSL.`,
  };
}

export function lockHeld(stateDirectory: string): Failure {
  return {
    code: 'daemon/already-running',
    message: `A daemon already works in the state directory ${stateDirectory}. Stop it with \`healer daemon stop\`, or use another state directory.`,
    file: stateDirectory,
  };
}

export function lockUnusable(file: string, reason: string): Failure {
  return {
    code: 'daemon/lock-unusable',
    message: `The lock ${file} cannot be taken: ${reason}. Check that you may write this file and its folder.`,
    file,
  };
}

export function helloFirst(method: string): Failure {
  return {
    code: 'daemon/hello-first',
    message: `The daemon was asked for ${method} before the connection said hello. Reload the window, or update the program that asks.`,
  };
}

export function daemonOlder(daemon: { version: string; protocol: number }, client: { protocol: number }): Failure {
  return {
    code: 'daemon/older',
    message: `The running daemon is Healer ${daemon.version} (protocol ${daemon.protocol}), older than what asks it (protocol ${client.protocol}). It ends after the work under way; try again in a moment.`,
  };
}

export function daemonNewer(
  daemon: { version: string; protocol: number },
  client: { version: string; protocol: number },
): Failure {
  return {
    code: 'daemon/newer',
    message: `The running daemon is Healer ${daemon.version} (protocol ${daemon.protocol}), and this is Healer ${client.version} (protocol ${client.protocol}). Update this Healer to ${daemon.version} or later.`,
  };
}

export function daemonEnding(): Failure {
  return { code: 'daemon/ending', message: 'The daemon is ending and takes no new work. Try again in a moment.' };
}

export function daemonNotRunning(stateDirectory: string): Failure {
  return {
    code: 'daemon/not-running',
    message: `No daemon is running for the state directory ${stateDirectory}.`,
    file: stateDirectory,
  };
}

/** `pid`: its process, where that is known. */
export function daemonNotAnswering(socket: string, waited: number, pid: number | undefined): Failure {
  return {
    code: 'daemon/not-answering',
    message: `The daemon at ${socket} accepted the connection and did not answer within ${waited / 1000} s. It may be stopped or overloaded; ending ${processOf(pid)} lets a new one start.`,
    file: socket,
  };
}

function processOf(pid: number | undefined): string {
  return pid === undefined ? 'its process' : `process ${pid}`;
}

export function connectionLost(method: string): Failure {
  return {
    code: 'daemon/connection-lost',
    message: `The connection to the daemon was lost before it answered ${method}. What was asked may or may not have been done: ${lookFirst(method)} before asking again.`,
  };
}

export function stoppedWaiting(method: string): Failure {
  return {
    code: 'daemon/stopped-waiting',
    message: `Stopped before the daemon answered ${method}. What was asked may or may not be done all the same: ${lookFirst(method)} before asking again.`,
  };
}

export function stoppedBeforeAsking(method: string): Failure {
  return {
    code: 'daemon/stopped-before-asking',
    message: `Stopped before the daemon was asked for ${method}. Nothing was done.`,
  };
}

function lookFirst(method: string): string {
  return method.startsWith('incident/') ? 'look with `healer incident list`' : 'look';
}

export function requestRefused(method: string, reason: string): Failure {
  return { code: 'daemon/request-refused', message: `The daemon could not answer ${method}: ${reason}` };
}

export function programMissing(file: string, reason: string): Failure {
  return {
    code: 'daemon/program-missing',
    message: `The daemon's program could not be copied from ${file}: ${reason}. Install Healer again (in a checkout: \`npm run build\`).`,
    file,
  };
}

/** `log` is given when the daemon has written in it. */
export function startFailed(how: string, log?: string): Failure {
  const why = log
    ? `Its log ${log} says why.`
    : 'It did not say why: try again, or run `healer daemon` to have it in this shell.';
  return {
    code: 'daemon/start-failed',
    message: `The daemon ended while starting (${how}). ${why}`,
    ...(log ? { file: log } : {}),
  };
}

export function startTimeout(waited: number, log: string): Failure {
  return {
    code: 'daemon/start-timeout',
    message: `No daemon answered within ${waited / 1000} s. Its log ${log} says what it was doing; try again when this machine is less busy.`,
    file: log,
  };
}

export function stopTimeout(stateDirectory: string, waited: number, pid: number | undefined): Failure {
  return {
    code: 'daemon/stop-timeout',
    message: `The daemon of ${stateDirectory} was told to end and was still at work after ${waited / 1000} s. Wait for it, or end ${processOf(pid)}.`,
    file: stateDirectory,
  };
}

export function alreadyWatching(stateDirectory: string, watches: string, wanted: string): Failure {
  return {
    code: 'daemon/already-watching',
    message:
      watches === wanted
        ? `A daemon watches ${watches} already. \`healer status\` shows how it stands, \`healer daemon stop\` ends it.`
        : `A daemon watches ${watches}, with its state in ${stateDirectory}; this asks for ${wanted}. End that one with \`healer daemon stop\`, or choose another state directory with --state-dir.`,
  };
}

export function listenAddressInvalid(text: string): Failure {
  return {
    code: 'http/invalid-address',
    message: `HTTP cannot be served at "${text}". Write --listen PORT or --listen HOST:PORT, such as --listen 9464 or --listen [::1]:9464; port 0 is any free one.`,
  };
}

export function listenNeedsWatch(): Failure {
  return {
    code: 'http/needs-dir',
    message: 'HTTP shows what is watched. Say which folder with --dir, such as `healer daemon --dir . --listen 9464`.',
  };
}

export function listenUnusable(address: string, reason: string): Failure {
  return {
    code: 'http/unusable',
    message: `HTTP cannot be served at ${address}: ${reason}. Choose another address with --listen, or port 0 for any free one.`,
  };
}

export function httpNotServed(stateDirectory: string): Failure {
  return {
    code: 'http/not-served',
    message: `The daemon that watches already, with its state in ${stateDirectory}, serves no HTTP. End it with \`healer daemon stop\`, then start it with --listen.`,
  };
}

export function tokenMissing(file: string): Failure {
  return {
    code: 'http/no-token',
    message: `There is no token at ${file} yet. \`healer daemon --dir DIR --listen PORT\` makes it when it first serves HTTP.`,
    file,
  };
}

export function tokenOpen(file: string): Failure {
  return {
    code: 'http/token-open',
    message: `Others may read the token in ${file}. Remove the file, so that a new one is made at the next start, and replace it where it is used.`,
    file,
  };
}

export function tokenUnreadable(file: string, reason: string): Failure {
  return {
    code: 'http/token-unreadable',
    message: `The token in ${file} cannot be used: ${reason}. Make the file readable, or remove it, so that a new one is made at the next start.`,
    file,
  };
}

export function systemdMissing(): Failure {
  return {
    code: 'service/no-systemd',
    message:
      'There is no systemctl here, so systemd does not run services on this host. `healer service install --print` shows the unit; `healer daemon start --dir DIR` watches without a service.',
  };
}

export function systemctlFailed(words: readonly string[], said: string): Failure {
  return { code: 'service/systemctl', message: `\`systemctl ${words.join(' ')}\` did not work: ${said}` };
}

export function unitTakenBack({ code, message }: Failure, file: string, replaced: boolean): Failure {
  const left = replaced ? `${file} is as it was before` : `${file} was taken away again`;
  const todo = 'Mend that and install again; `healer service install --print` shows the unit.';
  return { code, message: `${sentence(message)} Nothing is installed: ${left}. ${todo}` };
}

export function unitStays({ code, message }: Failure, file: string): Failure {
  return {
    code,
    message: `${message} The unit is written in ${file}; \`healer service status\` says how it stands, \`healer service uninstall\` removes it.`,
  };
}

export function unitEdited(file: string): Failure {
  return {
    code: 'service/edited',
    message: `${file} was edited, or is not of Healer, and is left as it is. Use --force to give it up, or edit it further and run systemctl yourself.`,
    file,
  };
}

export function unitOfAnother(file: string, watches: string, wanted: string): Failure {
  return {
    code: 'service/other-folder',
    message: `The service in ${file} watches ${watches}, and this asks for ${wanted}. Give this one a name of its own with --name, or uninstall that one.`,
    file,
  };
}

export function unitUnwritable(file: string, reason: string): Failure {
  return { code: 'service/unwritable', message: `The unit ${file} cannot be changed: ${reason}.`, file };
}

export function unitUnnameable(path: string): Failure {
  return {
    code: 'service/path',
    message: `No systemd unit can name the path ${JSON.stringify(path)}, because of a control character in it. Rename it, or choose another.`,
  };
}

export function serviceNeedsRoot(): Failure {
  return {
    code: 'service/needs-root',
    message:
      'A service of the whole host is installed by root. Run this with sudo, or without --system for a service of your own.',
  };
}

export function serviceName(name: string): Failure {
  return {
    code: 'service/name',
    message: `"${name}" is no name for a service. Use up to 40 letters, digits, dots, dashes and underscores, beginning with a letter or digit.`,
  };
}
