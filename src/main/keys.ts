import { randomBytes } from 'node:crypto';
import { logNameOf, type TenantKeys } from '../core/tenant-keys.ts';
import { keysOrNew, requireKeys } from '../usecases/keys.ts';
import type { Config } from './config.ts';
import { keyFileIn, openKeyFile } from './key-file.ts';

/** The tenant's keys. The embedded tenant's are made on first start; a real tenant's are made on purpose, once, by `baton keys new`. */
export function loadKeys({ dataFolder, embeddedTenant, siteUrl }: Config): Promise<TenantKeys> {
  const keys = openKeyFile(keyFileIn(dataFolder));
  if (embeddedTenant === undefined) return requireKeys(keys);
  return keysOrNew(logNameOf(siteUrl), { keys, random: randomBytes, now: () => new Date() });
}
