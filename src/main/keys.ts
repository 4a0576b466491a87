import { randomBytes } from 'node:crypto';
import { logNameOf, type TenantKeys } from '../core/tenant-keys.ts';
import type { KeyDeps } from '../usecases/keys.ts';
import { keysOrNew, requireKeys } from '../usecases/keys.ts';
import type { Config } from './config.ts';
import { keyFileIn, openKeyFile } from './key-file.ts';

/** The tenant's keys. The embedded tenant's are made on first start; a real tenant's are made on purpose, once, by `baton keys new`. */
export function loadKeys({ dataFolder, embeddedTenant, siteUrl }: Config): Promise<TenantKeys> {
  const deps = keyDeps(dataFolder);
  return embeddedTenant === undefined
    ? requireKeys(deps.keys)
    : keysOrNew(logNameOf(siteUrl), deps);
}

/** What making and rotating keys takes. */
export function keyDeps(dataFolder: string): KeyDeps {
  return {
    keys: openKeyFile(keyFileIn(dataFolder)),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    now: () => new Date(),
  };
}
