import { z } from 'zod';
import { microsoftClients } from '../core/app-permissions.ts';
import { ProductError } from '../core/errors.ts';

const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  );

const count = z.coerce.number().int().min(1).max(1_000_000);

const environment = z
  .object({
    BATON_TENANT_ID: z.uuid(),
    BATON_CLIENT_ID: z.uuid(),
    BATON_CLIENT_SECRET: z.string().min(1),
    BATON_SITE_URL: z.url({ protocol: /^https$/ }),
    BATON_SCOPE: z.string().startsWith('api://'),
    BATON_DATA: z.string().default('data'),
    BATON_HOST_ORIGINS: list.pipe(z.array(z.url())),
    BATON_OFFICE_JS: z.url().default('https://appsforoffice.microsoft.com/lib/1/hosted/office.js'),
    BATON_EMBEDDED_TENANT: z.url().optional(),
    BATON_CLI_CLIENT_ID: z.uuid().optional(),
    BATON_TEAMS_APP_ID: z.uuid().optional(),
    BATON_NOTIFY_FROM: z.email().optional(),
    BATON_ANCHOR_TO: z.email().optional(),
    BATON_WORKER: z.enum(['inside', 'apart']).default('inside'),
    BATON_GUESTS: z.enum(['refused', 'allowed']).default('refused'),
    BATON_REQUESTS_PER_MINUTE: count.default(600),
    BATON_HANDOFFS_PER_MINUTE: count.default(30),
    BATON_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    BATON_DRAIN_SECONDS: z.coerce.number().int().min(0).max(10).default(0),
    BATON_LISTEN: z.string().default('0.0.0.0'),
    BATON_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    BATON_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    BATON_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    OTEL_SERVICE_NAME: z.string().min(1).default('baton'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  })
  .refine((env) => !env.BATON_ANCHOR_TO || env.BATON_NOTIFY_FROM, {
    path: ['BATON_ANCHOR_TO'],
    message: 'needs BATON_NOTIFY_FROM, the mailbox it is sent from',
  })
  .refine((env) => isReachable(env.BATON_PUBLIC_URL, env.BATON_EMBEDDED_TENANT), {
    path: ['BATON_PUBLIC_URL'],
    message: 'must be an https address without a path, as https://baton.contoso.example',
  })
  .transform((env) => ({
    tenantId: env.BATON_TENANT_ID,
    clientId: env.BATON_CLIENT_ID,
    clientSecret: env.BATON_CLIENT_SECRET,
    siteUrl: env.BATON_SITE_URL,
    scope: env.BATON_SCOPE,
    dataFolder: env.BATON_DATA,
    hostOrigins: env.BATON_HOST_ORIGINS,
    officeJs: env.BATON_OFFICE_JS,
    embeddedTenant: env.BATON_EMBEDDED_TENANT,
    commandLineId: env.BATON_CLI_CLIENT_ID,
    teamsAppId: env.BATON_TEAMS_APP_ID,
    notifyFrom: env.BATON_NOTIFY_FROM,
    anchorTo: env.BATON_ANCHOR_TO,
    workerInside: env.BATON_WORKER === 'inside',
    allowGuests: env.BATON_GUESTS === 'allowed',
    requestsPerMinute: env.BATON_REQUESTS_PER_MINUTE,
    handoffsPerMinute: env.BATON_HANDOFFS_PER_MINUTE,
    redisUrl: env.BATON_REDIS_URL,
    publicUrl: env.BATON_PUBLIC_URL,
    drainSeconds: env.BATON_DRAIN_SECONDS,
    listen: env.BATON_LISTEN,
    logLevel: env.BATON_LOG,
    metricsPort: env.BATON_METRICS_PORT,
    tracesEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    tracesService: env.OTEL_SERVICE_NAME,
    port: env.PORT,
    allowedClients: [...microsoftClients, env.BATON_CLIENT_ID],
  }));

/** Microsoft sends to https alone; the embedded tenant to this machine, too. */
function isReachable(address: string | undefined, embeddedTenant: string | undefined): boolean {
  if (address === undefined) return true;
  const { protocol, pathname, search, username } = new URL(address);
  const isPlain = pathname === '/' && search === '' && username === '';
  return isPlain && (protocol === 'https:' || embeddedTenant !== undefined);
}

export type Config = z.output<typeof environment>;

/** Reads the configuration; a mistake ends in one message that names every wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = environment.safeParse(env);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(
    ({ path, message }) => `  ${path.join('.')}: ${message}`,
  );
  throw new ProductError(
    'invalid_request',
    `The configuration is incomplete or wrong:\n${mistakes.join('\n')}`,
  );
}
