import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

const isWhole = git('rev-parse', '--is-shallow-repository') === 'false';
const reason = 'skipped: a shallow clone, or none, does not have all commits';

/** Whatever looks like the short name of a commit: seven or more hex digits with a letter and a number among them. */
function citedIn(text: string): string[] {
  const words = text.match(/\b[0-9a-f]{7,40}\b/g) ?? [];
  return words.filter((word) => /[a-f]/.test(word) && /\d/.test(word));
}

/** Those that a clone of this commit does not bring; a working copy may still hold what a rebase left behind. */
function missingAmong(names: readonly string[]): string[] {
  return names.filter((name) => git('merge-base', '--is-ancestor', name, 'HEAD') === undefined);
}

const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const renamed = citedIn(
  /^Commits that a later rebase renamed.*$/m.exec(textOf('docs/measured.md'))?.[0] ?? '',
);

describe('commits that the docs name', () => {
  it.skipIf(!isWhole)(
    `are in the repository, but for those that docs/measured.md names (${reason})`,
    () => {
      const cited = ['README.md', 'CHANGELOG.md', ...pages].flatMap((page) =>
        citedIn(textOf(page)),
      );
      expect(cited.length).toBeGreaterThan(20);
      const unknown = missingAmong([...new Set(cited)].filter((name) => !renamed.includes(name)));
      expect(unknown, 'cite the commit on main, after the last rebase').toEqual([]);
    },
  );

  it.skipIf(!isWhole)(`are noticed when they are not there (${reason})`, () => {
    expect(missingAmong(citedIn('measured at 0badc0ffee'))).toEqual(['0badc0ffee']);
    expect(missingAmong([git('rev-parse', '--short', 'HEAD') ?? ''])).toEqual([]);
  });
});
