import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { sampleCompany } from '../sample/company.ts';
import { buildBundlesIfStale } from './bundles.ts';
import { readConfig } from './config.ts';
import { type EmbeddedEnvironment, writeEmbeddedEnvironment } from './embedded.ts';
import { deliverMails, fillRegister, seedTenant } from './fill.ts';
import { loadKeys } from './keys.ts';
import { portTaken, stopOnSignal } from './listen.ts';
import { createProduct } from './product.ts';
import { runDoor } from './run-door.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** `npm start`: the embedded tenant with its sample company, the server, and the playground, from one address. */
await runDoor(async () => {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  const folder = resolve(process.env['BATON_DATA'] ?? 'data');
  const port = readPort(process.env['PORT'] ?? '3000');
  if (!(await isFree(port))) throw portTaken(port);
  const appPort = await findAppPort(port);
  const filled = join(folder, 'filled');
  if (values.fresh || !existsSync(filled)) rmSync(folder, { recursive: true, force: true });

  const sample = sampleCompany(new Date());
  const environment = writeEmbeddedEnvironment(folder, sample.tenant, {
    playground: port,
    app: appPort,
  });
  const [tenant] = await Promise.all([
    startTenant(port, folder, environment, sample),
    buildBundlesIfStale(say),
  ]);
  if (!existsSync(filled)) {
    say('Inventing a company …');
    await fill(sample, environment);
    writeFileSync(filled, new Date().toISOString());
  }
  const server = await startDoor('server.ts', [], environment);
  endTogether([tenant, server]);
  process.stdout.write(`Baton is ready: http://localhost:${port}\n`);
});

function readPort(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT must be a number from 1 to 65535, not “${value}”.`);
}

async function findAppPort(port: number): Promise<number> {
  for (let candidate = port + 1; candidate < Math.min(port + 50, 65_536); candidate++) {
    if (await isFree(candidate)) return candidate;
  }
  throw new Error(`No free port was found above ${port}. Choose another one with PORT=…`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}

function startTenant(
  port: number,
  folder: string,
  environment: EmbeddedEnvironment,
  { tenant, whoAmI }: ReturnType<typeof sampleCompany>,
): Promise<ChildProcess> {
  mkdirSync(folder, { recursive: true });
  const playground = JSON.stringify({
    appOrigin: `http://localhost:${environment['PORT']}`,
    clientId: environment['BATON_CLIENT_ID'],
    tenantId: tenant.tenantId,
    scope: environment['BATON_SCOPE'],
    defaultPerson: whoAmI[0],
  });
  return startDoor('emulator.ts', [
    '--port',
    String(port),
    '--file',
    join(folder, 'tenant.sqlite'),
    '--playground',
    playground,
  ]);
}

async function fill(
  sample: ReturnType<typeof sampleCompany>,
  environment: EmbeddedEnvironment,
): Promise<void> {
  const config = readConfig(environment);
  const origin = environment['BATON_EMBEDDED_TENANT'] ?? '';
  const emulator = (request: Request) =>
    fetch(new Request(new URL(new URL(request.url).pathname, origin), request));
  await seedTenant(sample.tenant, config, emulator);
  const product = createProduct(config, {
    log: pino({ level: 'silent' }),
    keys: await loadKeys(config),
  });
  await fillRegister(sample.register, product);
  product.close();
  await deliverMails(sample.mails, emulator);
}

/** Starts a front door in a process of its own and waits until it serves. */
function startDoor(
  script: string,
  args: string[],
  environment: EmbeddedEnvironment = {},
): Promise<ChildProcess> {
  return new Promise((ready, fail) => {
    const child = fork(join(import.meta.dirname, script), args, {
      env: { ...process.env, BATON_LOG: process.env['BATON_LOG'] ?? 'warn', ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', () => ready(child));
    child.once('exit', (code) =>
      fail(new Error(`${script} ended with code ${code} before it was ready.`)),
    );
  });
}

/** One door that ends takes the others with it: half a Baton would only confuse. */
function endTogether(children: ChildProcess[]): void {
  const stop = () => Promise.all(children.map(endOne)).then(() => {});
  for (const child of children) {
    child.once('exit', (code) => {
      void stop().then(() => process.exit(code ?? 1));
    });
  }
  stopOnSignal(stop);
}

function endOne(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((ended) => {
    child.once('exit', () => ended());
    child.kill('SIGTERM');
  });
}
