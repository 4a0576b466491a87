import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ours = join(import.meta.dirname, '../../src/main/ensure.mjs');

/** A tree of its own with an `npm` that only leaves a note that it was called. */
describe.skipIf(process.platform === 'win32')('installing what is missing', () => {
  let place: string;
  const tree = (...path: string[]) => join(place, 'tree', ...path);
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'baton-ensure-'));
    mkdirSync(tree('src/main'), { recursive: true });
    mkdirSync(join(place, 'bin'));
    copyFileSync(ours, tree('src/main/ensure.mjs'));
    writeFileSync(tree('package-lock.json'), '{}');
    const npm = join(place, 'bin/npm');
    writeFileSync(
      npm,
      '#!/bin/sh\nmkdir -p node_modules && touch node_modules/.package-lock.json\n',
    );
    chmodSync(npm, 0o755);
  });
  afterEach(() => rmSync(place, { recursive: true }));

  const ensure = () =>
    spawnSync(
      process.execPath,
      [
        '-e',
        `import(${JSON.stringify(tree('src/main/ensure.mjs'))}).then((m) => m.ensureInstalled())`,
      ],
      { env: { PATH: `${join(place, 'bin')}:${process.env['PATH']}` }, encoding: 'utf8' },
    );

  it('is done once, where nothing is there', () => {
    const first = ensure();
    expect(first.stderr).toContain('Installing packages');
    expect(existsSync(tree('node_modules/.package-lock.json'))).toBe(true);
    expect(ensure()).toMatchObject({ status: 0, stderr: '' });
  });

  it('is refused through a link, which leads to the packages of another tree', () => {
    mkdirSync(join(place, 'other'));
    symlinkSync(join(place, 'other'), tree('node_modules'));
    const { status, stderr } = ensure();
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules is a link');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(join(place, 'other'))).toEqual([]);
  });
});
