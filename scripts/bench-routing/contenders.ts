import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npmPeers, wanted } from './npm-peers.mjs';

interface Game {
  folder: string;
  out: string;
  timeoutMs: number;
}

/** Somebody who answers a set's questions into a file; a sentence when it cannot. */
export interface Contender {
  name: string;
  play(game: Game): Promise<string | undefined>;
}

const root = resolve(import.meta.dirname, '../..');
const packages = join(root, 'build/bench/peers');
const judge = join(process.env['BATON_SHARED'] ?? join(root, '../shared'), 'datasets/peer_svc.py');

export const ours: Contender = {
  name: '**Baton**',
  play: async ({ folder, out, timeoutMs }) =>
    outcome(
      run(process.execPath, ['src/main/cli.ts', 'evaluate', folder, '--out', out], timeoutMs),
    ),
};

export const contenders: Contender[] = [
  {
    name: 'scikit-learn (SVM)',
    play: async ({ folder, out, timeoutMs }) => {
      const python = pythonWithSklearn();
      if (python === undefined) return 'skipped: scikit-learn is not here and cannot be installed';
      return outcome(run(python, [judge, folder, out], timeoutMs));
    },
  },
  ...Object.keys(npmPeers).map(
    (name): Contender => ({
      name: `${name} (npm)`,
      play: async ({ folder, out, timeoutMs }) => {
        if (!installed()) return 'skipped: npm could not install it';
        const player = join(import.meta.dirname, 'play-peer.mjs');
        return outcome(run(process.execPath, [player, name, packages, folder, out], timeoutMs));
      },
    }),
  ),
];

function run(command: string, args: string[], timeout: number): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout, maxBuffer: 2 ** 26 });
}

function outcome({ status, signal, stderr }: SpawnSyncReturns<string>): string | undefined {
  if (status === 0) return undefined;
  if (signal === 'SIGTERM') return 'stopped: it took too long';
  return `failed: ${stderr.trim().split('\n').at(-1) ?? ''}`;
}

/** Into a folder of their own, without scripts, and only the first time. */
function installed(): boolean {
  if (existsSync(join(packages, 'node_modules/natural'))) return true;
  mkdirSync(packages, { recursive: true });
  writeFileSync(join(packages, 'package.json'), '{"private":true}');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted];
  return spawnSync('npm', args, { cwd: packages, stdio: 'inherit' }).status === 0;
}

/** Debian's own Python, because the package is Debian's. */
function pythonWithSklearn(): string | undefined {
  const has = (python: string) => spawnSync(python, ['-c', 'import sklearn']).status === 0;
  const python = ['/usr/bin/python3', 'python3'].find(has);
  if (python !== undefined) return python;
  spawnSync('apt-get', ['install', '-y', 'python3-sklearn'], { stdio: 'inherit' });
  return ['/usr/bin/python3'].find(has);
}
