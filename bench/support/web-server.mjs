// A web server in a process of its own, so that it does not share the thread of what is measured. Prints its port; answers
// 503 once it is told `down`.
import { createServer } from 'node:http';

let status = 200;
const server = createServer((_, response) => response.writeHead(status).end('ok'));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('data', (text) => {
  if (String(text).includes('down')) status = 503;
});
process.stdin.on('end', () => process.exit());
