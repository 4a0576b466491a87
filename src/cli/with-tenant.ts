import type { Command } from 'commander';
import type { CliDeps, Tenant } from './deps.ts';

/** Whose rights a command works with. */
export interface AsMe {
  asMe?: true;
}

/** Connects, works, and lets go again whatever happens. */
export async function withTenant<Result>(
  deps: CliDeps,
  work: (tenant: Tenant) => Promise<Result>,
  { asMe }: AsMe = {},
): Promise<Result> {
  const tenant = await deps.connect(asMe ? 'person' : undefined);
  try {
    return await work(tenant);
  } finally {
    tenant.close();
  }
}

/** Adds the option with which a command works with the rights of whoever is signed in. */
export function mayBeMe(command: Command): Command {
  return command.option(
    '--as-me',
    'with your own rights, after baton sign-in; else with Baton’s, where its secret is set',
  );
}
