import { isWorkingTime } from '../core/business-time.ts';
import { dayOf } from '../core/calendar.ts';
import { findListed } from '../core/cover-turn.ts';
import { isProductError } from '../core/errors.ts';
import { siteOf } from '../core/site.ts';
import { isOpenAsk } from './absences.ts';
import type { CurrentRegister } from './current-register.ts';
import { letterHtml } from './letter.ts';
import type { Letters } from './notice-ports.ts';
import type { AbsenceRow, AbsenceRows } from './people-ports.ts';
import type { Clock, LinkTo } from './ports.ts';

export interface CoverLetterDeps {
  absenceRows: AbsenceRows;
  currentRegister: () => Promise<CurrentRegister>;
  letters: Letters;
  linkTo: LinkTo | undefined;
  now: Clock;
  onFailed: (what: string, error: unknown) => void;
}

/** A chore of the worker: whoever is asked to cover is told once, in their working hours. */
export async function tellWhoIsAsked(deps: CoverLetterDeps): Promise<void> {
  const rows = (await deps.absenceRows.list()).filter(isNews(deps.now));
  if (rows.length === 0) return;
  const register = await deps.currentRegister();
  for (const row of rows)
    await tell(row, register, deps).catch((error: unknown) =>
      deps.onFailed(`asking ${row.askedOid} to cover`, error),
    );
}

function isNews(now: Clock) {
  const today = dayOf(now());
  return (row: AbsenceRow) =>
    isOpenAsk(row) && row.toldOid !== row.askedOid && (row.to === undefined || row.to >= today);
}

/** The row says it first; only whoever writes that sends the mail. What Microsoft refuses for now is asked again in the next round. */
async function tell(
  row: AbsenceRow,
  { responsibilities, sites }: CurrentRegister,
  deps: CoverLetterDeps,
): Promise<void> {
  const { absenceRows, now } = deps;
  const asked = findListed(row.askedOid, responsibilities);
  if (asked === undefined || !isWorkingTime(now(), siteOf(asked.mail, sites))) return;
  try {
    await absenceRows.change(row, { ...row, toldOid: row.askedOid });
  } catch (error) {
    if (isProductError(error) && error.code === 'changed_meanwhile') return;
    throw error;
  }
  try {
    await deps.letters.send({
      to: { name: asked.name, address: asked.mail },
      ...letterAbout(row, deps.linkTo),
    });
  } catch (error) {
    if (isProductError(error) && error.code === 'microsoft_busy') await askAgain(row, absenceRows);
    throw error;
  }
}

async function askAgain(
  { itemId, askedOid, toldOid }: AbsenceRow,
  absenceRows: AbsenceRows,
): Promise<void> {
  const now = (await absenceRows.list()).find((row) => row.itemId === itemId);
  if (now?.toldOid === askedOid) await absenceRows.change(now, { ...now, toldOid });
}

function letterAbout(
  row: AbsenceRow,
  linkTo: LinkTo | undefined,
): { subject: string; html: string } {
  const days = row.to === undefined ? `${row.from} –` : `${row.from} – ${row.to}`;
  const html = letterHtml(
    {
      german: `${row.name} bittet Sie um Vertretung. Ein Klick auf „Mein Schreibtisch“ genügt.`,
      english: `${row.name} asks you to cover. One click on “My desk” is enough.`,
      lines: [days],
      place: 'desk',
    },
    linkTo,
  );
  const subject = `Baton: Vertretung für ${row.name} · Cover for ${row.name}`;
  return { subject, html };
}
