// Runs on whatever Node starts it (20 or newer): installs what is missing, then hands over to the pinned Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync, utimesSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';

/** Installs the packages unless they are there and newer than the lock file. */
export function ensureInstalled() {
  const marker = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  if (isLink(join(root, 'node_modules')))
    fail(
      'The packages are missing or old, and node_modules is a link: installing would empty the folder it leads to. Remove the link and run it again.',
    );
  console.error('Installing packages (once; about half a minute) …');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (status !== 0)
    fail(
      'Installing the packages failed. The lines above say why; check the network and run it again.',
    );
  utimesSync(marker, new Date(), new Date());
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Runs a script of ours on Node 24 and ends with its exit code. */
export function runOnNode24(script, args) {
  const child = spawn(findNode24(), [join(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  // as a shell says it: what was cut off did not end well
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

function findNode24() {
  const pinned = join(root, 'node_modules/.bin', windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  fail('No pinned Node 24 for this kind of machine. Install Node 24 or newer and run it again.');
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
