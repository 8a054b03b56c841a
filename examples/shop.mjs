// A shop small enough for one file: web, api, database and worker on this machine, each of which can be switched off.
// It needs Node and nothing else, and listens on 127.0.0.1 only.
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { parseArgs } from 'node:util';

const help = `The example shop: something for health checks to look at.

  node shop.mjs                 serve it until Ctrl-C
  node shop.mjs down SERVICE    make a service fail
  node shop.mjs up SERVICE      make it well again
  node shop.mjs check SERVICE   exit 0 when it is well, 1 when it is not

SERVICE is web, api, database or worker.

  --port N    the first of four ports in a row (18080); 0 takes any free ones
  --help      this text`;

const services = ['web', 'api', 'database', 'worker'];
const firstPort = 18080;
const host = '127.0.0.1';

/** Why a service is not well, or undefined when it is. The api and the worker need the database. */
function trouble(state, name) {
  if (!state[name].up) return `${name} was switched off`;
  if ((name === 'api' || name === 'worker') && !state.database.up) return 'no connection to the database';
  return undefined;
}

function answer(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}

/** One HTTP service: `/healthz`, its page, and the switches `POST /up` and `POST /down`; `/down/database` and `/status/database` are about another one. */
function httpService(state, name) {
  return createHttpServer(async (request, response) => {
    const { pathname } = new URL(request.url, `http://${host}`);
    const [, verb, other] = pathname.split('/');
    if (request.method === 'POST' && (verb === 'up' || verb === 'down')) {
      const chosen = other || name;
      if (!services.includes(chosen)) return answer(response, 404, { error: `there is no service ${chosen}` });
      await set(state, chosen, verb === 'up');
      return answer(response, 200, { service: chosen, status: verb });
    }
    if (verb === 'status' && services.includes(other)) {
      const reason = trouble(state, other);
      return answer(response, reason ? 503 : 200, reason ? { status: 'down', reason } : { status: 'ok' });
    }
    const reason = trouble(state, name);
    if (reason) return answer(response, 503, { status: 'down', service: name, reason });
    if (pathname === '/healthz') return answer(response, 200, { status: 'ok', service: name });
    if (name === 'api' && pathname === '/orders') return answer(response, 200, { orders: [{ id: 1, item: 'kettle' }] });
    if (pathname === '/') return answer(response, 200, { service: name, says: 'hello' });
    return answer(response, 404, { error: `nothing at ${pathname}` });
  });
}

/** The stand-in for a database: it greets whoever connects. */
function databaseService(state) {
  return createTcpServer((socket) => {
    state.database.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => state.database.sockets.delete(socket));
    socket.end('ready\n');
  });
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

/** Switches a service. Off, the database accepts no connection; the others answer 503. */
async function set(state, name, up) {
  const service = state[name];
  if (service.up === up) return;
  service.up = up;
  console.log(`${new Date().toISOString()} ${name} is ${up ? 'up' : 'down'}`);
  if (name !== 'database') return;
  if (up) {
    await listen(service.server, service.port);
  } else {
    for (const socket of service.sockets) socket.destroy();
    await new Promise((resolve) => service.server.close(resolve));
  }
}

async function serve(first) {
  const state = Object.fromEntries(services.map((name) => [name, { up: true, port: 0, sockets: new Set() }]));
  for (const [index, name] of services.entries()) {
    const service = state[name];
    service.server = name === 'database' ? databaseService(state) : httpService(state, name);
    const port = first === 0 ? 0 : first + index;
    try {
      service.port = await listen(service.server, port);
    } catch (error) {
      const why = error.code === 'EADDRINUSE' ? 'the port is in use; is the shop running already?' : error.message;
      console.error(`shop: cannot serve ${name} on ${host}:${port}: ${why} Another place: node shop.mjs --port 28080`);
      process.exit(2);
    }
    const address = name === 'database' ? `${host}:${service.port}` : `http://${host}:${service.port}/healthz`;
    console.log(`${name.padEnd(8)} ${address}`);
  }
  const option = state.web.port === firstPort ? '' : ` --port ${state.web.port}`;
  console.log(`The shop is open. In another terminal: node shop.mjs down api${option}. Ctrl-C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
}

/** Asks a running shop. The answer's status and body, or exit 2 when nobody answers. */
async function ask(method, port, path) {
  try {
    const response = await fetch(`http://${host}:${port}${path}`, { method });
    return { ok: response.ok, body: await response.json() };
  } catch {
    console.error(`shop: nothing answers on ${host}:${port}. Start it first: node shop.mjs`);
    return process.exit(2);
  }
}

function usage(message) {
  console.error(`shop: ${message}\n\n${help}`);
  process.exit(2);
}

function parse() {
  try {
    return parseArgs({
      options: { port: { type: 'string', default: String(firstPort) }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    return usage(error.message);
  }
}

const { values, positionals } = parse();
const [verb, name, ...rest] = positionals;
const port = Number(values.port);
if (values.help) {
  console.log(help);
} else if (!Number.isInteger(port) || port < 0 || port > 65532) {
  usage(`--port needs a number from 0 to 65532, and this is ${values.port}`);
} else if (verb === undefined) {
  await serve(port);
} else if (!['up', 'down', 'check'].includes(verb) || !services.includes(name) || rest.length > 0) {
  usage(`cannot ${positionals.join(' ')}`);
} else if (verb === 'check') {
  const { ok, body } = await ask('GET', port, `/status/${name}`);
  console.log(ok ? `${name} is well` : `${name} is not well: ${body.reason}`);
  process.exitCode = ok ? 0 : 1;
} else {
  await ask('POST', port, `/${verb}/${name}`);
  console.log(`${name} is ${verb}`);
}
