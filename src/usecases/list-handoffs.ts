import { startOf } from '../core/calendar.ts';
import type { HandoffState } from '../core/handoff.ts';
import type { HandoffOrder, HandoffQuestion } from '../core/handoff-question.ts';
import type { HandoffRecord, NamedPerson } from '../core/handoff-record.ts';
import type { HandoffRule, RuleField } from '../core/handoff-rule.ts';
import type { Day } from '../core/responsibility.ts';
import { type Viewer, visibleTo, visibleToAuditor } from '../core/visibility.ts';
import type { Auditing } from './auditing.ts';
import type { HandoffLog, LogState } from './handoff-log.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import { type ViewerDeps, viewerFor } from './viewer.ts';

/** What a person narrows a list down to. */
export interface LogFilter {
  /** Words of subject or sender. */
  words?: string | undefined;
  states?: readonly HandoffState[] | undefined;
  area?: string | undefined;
  /** Entra id of the owner. */
  owner?: string | undefined;
  /** Days of handing off, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** At least so often passed on. */
  hops?: number | undefined;
}

export interface LogPage {
  order: HandoffOrder;
  descending: boolean;
  skip: number;
  size: number;
}

export interface ListDeps extends ViewerDeps {
  handoffLog: HandoffLog;
  auditing: Auditing;
}

export interface Listed {
  records: HandoffRecord[];
  /** How many there are on all pages. */
  total: number;
}

export interface Asked {
  viewer: Viewer;
  state: LogState;
}

/** The log as the caller finds it. */
export interface Opened extends Asked {
  index: HandoffIndex;
}

/** One page of what the caller may see. */
export function listHandoffs(filter: LogFilter, page: LogPage, { viewer, index }: Opened): Listed {
  return listed(index, question(filter, page, [visibleTo(viewer)]));
}

/** One page of everything, for an auditor; it is recorded. */
export async function listForAuditor(
  filter: LogFilter,
  page: LogPage,
  { viewer, index }: Opened,
  { auditing, caller }: ListDeps,
): Promise<Listed> {
  return auditing.read({
    caller,
    viewer,
    what: JSON.stringify({ ...filter, ...page }),
    ask: () => listed(index, question(filter, page, [visibleToAuditor(viewer)])),
    count: ({ records }) => records.length,
  });
}

/** The areas and owners among what the caller may see: what a list can be narrowed down to. For an auditor it is recorded. */
export async function listChoices(
  asAuditor: boolean,
  deps: ListDeps,
): Promise<{ areas: string[]; owners: NamedPerson[] }> {
  const { viewer, index } = await openLog(deps);
  if (!asAuditor) return index.choices(visibleTo(viewer));
  return deps.auditing.read({
    caller: deps.caller,
    viewer,
    what: JSON.stringify({ choices: true }),
    ask: () => index.choices(visibleToAuditor(viewer)),
    count: ({ areas, owners }) => areas.length + owners.length,
  });
}

export async function openLog(deps: ListDeps): Promise<Opened> {
  const [viewer, asked] = await Promise.all([viewerFor(deps), deps.handoffLog.ask()]);
  return { viewer, ...asked };
}

export function listed(index: HandoffIndex, asked: HandoffQuestion): Listed {
  const { rows, total } = index.page(asked);
  return { records: rows.map(({ record }) => record), total };
}

export function question(
  { words, states, area, owner, from, to, hops }: LogFilter,
  page: LogPage,
  rules: readonly HandoffRule[],
): HandoffQuestion {
  return {
    ...page,
    rules: [
      ...rules,
      ...only('state', states),
      ...only('area', area === undefined ? undefined : [area]),
      ...only('owner', owner === undefined ? undefined : [owner]),
    ],
    ...(words !== undefined && { words }),
    ...(from !== undefined && { from: startOf(from) }),
    ...(to !== undefined && { before: startOf(dayAfter(to)) }),
    ...(hops !== undefined && { hops }),
  };
}

function only(field: RuleField, among: readonly string[] | undefined): HandoffRule[] {
  return among === undefined ? [] : [[[{ field, among }]]];
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
