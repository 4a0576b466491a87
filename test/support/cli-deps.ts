import type { CliDeps } from '../../src/cli/deps.ts';
import { verifySignature } from '../../src/core/log-key.ts';

/** What commands find on a machine where nothing was set up yet. */
export const withoutTenant = {
  exists: async () => false,
  keys: () => {
    throw new Error('no tenant is configured');
  },
  backUpKeys: async () => {
    throw new Error('no tenant is configured');
  },
  pinnedKeys: async () => '',
  verifySignature,
} satisfies Partial<CliDeps>;
