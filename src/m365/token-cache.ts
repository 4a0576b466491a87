import type { AuthenticationResult } from '@azure/msal-node';
import type { Clock } from '../usecases/ports.ts';
import { createBoundedMemory } from './bounded-memory.ts';

/** Remembers tokens until shortly before they expire, and joins simultaneous requests for the same key. */
export interface TokenCache {
  get(key: string, acquire: () => Promise<NewToken>): Promise<string>;
  /** Drops this token, unless a newer one has taken its place. */
  forget(key: string, token: string): void;
}

type NewToken = Pick<AuthenticationResult, 'accessToken' | 'expiresOn'>;

const renewBeforeMs = 5 * 60_000;

export function createTokenCache(now: Clock): TokenCache {
  const entries = createBoundedMemory<Entry>(
    ({ kept }) => kept !== undefined && kept.renewAt <= now().getTime(),
  );
  return {
    async get(key, acquire) {
      const known = entries.get(key);
      if (known !== undefined) {
        const { accessToken, renewAt } = await known.result;
        if (now().getTime() < renewAt) return accessToken;
      }
      const entry: Entry = { result: acquire().then((acquired) => keep(acquired, now())) };
      entries.set(key, entry);
      try {
        entry.kept = await entry.result;
        return entry.kept.accessToken;
      } catch (error) {
        if (entries.get(key) === entry) entries.delete(key);
        throw error;
      }
    },
    forget(key, token) {
      if (entries.get(key)?.kept?.accessToken === token) entries.delete(key);
    },
  };
}

interface Entry {
  result: Promise<KeptToken>;
  /** Once it is there. */
  kept?: KeptToken;
}

interface KeptToken {
  accessToken: string;
  /** By our clock, in milliseconds. */
  renewAt: number;
}

/** msal reckons by the clock of the machine; Baton's own clock is told how long there is left. */
function keep({ accessToken, expiresOn }: NewToken, now: Date): KeptToken {
  const leftMs = expiresOn === null ? 0 : expiresOn.getTime() - Date.now();
  return { accessToken, renewAt: now.getTime() + leftMs - renewBeforeMs };
}
