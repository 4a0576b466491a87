import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Which Baton this is. The commit is empty where the program lies outside its repository. */
export interface Version {
  version: string;
  commit: string;
}

const root = resolve(import.meta.dirname, '../..');
const packageFile = z.object({ version: z.string() });

let known: Version | undefined;

/** Asked once: what runs stays what it was when it started. */
export function readVersion(): Version {
  known ??= { version: readPackageVersion(), commit: readCommit() };
  return known;
}

function readPackageVersion(): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return packageFile.parse(JSON.parse(text)).version;
}

/** `…-dirty` where files were changed since. */
function readCommit(): string {
  if (!existsSync(join(root, '.git'))) return '';
  const words = ['describe', '--always', '--abbrev=40', '--exclude=*', '--dirty'];
  const { stdout, status } = spawnSync('git', ['-C', root, ...words], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}
