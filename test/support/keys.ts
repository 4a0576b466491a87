import { randomBytes } from 'node:crypto';
import type { KeyRing, TenantKeys } from '../../src/core/tenant-keys.ts';

/** Three keys of a tenant that exist for one test only. */
export function newTestKeys(log = 'nordlicht.example/sites/baton'): TenantKeys {
  return { log, claim: ring(), signals: ring(), signing: ring() };
}

function ring(): KeyRing {
  return {
    current: { secret: new Uint8Array(randomBytes(32)), since: '2026-01-01T00:00:00.000Z' },
    older: [],
  };
}
