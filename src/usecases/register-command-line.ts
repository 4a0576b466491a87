import {
  completePublic,
  type PublicGap,
  type PublicRegistration,
} from '../core/command-line-registration.ts';
import { ownScope } from '../core/app-permissions.ts';
import { ProductError } from '../core/errors.ts';
import { type AppDirectory, onlyOne } from './register-app.ts';

export interface RegisterCommandLineWish {
  /** Of the command line's registration. */
  name: string;
  /** Of Baton's own. */
  batonName: string;
  siteUrl: string | undefined;
  /** Also what `doctor --probe` asks a person for. */
  probe: boolean;
  dryRun: boolean;
}

export type CommandLineStep = 'registration' | PublicGap | 'principal' | 'site';

export interface RegisteredCommandLine {
  /** Nothing when the registration would only be made. */
  appId: string | undefined;
  steps: { step: CommandLineStep; outcome: 'there' | 'done' | 'to_do' }[];
}

/** Makes the registration with which people sign in at the command line, or adds what it lacks; takes nothing away. */
export async function registerCommandLine(
  directory: AppDirectory,
  wish: RegisterCommandLineWish,
): Promise<RegisteredCommandLine> {
  const { name, siteUrl, dryRun } = wish;
  const done = dryRun ? 'to_do' : 'done';
  // asked first: what cannot be done to the end is not begun
  const probed = wish.probe ? await ownScopeOf(directory, wish.batonName) : undefined;
  const graphPermission = await directory.graphPermissions();
  const found = await onlyOne(directory, name);
  const app = found ?? (dryRun ? undefined : await directory.create(name));
  const steps: RegisteredCommandLine['steps'] = [
    { step: 'registration', outcome: found === undefined ? done : 'there' },
  ];
  const current: PublicRegistration = {
    isPublicClient: app?.isPublicClient ?? false,
    requiredResourceAccess: app?.registration.requiredResourceAccess ?? [],
  };
  const { registration, gaps } = completePublic(current, { graphPermission, probed });
  if (app !== undefined && gaps.length > 0 && !dryRun)
    await directory.updatePublic(app, registration);
  steps.push(...gaps.map((step) => ({ step, outcome: done }) as const));

  const step = async (what: 'principal' | 'site', isThere: boolean, work: () => Promise<void>) => {
    if (!isThere && !dryRun) await work();
    steps.push({ step: what, outcome: isThere ? 'there' : done });
  };
  const appId = app?.appId ?? '';
  await step('principal', app !== undefined && (await directory.hasPrincipal(appId)), () =>
    directory.createPrincipal(appId),
  );
  if (siteUrl !== undefined)
    await step('site', app !== undefined && (await directory.hasSite(siteUrl, appId)), () =>
      directory.giveSite(siteUrl, { appId, name }, 'write'),
    );
  return { appId: app?.appId, steps };
}

async function ownScopeOf(directory: AppDirectory, name: string) {
  const baton = await onlyOne(directory, name);
  const scope = baton?.registration.api.oauth2PermissionScopes.find(
    ({ value }) => value === ownScope,
  );
  if (baton !== undefined && scope !== undefined) return { appId: baton.appId, scopeId: scope.id };
  throw new ProductError(
    'invalid_request',
    `There is no registration ${name} with the scope ${ownScope} yet: make it first, with npx baton register-app --host.`,
  );
}
