import { amount, fields, text } from '../json.ts';
import { ask, type Fetch, postJson, TenantError } from './http.ts';

/** What the embedded tenant's token broker hands out, as a real host's broker would get it. */
export interface Tokens {
  accessToken: string;
  idToken: string;
  expiresInSeconds: number;
  /** The granted scopes, separated by blanks. */
  scope: string;
}

export interface TokenWish {
  /** Entra id of the person. */
  user: string;
  /** `graph`, or the client id of the API the token is for. */
  audience: string;
  scopes: readonly string[];
  /** With `graph`: the application whose token it is. */
  app?: string;
  /** The application that asks on the person's behalf, such as Teams or Outlook on the web. */
  client?: string;
  /** A claims challenge, passed on as it came. */
  claims?: string;
}

export type TokenBroker = (wish: TokenWish) => Promise<Tokens>;

export function tokenBroker(fetch: Fetch): TokenBroker {
  return async ({ client, ...rest }) => {
    const wish = { ...rest, azp: client };
    const answer = fields(await ask(fetch, '/__emulator/token', postJson(wish)));
    const accessToken = text(answer['access_token']);
    if (accessToken === '')
      throw new TenantError(200, 'no_token', 'The broker answered without a token');
    return {
      accessToken,
      idToken: text(answer['id_token']),
      expiresInSeconds: amount(answer['expires_in']),
      scope: text(answer['scope']),
    };
  };
}

/** Fetches a new token one minute before the old one ends; callers at the same time share one request. */
export function keptToken(
  broker: TokenBroker,
  wish: TokenWish,
  now: () => number = Date.now,
): () => Promise<string> {
  let kept: { token: Promise<Tokens>; until: number } | undefined;
  return async () => {
    if (kept === undefined || now() >= kept.until) {
      const fresh = { token: broker(wish), until: Number.POSITIVE_INFINITY };
      kept = fresh;
      fresh.token.then(
        ({ expiresInSeconds }) => (fresh.until = now() + (expiresInSeconds - 60) * 1000),
        () => (kept = undefined),
      );
    }
    return (await kept.token).accessToken;
  };
}
