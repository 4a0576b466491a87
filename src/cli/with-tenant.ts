import type { CliDeps, Tenant } from './deps.ts';

/** Connects, works, and lets go again whatever happens. */
export async function withTenant(
  deps: CliDeps,
  work: (tenant: Tenant) => Promise<void>,
): Promise<void> {
  const tenant = await deps.connect();
  try {
    await work(tenant);
  } finally {
    tenant.close();
  }
}
