import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const inputs = [
  'src/{ui,playground,core,wire,templates}/**/*',
  'src/main/{tab,pane,events,playground,office,signed-in}.*',
  'webpack.*.js',
  'package-lock.json',
];
const outputs = [
  'build/app/tab.html',
  'build/app/pane.html',
  'build/app/signed-in.html',
  'build/app/parts.json',
  'build/app/events.js',
  'build/playground/index.html',
  'build/playground/office.js',
];

/** Its time is when the last build began: webpack leaves a file that came out the same as it was, with its old time. */
const stamp = join(root, 'build/built');

/** Builds the browser bundles when any of their sources has changed since the last build began. */
export async function buildBundlesIfStale(say: (line: string) => void): Promise<void> {
  if (isBuilt()) return;
  say('Building the browser bundles …');
  const began = new Date();
  await run(join(root, 'node_modules/.bin/webpack'), ['--mode', 'production']);
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}

function isBuilt(): boolean {
  return (
    [stamp, ...outputs.map((file) => join(root, file))].every(existsSync) &&
    newest(inputs) < changedAt(stamp)
  );
}

function newest(patterns: string[]): number {
  return Math.max(...globSync(patterns, { cwd: root }).map((file) => changedAt(join(root, file))));
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    let output = '';
    const child = spawn(process.execPath, [command, ...args], { cwd: root });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`Building the bundles failed:\n${output}`)),
    );
  });
}
