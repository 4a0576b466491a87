import type { WatchedList } from '../core/change-notice.ts';
import type { Clock, DoLater } from './ports.ts';

/** Told that something changed in these lists; nobody waits for what comes of it. */
export type LookNow = (lists: readonly WatchedList[]) => void;

export interface LookDeps {
  /** Reads what changed in the hand-offs. */
  lookAtHandoffs: () => Promise<unknown>;
  /** Reads what changed in the register, absences and settings. */
  lookAtRegister: () => Promise<unknown>;
  now: Clock;
  doLater: DoLater;
  onFailed: (error: unknown) => void;
}

/** However often it is told, it looks at most so often. */
const pauseMs = 2_000;

/** A word from Microsoft only means “look now”: what changed is read by delta, and a timer reads it anyway. */
export function createLookNow(deps: LookDeps): LookNow {
  const handoffs = calmly(deps.lookAtHandoffs, deps);
  const register = calmly(deps.lookAtRegister, deps);
  return (lists) => {
    if (lists.includes('Handoffs')) handoffs();
    if (lists.some((list) => list !== 'Handoffs')) register();
  };
}

/** At once the first time; what comes while it looks, or shortly after, makes one more look together. */
function calmly(
  look: () => Promise<unknown>,
  { now, doLater, onFailed }: Omit<LookDeps, 'lookAtHandoffs' | 'lookAtRegister'>,
): () => void {
  let state: 'idle' | 'busy' | 'wanted' = 'idle';
  const again = async () => {
    const wasWanted = state === 'wanted';
    state = 'idle';
    if (wasWanted) start();
  };
  const start = () => {
    state = 'busy';
    void look()
      .catch(onFailed)
      .then(() => doLater(new Date(now().getTime() + pauseMs), again));
  };
  return () => {
    if (state === 'idle') start();
    else state = 'wanted';
  };
}
