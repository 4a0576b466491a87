import { type ErrorCode, isProductError } from '../core/errors.ts';
import { mayLeave } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import { fileLater } from './file-handoff.ts';
import type { Stored } from './handoff-ports.ts';
import type { DoLater } from './ports.ts';
import { stillHolding } from './still-holding.ts';

/** The setting that says how long a hand-off can be taken back, in seconds. */
export const undoSecondsSetting = 'UndoSeconds';
const defaultUndoSeconds = 10;
const longestUndoSeconds = 120;

/** How long nothing is sent after the click, in milliseconds. */
export function undoWindowMs(settings: Readonly<Record<string, string>>): number {
  const seconds = Number(settings[undoSecondsSetting] ?? defaultUndoSeconds);
  const sane = Number.isFinite(seconds) && seconds >= 0 ? seconds : defaultUndoSeconds;
  return Math.min(sane, longestUndoSeconds) * 1000;
}

/**
 * Sends now what may leave, and the rest when its window ends. `stored` is known to hold its claim.
 * At the end of the window the row is read again, for it may have been undone or held.
 */
export async function sendWhenDue(stored: Stored, deps: LaterDeps): Promise<Stored['record']> {
  const { record } = stored;
  if (record.mailState !== 'claimed' || mayLeave(record, deps.now()))
    return sendAndFile(stored, deps);
  if (record.sendAfter !== '')
    deps.doLater(new Date(record.sendAfter), () => sendIfStillWanted(stored, deps));
  return record;
}

type LaterDeps = HandoffDeps & { doLater: DoLater };

async function sendAndFile(stored: Stored, deps: LaterDeps): Promise<Stored['record']> {
  const record = await driveHandoff(stored, deps);
  fileLater(record, deps);
  return record;
}

/** As long as Microsoft only has no time: waits between the tries, in milliseconds. What is left then waits for the next sign-in. */
const waitsMs = [2_000, 5_000, 15_000, 30_000];

async function sendIfStillWanted(stored: Stored, deps: LaterDeps, tries = 0): Promise<void> {
  try {
    const now = await stillHolding(stored, deps);
    if (now !== undefined && isWanted(now, deps)) await sendAndFile(now, deps);
  } catch (error) {
    const waitMs = waitsMs[tries];
    if (waitMs === undefined || !isPassing(error)) throw error;
    const at = new Date(deps.now().getTime() + Math.max(waitMs, askedMs(error)));
    deps.doLater(at, () => sendIfStillWanted(stored, deps, tries + 1));
  }
}

/** An uncertain mail is looked for at the next sign-in, not again and again. */
function isWanted({ record }: Stored, { now }: HandoffDeps): boolean {
  if (record.mailState === 'claimed') return mayLeave(record, now());
  return record.mailState === 'sending';
}

/** How long Microsoft asked to wait; until then every try would be refused. */
function askedMs(error: unknown): number {
  return isProductError(error) ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
}

function isPassing(error: unknown): boolean {
  return isProductError(error) && passing.has(error.code);
}

const passing: ReadonlySet<ErrorCode> = new Set(['microsoft_busy', 'microsoft_unreachable']);
