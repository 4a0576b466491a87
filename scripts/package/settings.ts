import { createHash } from 'node:crypto';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** What the templates in appPackage/ and manifest/ leave open, by the name that stands in them. */
export type Settings = Record<
  | 'BATON_HOST'
  | 'BATON_CLIENT_ID'
  | 'BATON_TEAMS_APP_ID'
  | 'BATON_OUTLOOK_ID'
  | 'BATON_VERSION'
  | 'BATON_PUBLISHER'
  | 'BATON_WEBSITE_URL'
  | 'BATON_PRIVACY_URL'
  | 'BATON_TERMS_URL',
  string
>;

const https = z.url({ protocol: /^https$/, error: 'must be an https address' });

const environment = z
  .object({
    BATON_CLIENT_ID: z.guid(),
    BATON_SCOPE: z.string().regex(/^api:\/\/[a-z0-9.:-]+\/[0-9a-f-]{36}\/access_as_user$/i, {
      error: 'must be api://HOST/CLIENT_ID/access_as_user',
    }),
    BATON_TEAMS_APP_ID: z.guid(),
    BATON_PUBLISHER: z.string().min(1).max(32).default('Baton'),
    BATON_WEBSITE_URL: https.optional(),
    BATON_PRIVACY_URL: https.optional(),
    BATON_TERMS_URL: https.optional(),
  })
  .refine(({ BATON_SCOPE: scope, BATON_CLIENT_ID: id }) => scope.split('/')[3] === id, {
    path: ['BATON_SCOPE'],
    error: 'names another application than BATON_CLIENT_ID',
  });

/** Reads the file the server is started with; its other variables are left alone. One message names every mistake. */
export function readSettings(envFile: string, version: string): Settings {
  const result = environment.safeParse(parseEnv(envFile));
  if (!result.success) {
    const mistakes = result.error.issues.map(
      (issue) => `  ${issue.path.join('.')}: ${issue.message}`,
    );
    throw new Error(`The file does not say enough for a package:\n${mistakes.join('\n')}`);
  }
  const env = result.data;
  const host = env.BATON_SCOPE.split('/')[2] ?? '';
  return {
    BATON_HOST: host,
    BATON_CLIENT_ID: env.BATON_CLIENT_ID,
    BATON_TEAMS_APP_ID: env.BATON_TEAMS_APP_ID,
    BATON_OUTLOOK_ID: twinOf(env.BATON_TEAMS_APP_ID),
    BATON_VERSION: version,
    BATON_PUBLISHER: env.BATON_PUBLISHER,
    BATON_WEBSITE_URL: env.BATON_WEBSITE_URL ?? `https://${host}/support`,
    BATON_PRIVACY_URL: env.BATON_PRIVACY_URL ?? `https://${host}/privacy`,
    BATON_TERMS_URL: env.BATON_TERMS_URL ?? `https://${host}/terms`,
  };
}

/** The XML twin needs an id of its own, always the same one for the same app: a UUID of version 8 (RFC 9562). */
function twinOf(appId: string): string {
  const bytes = createHash('sha256').update(`baton-outlook:${appId.toLowerCase()}`).digest();
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}
