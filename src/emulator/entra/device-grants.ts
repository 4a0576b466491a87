import type { Tenant } from '../tenant.ts';
import type { App } from './directory.ts';
import { findDeviceCode, forgetDeviceCode } from './device-codes.ts';
import { refused, type TokenRefusal } from './errors.ts';
import { answer, consented, enabledPerson, type TokenAnswer } from './grants.ts';
import { refreshAudience, verifyToken } from './tokens.ts';

/** A device asks whether its person has entered the code; most answers are “not yet”. */
export async function grantToDevice(
  tenant: Tenant,
  app: App,
  form: URLSearchParams,
): Promise<TokenAnswer | TokenRefusal> {
  const code = findDeviceCode(tenant, form.get('device_code') ?? '');
  if (code?.clientId !== app.clientId)
    return refused(400, 'bad_verification_code', 70018, 'Bad verification code.');
  if (code.expiresAt <= tenant.clock.now().getTime())
    return refused(400, 'expired_token', 70019, 'Verification code expired.');
  switch (code.answer.kind) {
    case 'pending':
      return refused(
        400,
        'authorization_pending',
        70016,
        'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
      );
    case 'declined':
      return refused(400, 'authorization_declined', 70017, 'The user declined the request.');
    case 'blocked':
      return refused(
        400,
        'invalid_grant',
        53003,
        'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
        { suberror: 'message_only' },
      );
    case 'approved':
      forgetDeviceCode(tenant, code);
      return grantToPerson(tenant, app, code.answer.oid, code.scopes, form);
  }
}

/** Renews what was granted before; a public client has nothing else to show. */
export async function grantByRefreshToken(
  tenant: Tenant,
  app: App,
  form: URLSearchParams,
): Promise<TokenAnswer | TokenRefusal> {
  const audience = [refreshAudience(app.clientId)];
  const verified = await verifyToken(tenant, form.get('refresh_token') ?? '', audience);
  if (verified.kind !== 'valid')
    return refused(400, 'invalid_grant', 700082, 'The refresh token has expired or is not valid.');
  const asked = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
  return grantToPerson(tenant, app, verified.claims['oid'], asked, form);
}

async function grantToPerson(
  tenant: Tenant,
  app: App,
  oid: unknown,
  asked: string[],
  form: URLSearchParams,
): Promise<TokenAnswer | TokenRefusal> {
  const person = enabledPerson(tenant, oid);
  if (person.kind === 'refused') return person;
  const scopes = consented(tenant, app, person.person, asked);
  return Array.isArray(scopes) ? answer(tenant, app, person.person, asked, scopes, form) : scopes;
}
