import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCompany } from '../sample/company.ts';
import { buildBundlesIfStale } from './bundles.ts';
import { type EmbeddedEnvironment, writeEmbeddedEnvironment } from './embedded.ts';
import { fillEmbeddedTenant } from './fill.ts';
import { portTaken, stopOnSignal } from './listen.ts';
import { runDoor } from './run-door.ts';
import { closeDoor, type OpenDoor, startDoor } from './start-door.ts';

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
    await fillEmbeddedTenant(sample, environment);
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
): Promise<OpenDoor> {
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

/** One door that ends takes the others with it: half a Baton would only confuse. */
function endTogether(doors: OpenDoor[]): void {
  const stop = () => Promise.all(doors.map((door) => closeDoor(door))).then(() => {});
  for (const door of doors) {
    door.process.once('exit', (code) => {
      void stop().then(() => process.exit(code ?? 1));
    });
  }
  stopOnSignal(stop);
}
