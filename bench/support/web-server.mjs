// A web server in a process of its own, so that it does not share the thread of what is measured. Prints its port.
import { createServer } from 'node:http';

const server = createServer((_, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
