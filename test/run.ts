import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildBundlesIfStale } from '../src/main/bundles.ts';
import { ensureBrowser } from './support/browser.ts';

const root = resolve(import.meta.dirname, '..');
const say = (line: string) => process.stderr.write(`${line}\n`);

const browser = ensureBrowser();
await buildBundlesIfStale(say);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BATON_BROWSER: browser },
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
