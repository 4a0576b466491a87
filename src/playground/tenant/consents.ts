import { fields, list, text } from '../json.ts';
import { ask, type Fetch, postJson, TenantError } from './http.ts';

/** Whether a person allowed an application these permissions of Graph so far. */
export async function hasConsent(
  fetch: Fetch,
  { user, app }: { user: string; app: string },
  scopes: readonly string[],
): Promise<boolean> {
  const query = new URLSearchParams({ user, app }).toString();
  const answer = fields(await ask(fetch, `/__emulator/consents?${query}`));
  const allowed = new Set(list(answer['scopes']).map((scope) => text(scope).toLowerCase()));
  return scopes.every((scope) => allowed.has(scope.toLowerCase()));
}

/** The person allows it; false where only an administrator may. */
export async function giveConsent(
  fetch: Fetch,
  who: { user: string; app: string },
  scopes: readonly string[],
): Promise<boolean> {
  try {
    await ask(fetch, '/__emulator/consents', postJson({ ...who, scopes }));
    return true;
  } catch (error) {
    if (error instanceof TenantError && error.status === 409) return false;
    throw error;
  }
}
