import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type ShopService = 'web' | 'api' | 'database' | 'worker';

/** The example shop, served by a process of its own. */
export interface Shop {
  /** Where each service listens: `host:port`. */
  readonly addresses: Readonly<Record<ShopService, string>>;
  /** Switches a service; resolves when it has happened. */
  set(service: ShopService, to: 'up' | 'down'): Promise<void>;
  stop(): Promise<void>;
}

const program = join(import.meta.dirname, '..', '..', 'examples', 'shop.mjs');

/** Opens the shop on its usual ports, or on any free ones with `port: 0`. */
export async function openShop(options: { readonly port?: number } = {}): Promise<Shop> {
  const port = options.port === undefined ? [] : ['--port', String(options.port)];
  const child = spawn(process.execPath, [program, ...port], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = await untilOpen(child);
  const address = (service: ShopService) => new RegExp(`^${service}\\s.*?([\\d.]+:\\d+)`, 'm').exec(said)?.[1] ?? '';
  const addresses = {
    web: address('web'),
    api: address('api'),
    database: address('database'),
    worker: address('worker'),
  };
  return {
    addresses,
    async set(service, to) {
      const response = await fetch(`http://${addresses.web}/${to}/${service}`, { method: 'POST' });
      if (!response.ok) throw new Error(`the shop answered ${response.status}`);
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

function untilOpen(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('The shop is open')) resolve(said);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the shop ended with ${code}: ${said}`)));
  });
}
