import type { CliDeps, Tenant } from './deps.ts';

/** Connects, works, and lets go again whatever happens. */
export async function withTenant<Result>(
  deps: CliDeps,
  work: (tenant: Tenant) => Promise<Result>,
): Promise<Result> {
  const tenant = await deps.connect();
  try {
    return await work(tenant);
  } finally {
    tenant.close();
  }
}
