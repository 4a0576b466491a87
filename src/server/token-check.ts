import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { ProductError } from '../core/errors.ts';
import type { Caller } from '../usecases/ports.ts';

export interface TokenRules {
  tenantId: string;
  /** Our app registration; access tokens for our scope carry it as audience. */
  clientId: string;
  /** Applications that may ask for a token for us: Teams, Outlook, ourselves. */
  allowedClients: readonly string[];
  /** Whether guests of the tenant are let in. Where Entra does not say who is one, nobody is taken for one. */
  allowGuests: boolean;
  fetch: (request: Request) => Promise<Response>;
  /** By which clock a token has run out. */
  now: () => Date;
}

/** Checks an access token of the host and answers whose it is. Throws `not_signed_in`, `wrong_tenant` or `no_access`. */
export type CheckToken = (token: string) => Promise<Caller>;

const requiredScope = 'access_as_user';
const clockToleranceSeconds = 300;

/** facts/graph.md §3.5: RS256 only, issuer of this tenant, our audience, our scope, a known client. */
export function createTokenCheck(rules: TokenRules): CheckToken {
  const authority = `https://login.microsoftonline.com/${rules.tenantId}`;
  const keys = createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`), {
    [customFetch]: (url, options) => rules.fetch(new Request(url, options)),
  });
  return async (token) => {
    assertCompactForm(token);
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: `${authority}/v2.0`,
      audience: rules.clientId,
      clockTolerance: clockToleranceSeconds,
      currentDate: rules.now(),
      requiredClaims: ['exp', 'oid', 'tid'],
    }).catch((error: unknown) => {
      throw explain(error, token, rules);
    });
    return readCaller(payload, token, rules);
  };
}

/** Longer than any token Entra issues for us. */
const longestToken = 16_384;

/** Three parts in the one way base64url writes them: what decodes alike but is written otherwise is not the token that was issued. */
function assertCompactForm(token: string): void {
  const parts = token.length > longestToken ? [] : token.split('.');
  if (parts.length === 3 && parts.every(isCanonical)) return;
  throw new ProductError('not_signed_in', 'this is no token in compact form');
}

function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

const claims = z.object({
  exp: z.number(),
  tid: z.string(),
  oid: z.uuid(),
  azp: z.string(),
  ver: z.literal('2.0'),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
  /** 1 for a guest; optional in the app registration. */
  acct: z.unknown().optional(),
  /** Who signed the person in, where that was not this tenant. */
  idp: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

function readCaller(payload: JWTPayload, token: string, rules: TokenRules): Caller {
  const result = claims.safeParse(payload);
  if (!result.success) throw new ProductError('not_signed_in', 'the token lacks claims we need');
  const { tid, oid, azp, scp, idtyp, name, preferred_username: mail } = result.data;
  if (tid !== rules.tenantId)
    throw new ProductError('wrong_tenant', 'the token is of another tenant');
  if (idtyp === 'app' || !scp?.split(' ').includes(requiredScope)) {
    throw new ProductError('no_access', `the token does not carry ${requiredScope}`);
  }
  if (!rules.allowedClients.includes(azp)) {
    throw new ProductError('no_access', 'the token was issued to an unknown client');
  }
  if (!rules.allowGuests && isGuest(result.data)) {
    throw new ProductError('no_access', 'guests of the tenant are not let in');
  }
  return {
    tenantId: tid,
    oid,
    name: name ?? mail ?? oid,
    mail: (mail ?? '').toLowerCase(),
    assertion: token,
  };
}

function isGuest({ acct, idp, tid }: z.output<typeof claims>): boolean {
  return Number(acct) === 1 || (idp !== undefined && !idp.includes(tid));
}

/** A well-signed token of another tenant fails on its key already; saying "wrong company" helps more than "sign in again". */
function explain(error: unknown, token: string, { tenantId }: TokenRules): ProductError {
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) {
    const tenant = unverifiedTenant(token);
    if (tenant !== undefined && tenant !== tenantId) {
      return new ProductError('wrong_tenant', 'the token is of another tenant', { cause: error });
    }
    return new ProductError('not_signed_in', `the token was refused: ${error.code}`, {
      cause: error,
    });
  }
  return new ProductError('microsoft_unreachable', 'the signing keys could not be read', {
    cause: error,
  });
}

function unverifiedTenant(token: string): string | undefined {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    return typeof payload === 'object' &&
      payload !== null &&
      'tid' in payload &&
      typeof payload.tid === 'string'
      ? payload.tid
      : undefined;
  } catch {
    return undefined;
  }
}
