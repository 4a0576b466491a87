import {
  completeRegistration,
  type Registration,
  type RegistrationGap,
  type RegistrationWish,
} from '../core/app-registration.ts';
import type { PublicRegistration } from '../core/command-line-registration.ts';
import { ProductError } from '../core/errors.ts';

/** An app registration as the directory holds it. */
export interface RegisteredApp {
  objectId: string;
  appId: string;
  registration: Registration;
  /** Whether it signs people in without a secret. */
  isPublicClient: boolean;
}

/** The tenant's app registrations, with the rights of the admin who runs the command. */
export interface AppDirectory {
  find(name: string): Promise<RegisteredApp[]>;
  create(name: string): Promise<RegisteredApp>;
  update(app: RegisteredApp, registration: Registration): Promise<void>;
  /** The same for the command line's registration, of which only this much matters. */
  updatePublic(app: RegisteredApp, registration: PublicRegistration): Promise<void>;
  hasPrincipal(appId: string): Promise<boolean>;
  createPrincipal(appId: string): Promise<void>;
  /** A new secret; Entra shows it this once. */
  addSecret(app: RegisteredApp): Promise<string>;
  /** Ids of Graph's permissions in this tenant. */
  graphPermissions(): Promise<RegistrationWish['graphPermission']>;
  hasSite(siteUrl: string, appId: string): Promise<boolean>;
  giveSite(
    siteUrl: string,
    app: { appId: string; name: string },
    role: 'write' | 'fullcontrol',
  ): Promise<void>;
  newId(): string;
}

export interface RegisterAppWish {
  name: string;
  host: string;
  siteUrl: string | undefined;
  /** Whether a new secret is made. */
  secret: boolean;
  mails: boolean;
  presence: boolean;
  /** Only say what would be done. */
  dryRun: boolean;
}

export type RegistrationStep = 'registration' | RegistrationGap | 'principal' | 'site' | 'secret';

export interface RegisteredOutcome {
  /** Nothing when the registration would only be made. */
  appId: string | undefined;
  steps: { step: RegistrationStep; outcome: 'there' | 'done' | 'to_do' }[];
  secret: string | undefined;
}

/** Makes the registration, or adds what it lacks; may be repeated without harm, and takes nothing away. */
export async function registerApp(
  directory: AppDirectory,
  wish: RegisterAppWish,
): Promise<RegisteredOutcome> {
  const steps: RegisteredOutcome['steps'] = [];
  const done = wish.dryRun ? 'to_do' : 'done';
  const step = async (name: RegistrationStep, isThere: boolean, work: () => Promise<void>) => {
    if (!isThere && !wish.dryRun) await work();
    steps.push({ step: name, outcome: isThere ? 'there' : done });
  };

  const found = await onlyOne(directory, wish.name);
  const app = found ?? (wish.dryRun ? undefined : await directory.create(wish.name));
  steps.push({ step: 'registration', outcome: found === undefined ? done : 'there' });
  const { registration, gaps } = completeRegistration(app?.registration ?? empty, {
    ...wish,
    appId: app?.appId ?? 'CLIENT_ID',
    newScopeId: directory.newId(),
    graphPermission: await directory.graphPermissions(),
  });
  if (app !== undefined && gaps.length > 0 && !wish.dryRun)
    await directory.update(app, registration);
  steps.push(...gaps.map((gap) => ({ step: gap, outcome: done }) as const));

  const { siteUrl } = wish;
  const appId = app?.appId ?? '';
  await step('principal', app !== undefined && (await directory.hasPrincipal(appId)), () =>
    directory.createPrincipal(appId),
  );
  if (siteUrl !== undefined)
    await step('site', app !== undefined && (await directory.hasSite(siteUrl, appId)), () =>
      directory.giveSite(siteUrl, { appId, name: wish.name }, 'fullcontrol'),
    );
  let secret: string | undefined;
  if (wish.secret)
    await step('secret', false, async () => {
      if (app !== undefined) secret = await directory.addSecret(app);
    });
  return { appId: app?.appId, steps, secret };
}

const empty: Registration = {
  identifierUris: [],
  api: {
    requestedAccessTokenVersion: null,
    oauth2PermissionScopes: [],
    preAuthorizedApplications: [],
  },
  spa: { redirectUris: [] },
  requiredResourceAccess: [],
};

/** Two of one name cannot be told apart, and the wrong one is never touched. */
export async function onlyOne(
  directory: AppDirectory,
  name: string,
): Promise<RegisteredApp | undefined> {
  const [app, ...more] = await directory.find(name);
  if (more.length === 0) return app;
  throw new ProductError(
    'invalid_request',
    `${more.length + 1} registrations are called ${name}. Rename the others, or choose another name with --name.`,
  );
}
