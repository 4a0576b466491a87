import type { MiddlewareHandler } from 'hono';

/** Who may frame us: the hosts Microsoft names for Teams, Outlook and Microsoft 365 (facts/platform.md §5). */
const microsoftHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

export interface HeaderOptions {
  /** Further origins that may frame us: the playground's, in development. */
  hostOrigins: readonly string[];
  officeJs: string;
}

/** Security headers on every answer, errors included. */
export function securityHeaders({ hostOrigins, officeJs }: HeaderOptions): MiddlewareHandler {
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${new URL(officeJs).origin}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self' https://login.microsoftonline.com https://res.cdn.office.net",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...microsoftHosts, ...hostOrigins].join(' ')}`,
  ].join('; ');
  return async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Strict-Transport-Security', 'max-age=31536000');
  };
}
