import { mayLeave } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import { fileLater } from './file-handoff.ts';
import type { DoLater, Stored } from './ports.ts';

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

/** Sends now what may leave, and the rest when its window ends; then the row is read again, for it may have been undone or held. */
export async function sendWhenDue(
  stored: Stored,
  deps: HandoffDeps & { doLater: DoLater },
): Promise<Stored['record']> {
  const { record } = stored;
  if (record.mailState !== 'claimed' || mayLeave(record, deps.now()))
    return sendAndFile(stored, deps);
  if (record.sendAfter !== '') {
    deps.doLater(new Date(record.sendAfter), () => sendIfStillWanted(record.handoffKey, deps));
  }
  return record;
}

async function sendAndFile(
  stored: Stored,
  deps: HandoffDeps & { doLater: DoLater },
): Promise<Stored['record']> {
  const record = await driveHandoff(stored, deps);
  fileLater(record, deps);
  return record;
}

async function sendIfStillWanted(
  handoffKey: string,
  deps: HandoffDeps & { doLater: DoLater },
): Promise<void> {
  const stored = await deps.handoffs.findByHandoffKey(handoffKey);
  if (stored?.record.mailState !== 'claimed' || !mayLeave(stored.record, deps.now())) return;
  await sendAndFile(stored, deps);
}
