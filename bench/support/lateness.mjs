// Loaded into the daemon that is measured: keeps how late each check began, and tells it when asked.
import { subscribe } from 'node:diagnostics_channel';

let late = [];
subscribe('healer:check-start', (ms) => late.push(ms));
process.on('message', () => {
  process.send(late);
  late = [];
});
process.channel?.unref();
