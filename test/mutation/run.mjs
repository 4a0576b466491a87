// `npm run mutate [-- ranking,cover]`: changes the routing engine in a thousand small ways, one at a time, and
// looks whether a test notices. The share that is noticed is the mutation score, see docs/routing.md.
// Stryker is installed on demand into build/mutation: it is large, and nobody needs it for anything else.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled } from '../../src/main/ensure.mjs';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'build/mutation');
const packages = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];

ensureInstalled();
install();
process.exitCode = run(configFor(process.argv[2]));

/** With the project's own vitest: hence no peer dependencies. */
function install() {
  if (existsSync(join(folder, 'node_modules/@stryker-mutator/vitest-runner'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];
  const done = spawnSync('npm', ['install', ...options, ...packages], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error('Stryker could not be installed.');
}

/** The config of this folder, for the files that are asked for, or for all it names. */
function configFor(names) {
  const config = JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.json'), 'utf8'));
  if (names !== undefined) config.mutate = names.split(',').map((name) => `src/core/${name}.ts`);
  const path = join(folder, 'stryker.config.json');
  writeFileSync(path, JSON.stringify(config));
  return path;
}

function run(config) {
  const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const ended = spawnSync(process.execPath, [stryker, 'run', config], {
    cwd: root,
    stdio: 'inherit',
  });
  return ended.status ?? 1;
}
