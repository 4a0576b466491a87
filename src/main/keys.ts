import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const keyFile = z.object({ claim: z.string().regex(/^[0-9a-f]{64}$/) });

/** The tenant's keys, made on first start and readable by the owner of the process only. */
export function loadKeys(file: string): { claimSecret: Uint8Array } {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ claim: randomBytes(32).toString('hex') }), {
      mode: 0o600,
    });
  }
  const { claim } = keyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { claimSecret: Buffer.from(claim, 'hex') };
}
