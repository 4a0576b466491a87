import { isWorkingTime } from '../core/business-time.ts';
import { isProductError } from '../core/errors.ts';
import type { WorkerAction } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffReader } from './handoff-ports.ts';
import type { Channel, Notice, Notifier } from './notice-ports.ts';
import type { Clock } from './ports.ts';
import { siteOfOwner } from './time-left.ts';

/** Tells people what the worker has done; those whom nothing reached it tells again later. */
export interface Telling {
  tell(notice: Notice): Promise<void>;
  /** Those again whose pause is over, in the owner's working hours, and only while their hand-off is as it was. */
  tellAgain(): Promise<void>;
}

export interface TellingDeps {
  notifier: Notifier;
  handoffs: Pick<HandoffReader, 'findByHandoffKey'>;
  currentRegister: () => Promise<CurrentRegister>;
  now: Clock;
  /** Told what failed. */
  onFailed: (what: string, error: unknown) => void;
  /** Told who was reached how; nobody is named. */
  onTold: (told: { action: WorkerAction; handoffKey: string; channel: Channel }) => void;
}

/** Somebody who does not know yet, and when it is tried again. */
interface Untold {
  notice: Notice;
  tries: number;
  notBefore: number;
}

/** Over some two hours: what keeps Teams and the mailbox away longer is no passing weather. */
const mostTries = 8;
const firstPauseMs = 60_000;

/** Who was not reached is kept in memory: the row says that they were told. Where an answer of Teams got lost somebody may be told twice (decision 016). */
export function createTelling(deps: TellingDeps): Telling {
  const { notifier, currentRegister, now, onFailed, onTold } = deps;
  let untold: Untold[] = [];
  const attempt = async (notice: Notice, tries: number) => {
    try {
      const record = tries === 1 ? notice.record : await stillSo(notice, deps);
      if (record === undefined) return;
      const channel = await notifier.notify({ ...notice, record });
      onTold({ action: notice.action, handoffKey: record.handoffKey, channel });
    } catch (error) {
      const isLast = tries === mostTries;
      onFailed(`telling ${notice.to.oid}${isLast ? ', for the last time' : ''}`, error);
      const notBefore = now().getTime() + pauseAfter(tries, error);
      if (!isLast) untold.push({ notice, tries, notBefore });
    }
  };
  return {
    tell: (notice) => attempt(notice, 1),
    async tellAgain() {
      if (untold.length === 0) return;
      const register = await currentRegister();
      const isDue = ({ notBefore, notice: { record } }: Untold) =>
        notBefore <= now().getTime() && isWorkingTime(now(), siteOfOwner(record, register));
      const due = untold.filter(isDue);
      untold = untold.filter((each) => !due.includes(each));
      for (const { notice, tries } of due) await attempt(notice, tries + 1);
    },
  };
}

/** Twice as long each time, and as long as Microsoft wants. */
function pauseAfter(tries: number, error: unknown): number {
  const wanted = isProductError(error) ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
  return Math.max(firstPauseMs * 2 ** (tries - 1), wanted);
}

/** The row as it stands there now, as long as it says what the notice says and nobody was told anything newer. */
async function stillSo(
  { record }: Notice,
  { handoffs }: TellingDeps,
): Promise<HandoffRecord | undefined> {
  const found = (await handoffs.findByHandoffKey(record.handoffKey))?.record;
  return found !== undefined && news(found) === news(record) ? found : undefined;
}

function news(record: HandoffRecord): string {
  const { owner, state, stateSince, announcedAt, remindedAt, escalatedAt } = record;
  // SharePoint keeps whole seconds
  const times = [stateSince, announcedAt, remindedAt, escalatedAt].map((at) => at.slice(0, 19));
  return [owner.oid, state, ...times].join(' ');
}
