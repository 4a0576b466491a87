import { type UncoveredArea, uncoveredDuring } from '../core/absence-outlook.ts';
import { dayOf } from '../core/calendar.ts';
import { absencesIn, outlookHorizonDays, type ProposedAbsence } from '../core/outlook-days.ts';
import { siteOf } from '../core/site.ts';
import { type AbsenceDeps, sourcesOf } from './absences.ts';
import type { OwnOutlook } from './people-ports.ts';

const dayMs = 86_400_000;

/**
 * Reads the caller's own Outlook because they asked for it: the days they are away there and have not entered here,
 * and what nobody would cover. Nothing is written, and nothing is kept of what was read.
 */
export async function absencesInOutlook({
  ownOutlook,
  ...deps
}: AbsenceDeps & { ownOutlook: OwnOutlook }): Promise<
  (ProposedAbsence & { uncovered: UncoveredArea[] })[]
> {
  const { oid, mail } = deps.caller;
  const now = deps.now();
  const until = new Date(now.getTime() + outlookHorizonDays * dayMs);
  const [times, rows, register] = await Promise.all([
    ownOutlook.awayTimes(now, until),
    deps.absenceRows.list(),
    deps.currentRegister(),
  ]);
  const sources = sourcesOf(register, rows, deps.readable);
  const own = rows.filter((row) => row.oid === oid);
  const proposed = absencesIn(times, {
    today: dayOf(now),
    site: siteOf(mail, register.sites),
    entered: (day) => own.some(({ from, to }) => from <= day && (to === undefined || day <= to)),
  });
  return proposed.map(({ from, to, sources: where }) => ({
    from,
    ...(to !== undefined && { to }),
    sources: where,
    uncovered: to === undefined ? [] : uncoveredDuring(oid, { from, to }, sources),
  }));
}
