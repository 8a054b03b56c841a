import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openShop, type Shop, type ShopService } from '../support/shop.ts';

const program = join(import.meta.dirname, '..', '..', 'examples', 'shop.mjs');

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ port: 0 });
});
afterEach(() => shop.stop());

async function health(service: ShopService): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://${shop.addresses[service]}/healthz`);
  return { status: response.status, body: await response.json() };
}

async function databaseAnswers(): Promise<boolean> {
  const [host, port] = shop.addresses.database.split(':');
  const socket = connect(Number(port), host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const webPort = () => shop.addresses.web.split(':')[1] ?? '';

it.each(['web', 'api', 'worker'] as const)('%s is well until it is switched off, and again after', async (service) => {
  expect(await health(service)).toEqual({ status: 200, body: { status: 'ok', service } });
  await shop.set(service, 'down');
  expect(await health(service)).toEqual({
    status: 503,
    body: { status: 'down', service, reason: `${service} was switched off` },
  });
  await shop.set(service, 'up');
  expect((await health(service)).status).toBe(200);
});

it('takes the api and the worker down with the database, and not the web', async () => {
  await shop.set('database', 'down');
  expect(await databaseAnswers()).toBe(false);
  expect((await health('api')).body).toMatchObject({ reason: 'no connection to the database' });
  expect((await health('worker')).status).toBe(503);
  expect((await health('web')).status).toBe(200);
  await shop.set('database', 'up');
  expect(await databaseAnswers()).toBe(true);
  expect((await health('api')).status).toBe(200);
});

it('listens on loopback only', () => {
  expect(Object.values(shop.addresses)).toEqual(Array(4).fill(expect.stringMatching(/^127\.0\.0\.1:\d+$/)));
});

it('says that a port is in use', () => {
  const { status, stderr } = command('--port', webPort());
  expect(status).toBe(2);
  expect(stderr).toContain(`cannot serve web on 127.0.0.1:${webPort()}: the port is in use`);
});

it.each([
  [['sideways', 'api'], 'cannot sideways api'],
  [['down', 'api', 'web'], 'cannot down api web'],
  [['down', 'cellar'], 'cannot down cellar'],
  [['--port', 'ten'], '--port needs a number'],
  [['--prot', '1'], "Unknown option '--prot'"],
  [['down', 'api', '--port', '1'], 'nothing answers on 127.0.0.1:1'],
])('refuses %j', (args, message) => {
  const { status, stderr } = command(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
