import { type Figures, figuresOf, type Load, loadOf, newTally } from '../core/area-figures.ts';
import { type AreaGroup, groupAreas, peopleByArea, worksCouncilOf } from '../core/area-groups.ts';
import { dayOf } from '../core/calendar.ts';
import type { AreaCoverage } from '../core/coverage.ts';
import { type Demand, groupDemand } from '../core/demand.ts';
import type { ReadableRows } from '../core/row-rights.ts';
import { triageDeskOf } from '../core/triage-desk.ts';
import type { Viewer } from '../core/visibility.ts';
import { type AreaReport, areaReport, coverageOf } from './area-report.ts';
import type { Auditing } from './auditing.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog, LogState } from './handoff-log.ts';
import { type PassCell, passMatrix } from './pass-matrix.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { Clock } from './ports.ts';
import { readableAmong } from './readable-rows.ts';
import { ownFigures, type OwnFigures } from './own-figures.ts';
import { type ViewerDeps, viewerFor } from './viewer.ts';

export interface OverviewDeps extends ViewerDeps {
  handoffLog: HandoffLog;
  auditing: Auditing;
  reports: Reports;
  /** What of the register the caller may read; the board tells of nothing else. */
  readable: ReadableRows;
  wait: (ms: number) => Promise<void>;
}

/** Figures of one group of areas, as they are shown. */
export type GroupFigures = Omit<Figures, 'openHours'> & { group: AreaGroup; load: Load };

export interface Overview {
  /** Whose figures are shown; none when the caller leads nothing and does not look as an auditor. */
  areas: string[];
  coverage: AreaCoverage[];
  figures: GroupFigures[];
  /** Areas with too few people for figures. */
  tooSmall: string[];
  passes: PassCell[];
  unowned: Demand[];
  /** Whether single requests nobody owned may be named. */
  seesUnowned: boolean;
  leastPeople: number;
  worksCouncil: boolean;
  own: OwnFigures;
  state: LogState;
}

/** Reports that were made lately: one for each period, for whoever asks. */
export type Reports = (
  days: number,
  index: HandoffIndex,
  register: CurrentRegister,
) => Promise<AreaReport>;

/** Up to this age a report serves everybody who asks. */
const freshMs = 60_000;

/** Makes each report at most once a minute, however many people look at it. */
export function createReports(now: Clock, wait: (ms: number) => Promise<void>): Reports {
  const made = new Map<number, { at: number; report: Promise<AreaReport> }>();
  return (days, index, register) => {
    const at = now();
    const known = made.get(days);
    if (known !== undefined && at.getTime() - known.at < freshMs) return known.report;
    const rest = () => wait(0);
    const report = areaReport(days, { index, register, today: dayOf(at), now: at, rest });
    made.set(days, { at: at.getTime(), report });
    report.catch(() => made.delete(days));
    return report;
  };
}

/**
 * Leads are shown their areas, an auditor who asks as one all of them, which is recorded. Everybody is shown their
 * own figures. No figure is about fewer people than the works council's mode allows.
 */
export async function readOverview(
  days: number,
  area: string | undefined,
  asAuditor: boolean,
  deps: OverviewDeps,
): Promise<Overview> {
  const [viewer, { index, state }] = await Promise.all([viewerFor(deps), deps.handoffLog.ask()]);
  const register = await deps.currentRegister();
  const report = await readablePart(await deps.reports(days, index, register), register, deps);
  const show = (areas: readonly string[]) => {
    const chosen = area === undefined ? areas : areas.filter((each) => each === area);
    return overviewOf({ viewer, chosen, asAuditor, report, register, index, deps });
  };
  const answer = asAuditor
    ? await deps.auditing.read({
        caller: deps.caller,
        viewer,
        what: JSON.stringify({ overview: days, area }),
        ask: () => show(allAreas(report)),
        count: ({ figures }) => figures.reduce((sum, { volume }) => sum + volume, 0),
      })
    : show(viewer.leads);
  const areas = asAuditor ? allAreas(report) : viewer.leads;
  return { ...answer, areas: [...areas], state };
}

/** The report is made once for everybody; its board anew for whoever may not read every row. */
async function readablePart(
  report: AreaReport,
  register: CurrentRegister,
  { readable, now, wait }: OverviewDeps,
): Promise<AreaReport> {
  if (readable === 'all') return report;
  const rows = readableAmong(register.responsibilities, readable);
  const sources = { register, today: dayOf(now()), rest: () => wait(0) };
  return { ...report, coverage: await coverageOf(sources, rows) };
}

function allAreas({ tallies, coverage }: AreaReport): string[] {
  const areas = new Set([...coverage.map(({ area }) => area), ...tallies.keys()]);
  areas.delete('');
  return [...areas];
}

interface Showing {
  viewer: Viewer;
  chosen: readonly string[];
  asAuditor: boolean;
  report: AreaReport;
  register: CurrentRegister;
  index: HandoffIndex;
  deps: OverviewDeps;
}

function overviewOf(showing: Showing): Omit<Overview, 'areas' | 'state'> {
  const { viewer, chosen, report, register, index, deps } = showing;
  const { isOn, leastPeople } = worksCouncilOf(register.settings);
  const people = peopleByArea(register.responsibilities, dayOf(deps.now()));
  const { groups, hidden } = groupAreas(chosen, people, leastPeople);
  const seesUnowned = showing.asAuditor || isAtTriageDesk(viewer, register);
  return {
    coverage: report.coverage.filter((each) => chosen.includes(each.area)),
    figures: groups.map((group) => figuresFor(group, report)),
    tooSmall: hidden,
    passes: passMatrix(report.passes, { chosen, people, leastPeople, index }),
    unowned: chosen.length > 0 ? demandFor(seesUnowned, report) : [],
    seesUnowned,
    leastPeople,
    worksCouncil: isOn,
    own: ownFigures(viewer.oid, register, index, deps.now()),
  };
}

function figuresFor(group: AreaGroup, { tallies }: AreaReport): GroupFigures {
  const { openHours, ...figures } = figuresOf(
    group.areas.map((area) => tallies.get(area) ?? newTally()),
  );
  return { ...figures, group, load: loadOf(openHours, group.people) };
}

function isAtTriageDesk({ oid }: Viewer, { settings, responsibilities }: CurrentRegister): boolean {
  return triageDeskOf(settings, responsibilities).some((person) => person.oid === oid);
}

/** Words that only one or two requests have might say who wrote: whoever may not see the requests sees none of them. */
const leastShared = 3;

function demandFor(seesUnowned: boolean, { unowned }: AreaReport): Demand[] {
  if (seesUnowned) return groupDemand(unowned, 2);
  const groups = groupDemand(unowned, leastShared);
  return groups.map((group) => ({
    ...group,
    words:
      new Set(group.requests.map(({ senderDomain }) => senderDomain)).size > 1 ? group.words : [],
  }));
}
