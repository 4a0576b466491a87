import { pino } from 'pino';
import {
  applicationPermissions,
  commandLinePermissions,
  delegatedPermissions,
  presencePermissions,
  probePermissions,
} from '../core/app-permissions.ts';
import type { sampleCompany } from '../sample/company.ts';
import { provision } from '../usecases/provision.ts';
import { importRegister } from '../usecases/register-file.ts';
import { activityTypes } from '../m365/activity-feed.ts';
import { type Config, readConfig } from './config.ts';
import type { EmbeddedEnvironment } from './embedded.ts';
import { loadKeys } from './keys.ts';
import { createProduct, type Product } from './product.ts';

type Sample = ReturnType<typeof sampleCompany>;
type Fetch = (request: Request) => Promise<Response>;

/** App permissions of Baton's own registration, as an admin of a real tenant would grant them. */
const roles = [...applicationPermissions, 'Mail.Send'];

/** Fills the empty tenant that this environment points at with the sample company. */
export async function fillEmbeddedTenant(
  sample: Sample,
  environment: EmbeddedEnvironment,
  settings: Record<string, string> = {},
): Promise<void> {
  const config = readConfig(environment);
  const origin = environment['BATON_EMBEDDED_TENANT'] ?? '';
  const emulator = (request: Request) =>
    fetch(new Request(new URL(new URL(request.url).pathname, origin), request));
  await seedTenant(sample.tenant, config, emulator);
  const product = createProduct(config, {
    log: pino({ level: 'silent' }),
    keys: await loadKeys(config),
  });
  await fillRegister(sample.register, product);
  for (const [key, value] of Object.entries({ ...sample.settings, ...sample.roles, ...settings }))
    await product.registerList.writeSetting(key, value);
  product.close();
  await deliverMails(sample.mails, emulator);
}

/** Lists are made here; elsewhere writing is enough. */
const batonSite = '/sites/baton';

/** What Microsoft and the admin do before Baton arrives: people, mailboxes, the site, the app registration. */
export async function seedTenant(
  tenant: Sample['tenant'],
  app: Pick<Config, 'clientId' | 'clientSecret' | 'teamsAppId' | 'commandLineId' | 'scope'>,
  emulator: Fetch,
  inTeams = true,
  delegatedScopes: readonly string[] = [...delegatedPermissions, ...presencePermissions],
): Promise<void> {
  const sites = tenant.sites.map((site) => ({
    ...site,
    grants: [
      { clientId: app.clientId, roles: [site.path === batonSite ? 'fullcontrol' : 'write'] },
      ...(app.commandLineId === undefined
        ? []
        : [{ clientId: app.commandLineId, roles: ['write'] }]),
    ],
  }));
  const registration = {
    ...app,
    displayName: 'Baton',
    exposedScopes: ['access_as_user'],
    delegatedScopes,
    roles,
    ...(inTeams && { teams: { teamsAppId: app.teamsAppId, activityTypes } }),
  };
  const commandLine = {
    clientId: app.commandLineId,
    displayName: 'Baton command line',
    // with everything that `doctor --probe` asks for
    delegatedScopes: [...commandLinePermissions, ...probePermissions, app.scope],
  };
  const apps = app.commandLineId === undefined ? [registration] : [registration, commandLine];
  await post(emulator, '/__emulator/seed', { ...tenant, sites, apps });
}

/** Lists and register go in through Baton's own doors, never behind Graph's back. */
export async function fillRegister(register: Sample['register'], product: Product): Promise<void> {
  await provision(product.listAdmin);
  await importRegister(register, product.registerList);
}

/** The mails that have arrived so far. */
export async function deliverMails(mails: Sample['mails'], emulator: Fetch): Promise<void> {
  for (const { mailbox, message } of mails) {
    await post(emulator, `/__emulator/mailboxes/${encodeURIComponent(mailbox)}/messages`, message);
  }
}

async function post(emulator: Fetch, path: string, body: unknown): Promise<void> {
  const response = await emulator(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok)
    throw new Error(
      `the embedded tenant refused ${path}: ${response.status} ${await response.text()}`,
    );
}
