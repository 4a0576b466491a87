import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { checkedPackages } from './package/check.ts';
import { readSettings } from './package/settings.ts';

/**
 * `npm run package -- --env FILE`: the two packages an admin uploads, for the host and the app that the server's own
 * environment file names. Nothing is written when anything is wrong with them.
 */
const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    env: { type: 'string' },
    out: { type: 'string', default: join(root, 'build/packages') },
  },
});
if (values.env === undefined) stop('Which server? npm run package -- --env FILE [--out FOLDER]');
const { version }: { version: string } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const { packages, mistakes } = await prepare(values.env);
if (mistakes.length > 0) stop(mistakes.join('\n'));
mkdirSync(values.out, { recursive: true });
for (const [name, files] of Object.entries(packages)) {
  const file = join(values.out, `baton-${name}-${version}.zip`);
  // one date for everything: the same input gives the same package
  writeFileSync(
    file,
    zipSync(Object.fromEntries(files), { mtime: new Date(2026, 0, 1), level: 9 }),
  );
  console.log(file);
}

function prepare(envFile: string) {
  try {
    return checkedPackages(readSettings(readFileSync(envFile, 'utf8'), version));
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
