import { spawn } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
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

/** Builds the browser bundles when any of their sources is newer than the last build. */
export async function buildBundlesIfStale(say: (line: string) => void): Promise<void> {
  if (oldest(outputs) > newest(inputs)) return;
  say('Building the browser bundles …');
  await run(join(root, 'node_modules/.bin/webpack'), ['--mode', 'production']);
}

function newest(patterns: string[]): number {
  return Math.max(
    ...globSync(patterns, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs),
  );
}

function oldest(files: string[]): number {
  return Math.min(
    ...files.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0),
  );
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
