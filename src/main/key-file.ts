import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { formatLogKey, logKeysOf } from '../core/log-key.ts';
import type { KeyRing, TenantKeys } from '../core/tenant-keys.ts';
import type { KeyStore } from '../usecases/ports.ts';

const secret = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((hex) => new Uint8Array(Buffer.from(hex, 'hex')));
const key = z.object({ secret, since: z.iso.datetime() });
const ring = z.object({ current: key, older: z.array(key) });
const keyFile = z
  .object({
    format: z.literal('baton-keys/1'),
    log: z.string().min(1),
    claim: ring,
    signals: ring,
    signing: ring,
  })
  .transform(({ log, claim, signals, signing }) => ({ log, claim, signals, signing }));

/** Where the keys of a tenant lie when nothing else is said. */
export function keyFileIn(dataFolder: string): string {
  return join(dataFolder, 'keys.json');
}

/** Keys in a file that only the owner of the process can read. */
export function openKeyFile(file: string): KeyStore {
  return {
    load: async () => (existsSync(file) ? readKeys(file) : undefined),
    async save(keys) {
      replaceFile(file, JSON.stringify(inHex(keys), null, 2));
      replaceFile(pinnedKeysBeside(file), logKeysOf(keys).map(formatLogKey).join('\n'));
    },
  };
}

/** The public signing keys, for whoever verifies on this machine: outside the lists, and no secret. */
export function pinnedKeysBeside(keyFile: string): string {
  return join(dirname(keyFile), 'log-keys.txt');
}

function readKeys(file: string): TenantKeys {
  const result = keyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  throw new Error(
    `${file} is no key file of this version of Baton; nothing was changed in it. (The embedded tenant starts over with npm start -- --fresh.)`,
  );
}

/** A file is replaced as a whole or not at all: half a key file would be the loss of every key. */
function replaceFile(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  writeFileSync(beside, `${content}\n`, { mode: 0o600, flush: true });
  renameSync(beside, file);
}

function inHex({ log, claim, signals, signing }: TenantKeys): z.input<typeof keyFile> {
  const ringInHex = ({ current, older }: KeyRing) => ({
    current: keyInHex(current),
    older: older.map(keyInHex),
  });
  return {
    format: 'baton-keys/1',
    log,
    claim: ringInHex(claim),
    signals: ringInHex(signals),
    signing: ringInHex(signing),
  };
}

function keyInHex({ secret, since }: KeyRing['current']) {
  return { secret: Buffer.from(secret).toString('hex'), since };
}
