// A CONNECT proxy on loopback that leads Microsoft's hosts, and no others, to the embedded tenant: for
// clients whose addresses cannot be changed. Runs on the pinned Node 24, which reads TypeScript.
// `EMULATOR` is the tenant's address; the first line printed is the proxy's, the second its certificate.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { connect, createServer as createTlsServer } from 'node:tls';
import { selfMadeCertificate } from '../../src/main/certificate.ts';

const hosts = ['graph.microsoft.com', 'login.microsoftonline.com'];
const { key, cert } = selfMadeCertificate(hosts, new Date());
const file = join(process.cwd(), 'proxy.pem');
writeFileSync(file, cert);

const { port } = new URL(process.env.EMULATOR);
const ca = readFileSync(process.env.NODE_EXTRA_CA_CERTS);
const inside = createTlsServer({ key, cert }, (client) => {
  const tenant = connect({ host: 'localhost', port, ca });
  for (const socket of [client, tenant]) socket.on('error', () => socket.destroy());
  client.pipe(tenant).pipe(client);
});

const proxy = createServer((_, response) => response.writeHead(405).end());
proxy.on('connect', ({ url }, socket) => {
  socket.on('error', () => socket.destroy());
  if (!hosts.some((host) => url === `${host}:443`)) {
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  inside.emit('connection', socket);
});
proxy.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${proxy.address().port}\n${file}`);
});
