// Runs clients that nobody here wrote, unchanged, against the embedded tenant over https:
// `node test/clients/run.mjs [pnp] [m365]`. What they need is installed on demand into build/clients,
// because it is nobody's dependency but this script's.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled } from '../../src/main/ensure.mjs';

const root = resolve(import.meta.dirname, '../..');
const clients = {
  pnp: ['@pnp/graph@4.21.0'],
  m365: ['@pnp/cli-microsoft365@11.11.0'],
};

ensureInstalled();
const asked = process.argv.slice(2);
const chosen = Object.keys(clients).filter((name) => asked.length === 0 || asked.includes(name));
for (const name of chosen) install(name);
const { child, environment } = await startEmulator();
let failed = 0;
for (const name of chosen) failed += await run(name, environment);
child.kill('SIGTERM');
process.exitCode = failed > 0 ? 1 : 0;

function folderOf(name) {
  return join(root, 'build/clients', name);
}

function install(name) {
  const folder = folderOf(name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, `${name}.mjs`), join(folder, `${name}.mjs`));
  if (existsSync(join(folder, 'node_modules'))) return;
  console.error(`Installing ${clients[name].join(', ')} …`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...clients[name]];
  const options = { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
  if (spawnSync('npm', args, options).status !== 0) throw new Error(`${name}: npm install failed.`);
}

/** `npm run emulator` as anybody may start it; answers when it serves. */
function startEmulator() {
  const script = join(root, 'src/main/emulator.mjs');
  const seed = join(import.meta.dirname, 'seed.json');
  const child = spawn(process.execPath, [script, '--port', '0', '--https', '--seed', seed], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((ready, fail) => {
    child.stdout.on('data', (chunk) => {
      const found = /ready: (\S+), trust NODE_EXTRA_CA_CERTS=(\S+)/.exec(String(chunk));
      if (found === null) return;
      const [, origin, certificate] = found;
      const environment = { EMULATOR: origin, NODE_EXTRA_CA_CERTS: join(root, certificate) };
      ready({ child, environment });
    });
    child.once('exit', (code) => fail(new Error(`The emulator ended with ${code}.`)));
  });
}

function run(name, environment) {
  console.error(`== ${name}`);
  const test = spawn(process.execPath, ['--test', `${name}.mjs`], {
    cwd: folderOf(name),
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return new Promise((ended) => test.once('exit', (code) => ended(code === 0 ? 0 : 1)));
}
