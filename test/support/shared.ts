import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * A file or folder of the material shared by everybody who builds Baton, or nothing where it is not present.
 * Tests then skip and say so. What was read is noted, so that .ci/run can tell that it was.
 */
export function sharedPath(name: string): string | undefined {
  const path = join(process.env['BATON_SHARED'] ?? join(root, '../shared'), name);
  if (!existsSync(path)) return undefined;
  mkdirSync(join(root, 'build'), { recursive: true });
  appendFileSync(join(root, 'build/shared-read.txt'), `${name}\n`);
  return path;
}
