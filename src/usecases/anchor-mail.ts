import type { SignedCheckpoint } from '../core/checkpoint-note.ts';
import type { LogKeeper } from './log-keeper.ts';
import type { Clock } from './ports.ts';
import type { AnchorMailbox } from './record-ports.ts';
import type { SettingRows } from './register-ports.ts';

/** The row of the Settings list that says what was sent last: `origin size moment`. Lost, it is sent once more. */
const lastSetting = 'LastAnchor';
const everyMs = 24 * 60 * 60 * 1000;

export interface AnchorDeps {
  logKeeper: Pick<LogKeeper, 'read'>;
  settings: SettingRows;
  mailbox: AnchorMailbox;
  now: Clock;
}

/**
 * A chore of the worker: once a day, when the log is not what was sent last, its last checkpoint goes to the
 * auditors. Also when it became shorter: what they got before shows it. Answers whether something was sent.
 */
export async function sendAnchor(deps: AnchorDeps): Promise<boolean> {
  const { logKeeper, settings, mailbox, now } = deps;
  const last = await settings.find(lastSetting);
  const [origin, size, at = ''] = last?.value.split(' ') ?? [];
  const ageMs = now().getTime() - Date.parse(at);
  if (ageMs >= 0 && ageMs < everyMs) return false;
  const { log, notes } = await logKeeper.read();
  const { latest } = log;
  const note = latest && notes.get(latest.origin);
  if (latest === undefined || note === undefined) return false;
  if (origin === latest.origin && size === String(latest.size)) return false;
  await mailbox.keep(letterOf(latest, note));
  const value = `${latest.origin} ${latest.size} ${now().toISOString()}`;
  await (last ? settings.change(last, value) : settings.create(lastSetting, value));
  return true;
}

/** In both languages: who audits may read one of them only. The note stands on lines of its own, as `verify` looks for it. */
function letterOf({ origin, size }: SignedCheckpoint, note: string) {
  const text = [
    'Stand der Aufzeichnung der Übergaben. Bitte aufbewahren: baton verify --anchor liest diese Mail (.eml) und zeigt, ob seither etwas fehlt oder geändert wurde.',
    'Where the record of hand-offs stands. Please keep it: baton verify --anchor reads this mail (.eml) and shows whether anything is missing or changed since.',
    note,
  ];
  return { subject: `Baton: ${origin}, ${size}`, text: text.join('\n\n') };
}
