import { ProductError } from '../core/errors.ts';
import { type KeepDeps, keepInStep } from './keep-in-step.ts';
import type { HandoffIndex, IndexState } from './handoff-ports.ts';
import type { DoLater } from './ports.ts';

/** How old and how sound the index behind an answer is. */
export interface LogState extends IndexState {
  /** True when the last attempt to ask SharePoint failed. */
  stale: boolean;
}

/** All hand-offs, as every list and every reader of the past gets them. */
export interface HandoffLog {
  /** One round of reading what changed; whoever comes meanwhile joins it. A timer calls this. */
  keepInStep(): Promise<void>;
  /** The index, ready to be asked, and its age. Throws `index_building` while the list is read for the first time. */
  ask(): Promise<{ index: HandoffIndex; state: LogState }>;
}

export interface LogDeps extends KeepDeps {
  doLater: DoLater;
  /** Up to this age the index answers as it is; above it, SharePoint is asked first, if it answers in time. */
  freshSeconds: number;
  /** Told when a round that nobody waits for fails. */
  onFailed: (error: unknown) => void;
}

/** How long a question waits for SharePoint, in milliseconds. */
const patienceMs = 2_000;

export function createHandoffLog(deps: LogDeps): HandoffLog {
  const { index, now, freshSeconds, onFailed } = deps;
  let round: Promise<void> | undefined;
  /** The round that is under way has been waited for in vain: nobody else waits for it. */
  let isSlow = false;
  let stale = false;
  let notBefore = 0;

  const join = () => {
    round ??= keepInStep(deps)
      .then(() => {
        stale = false;
      })
      .catch((error: unknown) => {
        stale = true;
        notBefore = now().getTime() + waitAfter(error);
        throw error;
      })
      .finally(() => {
        round = undefined;
        isSlow = false;
      });
    return round;
  };
  const inTime = async (joined: Promise<void>) => {
    if (isSlow) return;
    const waitedFor = round;
    const tooLong = patience(deps).then(() => {
      isSlow ||= round === waitedFor;
    });
    await Promise.race([joined, tooLong]);
  };
  /** Failures are told, not thrown. */
  const joinInTime = () => inTime(join().catch(onFailed));
  /** There is nothing yet to answer with: whoever waits hears of a failure. */
  const firstJoinInTime = () => {
    const joined = join();
    joined.catch(() => {});
    return inTime(joined);
  };

  return {
    async keepInStep() {
      if (round === undefined && now().getTime() < notBefore) return;
      await join();
    },
    async ask() {
      const before = index.state();
      const age = before && (now().getTime() - Date.parse(before.asOf)) / 1000;
      const pauseSeconds = (notBefore - now().getTime()) / 1000;
      if (pauseSeconds <= 0) {
        if (age === undefined) await firstJoinInTime();
        else if (age >= freshSeconds) await joinInTime();
      }
      const state = index.state();
      if (state !== undefined) return { index, state: { ...state, stale } };
      throw new ProductError('index_building', 'the hand-offs are being read for the first time', {
        retryAfterSeconds: Math.max(5, Math.ceil(pauseSeconds)),
      });
    },
  };
}

/** Whoever asks Graph to wait is not asked again before. */
function waitAfter(error: unknown): number {
  return error instanceof ProductError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
}

function patience({ doLater, now }: LogDeps): Promise<void> {
  return new Promise((done) => {
    doLater(new Date(now().getTime() + patienceMs), async () => done());
  });
}
