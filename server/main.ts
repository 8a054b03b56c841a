import { runIpc, runStdio } from './connection.ts';

const transports = new Map([
  ['--stdio', runStdio],
  ['--node-ipc', runIpc],
]);

const run = process.argv.map((argument) => transports.get(argument)).find((transport) => transport !== undefined);
if (run) run();
else {
  process.stderr.write('healer server: say how the editor talks to it, --stdio or --node-ipc.\n');
  process.exitCode = 2;
}
