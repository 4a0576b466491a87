import { isProductError } from '../core/errors.ts';
import { type Presence, showsPresence } from '../core/presence.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Presences } from './people-ports.ts';

/** Nothing where it is not known. `refused`: Microsoft does not tell it to Baton for this caller, however often it is asked. */
export interface PresenceNow {
  presence?: Presence;
  refused?: true;
}

export interface PresenceDeps {
  presences: Presences;
  currentRegister: () => Promise<CurrentRegister>;
}

/**
 * Where one person is at this moment, with the caller's own rights, and only where the company shows it. It is
 * worth nothing but a look: no failure of it is a failure for anybody, and nothing of it is kept.
 */
export async function readPresence(oid: string, deps: PresenceDeps): Promise<PresenceNow> {
  const { settings } = await deps.currentRegister();
  if (!showsPresence(settings)) return { refused: true };
  try {
    const presence = await deps.presences.of(oid);
    return presence === undefined ? {} : { presence };
  } catch (error) {
    if (!isProductError(error)) throw error;
    return isRefusal(error) ? { refused: true } : {};
  }
}

/** Nobody has agreed to it, the sign-in is not enough for it, or a policy of Teams forbids it. */
function isRefusal({ code }: { code: string }): boolean {
  return code === 'consent_needed' || code === 'step_up_needed' || code === 'no_access';
}
