import { z } from 'zod';
import type { GraphCall } from './call.ts';
import { GraphError, notEmulated } from './errors.ts';
import type { Watched } from './subscription-resource.ts';

const maxClientState = 128;
const minMinutes = 45;

const refused = (message: string): GraphError => new GraphError(400, 'InvalidRequest', message);

/** The body of a new subscription, as far as its form goes; what it says is checked one by one. */
export const newSubscription = z
  .object({
    changeType: z.string(),
    notificationUrl: z.string(),
    lifecycleNotificationUrl: z.string().nullish(),
    resource: z.string(),
    expirationDateTime: z.string(),
    clientState: z.string().nullish(),
    latestSupportedTlsVersion: z.string().nullish(),
    includeResourceData: z.boolean().nullish(),
    encryptionCertificate: z.string().nullish(),
    encryptionCertificateId: z.string().nullish(),
    notificationQueryOptions: z.string().nullish(),
    notificationUrlAppId: z.string().nullish(),
  })
  .strict();
export type NewSubscription = z.output<typeof newSubscription>;

export const subscriptionPatch = z
  .object({
    expirationDateTime: z.string().optional(),
    notificationUrl: z.string().optional(),
    lifecycleNotificationUrl: z.string().nullish(),
  })
  .strict();

export function requireEmulated(body: NewSubscription): void {
  const { includeResourceData, encryptionCertificate, notificationQueryOptions } = body;
  if (includeResourceData === true || encryptionCertificate || notificationQueryOptions)
    throw notEmulated('notifications that carry the resource, or are filtered');
}

/**
 * Microsoft takes https only. So that a server under test can listen without a certificate, plain http is
 * taken on loopback.
 */
export function requireUrl(member: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) return text;
  throw refused(`The ${member} must be an absolute URL with the https scheme.`);
}

export function requireClientState(text: string | null | undefined): string | null {
  if (text && text.length > maxClientState)
    throw refused(`The clientState is longer than ${maxClientState} characters.`);
  return text ?? null;
}

export function requireChanges(text: string, { allowedChanges }: Watched): string {
  const types = text.split(',').map((type) => type.trim().toLowerCase());
  const foreign = types.find((type) => !allowedChanges.includes(type));
  if (foreign !== undefined)
    throw refused(`The changeType '${foreign}' is not supported for this resource.`);
  return types.join(',');
}

/** At least 45 minutes ahead, which Graph sees to by itself, and no more than the resource allows. */
export function requireExpiration(
  { tenant }: GraphCall,
  text: string,
  { maxMinutes }: Watched,
): string {
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text).getTime() : Number.NaN;
  const now = tenant.clock.now().getTime();
  if (Number.isNaN(at)) throw refused('The expirationDateTime cannot be read.');
  if (at <= now) throw refused('The expirationDateTime lies in the past.');
  if (at > now + maxMinutes * 60_000)
    throw new GraphError(
      400,
      'ExtensionError',
      `Subscription expiration can only be ${maxMinutes} minutes in the future.`,
    );
  return new Date(Math.max(at, now + minMinutes * 60_000)).toISOString();
}
