import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The environment that points Baton at its embedded tenant. */
export type EmbeddedEnvironment = Record<string, string>;

const environmentFile = z.record(z.string(), z.string());

const clientId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';
const commandLineId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c12';

/** Makes the environment for an embedded tenant, and keeps it in the data folder for the command line. */
export function writeEmbeddedEnvironment(
  folder: string,
  tenant: { tenantId: string; sharePointHost: string },
  ports: { playground: number; app: number },
): EmbeddedEnvironment {
  const origin = `http://localhost:${ports.playground}`;
  const environment: EmbeddedEnvironment = {
    BATON_TENANT_ID: tenant.tenantId,
    BATON_CLIENT_ID: clientId,
    BATON_CLI_CLIENT_ID: commandLineId,
    // the playground's Teams knows the app by this id
    BATON_TEAMS_APP_ID: clientId,
    BATON_CLIENT_SECRET:
      readEmbeddedEnvironment(folder)?.['BATON_CLIENT_SECRET'] ??
      randomBytes(24).toString('base64url'),
    BATON_SITE_URL: `https://${tenant.sharePointHost}/sites/baton`,
    BATON_SCOPE: `api://localhost/${clientId}/access_as_user`,
    BATON_DATA: folder,
    BATON_HOST_ORIGINS: origin,
    BATON_OFFICE_JS: `${origin}/office.js`,
    BATON_EMBEDDED_TENANT: origin,
    BATON_LISTEN: '127.0.0.1',
    PORT: String(ports.app),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileIn(folder), JSON.stringify(environment, null, 2), { mode: 0o600 });
  return environment;
}

/** What the last `npm start` wrote, if there was one. */
export function readEmbeddedEnvironment(folder: string): EmbeddedEnvironment | undefined {
  const file = fileIn(folder);
  return existsSync(file)
    ? environmentFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    : undefined;
}

function fileIn(folder: string): string {
  return join(folder, 'embedded.json');
}
