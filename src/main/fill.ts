import type { Product } from './product.ts';
import { importRegister } from '../usecases/register-file.ts';
import { provision } from '../usecases/provision.ts';
import type { sampleCompany } from '../sample/company.ts';

type Sample = ReturnType<typeof sampleCompany>;
type Fetch = (request: Request) => Promise<Response>;

/** App permissions and consented scopes of Baton's own registration, as an admin of a real tenant would grant them. */
const permissions = {
  delegatedScopes: [
    'User.Read',
    'Mail.ReadWrite',
    'Mail.ReadWrite.Shared',
    'Mail.Send',
    'Mail.Send.Shared',
    'Sites.Selected',
  ],
  roles: ['Sites.Selected', 'User.Read.All'],
};

/** What Microsoft and the admin do before Baton arrives: people, mailboxes, the site, the app registration. */
export async function seedTenant(
  tenant: Sample['tenant'],
  app: { clientId: string; clientSecret: string },
  emulator: Fetch,
): Promise<void> {
  const sites = tenant.sites.map((site) => ({
    ...site,
    grants: [{ clientId: app.clientId, roles: ['fullcontrol'] }],
  }));
  const registration = {
    ...app,
    displayName: 'Baton',
    exposedScopes: ['access_as_user'],
    ...permissions,
  };
  await post(emulator, '/__emulator/seed', { ...tenant, sites, apps: [registration] });
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
