import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logNameOf } from '../../src/core/tenant-keys.ts';
import { logIdOf } from '../../src/core/log-key.ts';
import { openKeyFile } from '../../src/main/key-file.ts';
import { keysOrNew, newKeys, requireKeys, rotateKey } from '../../src/usecases/keys.ts';

const log = 'contoso.sharepoint.com/sites/baton';
const now = () => new Date('2026-11-25T10:00:00Z');

describe('the keys of a tenant in a file', () => {
  let folder: string;
  let file: string;
  const deps = () => ({
    keys: openKeyFile(file),
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    now,
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-keys-'));
    file = join(folder, 'new', 'keys.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are three different ones, made once, and readable by nobody else', async () => {
    const made = await keysOrNew(log, deps());
    const secrets = [made.claim, made.signals, made.signing].map(({ current }) =>
      Buffer.from(current.secret).toString('hex'),
    );
    expect(new Set(secrets).size).toBe(3);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await keysOrNew(log, deps())).toEqual(made);
  });

  it('are never replaced by new ones', async () => {
    await newKeys(log, deps());
    const before = readFileSync(file, 'utf8');
    await expect(newKeys(log, deps())).rejects.toMatchObject({ code: 'not_allowed_now' });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('are rotated one kind at a time, and the key before is kept', async () => {
    const before = await newKeys(log, deps());
    await rotateKey('claim', deps());
    const twice = await rotateKey('claim', deps());
    expect(twice.claim.older).toHaveLength(2);
    expect(twice.claim.older.at(-1)).toEqual(before.claim.current);
    expect(await requireKeys(openKeyFile(file))).toEqual({ ...before, claim: twice.claim });
  });

  it('name the same log for good, however often they are rotated, and another one when made anew', async () => {
    const before = await newKeys(log, deps());
    await rotateKey('signing', deps());
    expect(logIdOf(await rotateKey('signing', deps()))).toBe(logIdOf(before));
    const elsewhere = { ...deps(), keys: openKeyFile(join(folder, 'other.json')) };
    expect(logIdOf(await newKeys(log, elsewhere))).not.toBe(logIdOf(before));
  });

  it('are asked for by one sentence where there are none, and a broken file is left as it is', async () => {
    await expect(rotateKey('signing', deps())).rejects.toThrow('baton keys new');
    const broken = join(folder, 'keys.json');
    writeFileSync(broken, '{"claim":"00"}');
    await expect(openKeyFile(broken).load()).rejects.toThrow('nothing was changed');
  });
});

describe('the name of a log', () => {
  it('is the site’s address in the form signed notes can carry', () => {
    expect(logNameOf('https://contoso.sharepoint.com/sites/baton/')).toBe(log);
    expect(logNameOf('https://contoso.sharepoint.com/sites/a+b')).toBe(
      'contoso.sharepoint.com/sites/a%2Bb',
    );
  });
});
