import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { processorTime } from './processor-time.mjs';

const program = 'prometheus-blackbox-exporter';
const modules = `modules:
  http: {prober: http, timeout: 5s, http: {preferred_ip_protocol: ip4}}
`;

/** Prometheus' blackbox exporter, probing when asked; undefined where it is not installed. */
export async function startExporter(folder) {
  const config = join(folder, 'blackbox.yml');
  writeFileSync(config, modules);
  const port = await freePort();
  const child = spawn(
    program,
    [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'],
    {
      stdio: 'ignore',
    },
  );
  const failed = new Promise((resolve) => child.once('error', () => resolve(true)));
  if (await Promise.race([failed, once(child, 'spawn').then(() => false)])) return undefined;
  const agent = new Agent({ keepAlive: true });
  const ask = (path) =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve(text));
      }).on('error', reject);
    });
  for (let tries = 0; ; tries++) {
    try {
      await ask('/-/healthy');
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    processorTime: () => processorTime(child.pid),
    async probe(url) {
      const text = await ask(`/probe?module=http&target=${encodeURIComponent(url)}`);
      if (!/^probe_success 1$/m.test(text)) throw new Error(`the exporter found ${url} down`);
    },
    stop() {
      agent.destroy();
      child.kill();
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
