import { needsAttention } from '../core/attention.ts';
import { dayOf } from '../core/calendar.ts';
import { findTransition, transitions, type WorkerAction } from '../core/handoff.ts';
import type { HandoffRecord, NamedPerson } from '../core/handoff-record.ts';
import type { HandoffRule } from '../core/handoff-rule.ts';
import { whomToTell } from '../core/notice.ts';
import { inForce } from '../core/register.ts';
import { rowFor } from '../core/register-index.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog } from './handoff-log.ts';
import { isLeaseOver } from './lease.ts';
import type { HandoffList } from './handoff-ports.ts';
import type { Clock } from './ports.ts';
import type { SeenRow } from './record-ports.ts';
import { swap } from './swap.ts';
import type { Telling } from './telling.ts';
import { siteOfOwner } from './time-left.ts';
import { type LeaseDeps, takeWorkerLease } from './worker-lease.ts';

/** Something else that is done when nobody is there: checkpoints, retention. One that fails does not stop the others. */
export interface Chore {
  name: string;
  run: () => Promise<unknown>;
}

export interface WorkerDeps extends LeaseDeps {
  handoffLog: HandoffLog;
  /** The list, written with the app's own identity. */
  handoffs: HandoffList;
  currentRegister: () => Promise<CurrentRegister>;
  telling: Telling;
  chores: readonly Chore[];
  now: Clock;
  /** Told what failed; the round goes on. */
  onFailed: (what: string, error: unknown) => void;
}

/** What a round did; `not_mine` while another process has the lease. */
export type Round = { kind: 'not_mine' } | { kind: 'done'; done: Record<WorkerAction, number> };

/**
 * One round of what happens when nobody is there (handoff.md): the index in step with the list, then every open
 * hand-off looked at once, then the chores. Every change is a compare-and-swap that the transition table allows;
 * only whoever wins it tells anybody. No mailbox is read and no hand-off is sent.
 */
export async function workerRound(deps: WorkerDeps): Promise<Round> {
  // only who tried to tell somebody knows of it, whoever does the rounds now
  await deps.telling.tellAgain().catch((error: unknown) => deps.onFailed('telling again', error));
  if (!(await takeWorkerLease(deps))) return { kind: 'not_mine' };
  await deps.handoffLog.keepInStep();
  const register = await deps.currentRegister();
  const done = {
    give_up: 0,
    wake: 0,
    expire: 0,
    escalate_hops: 0,
    escalate: 0,
    remind: 0,
    announce: 0,
  };
  for (const stored of await openHandoffs(deps)) {
    const action = await attend(stored, register, deps).catch((error: unknown) =>
      deps.onFailed(`hand-off ${stored.record.handoffKey}`, error),
    );
    if (action !== undefined) done[action] += 1;
  }
  for (const { name, run } of deps.chores) {
    await run().catch((error: unknown) => deps.onFailed(name, error));
  }
  return { kind: 'done', done };
}

/** From where the table lets the worker do something. */
const starts = transitions.filter(({ by }) => by.includes('worker')).map(({ from }) => from);
const open: HandoffRule = [
  [
    { field: 'state', among: [...new Set(starts.flatMap(({ state }) => state))] },
    { field: 'mailState', among: [...new Set(starts.flatMap(({ mailState }) => mailState))] },
  ],
];
const pageSize = 500;

async function openHandoffs({ handoffLog }: WorkerDeps): Promise<SeenRow[]> {
  const { index } = await handoffLog.ask();
  const all: SeenRow[] = [];
  for (let total = 1; all.length < total; ) {
    const question = { rules: [open], order: 'handed_off', descending: false } as const;
    const page = index.page({ ...question, skip: all.length, size: pageSize });
    if (page.rows.length === 0) break;
    all.push(...page.rows);
    total = page.total;
  }
  return all;
}

/** The index says where to look; the row itself, what is to be done. */
async function attend(
  seen: SeenRow,
  register: CurrentRegister,
  deps: WorkerDeps,
): Promise<WorkerAction | undefined> {
  if (wanted(seen, register, deps) === undefined) return undefined;
  const stored = await deps.handoffs.findByHandoffKey(seen.record.handoffKey);
  const action = stored && wanted(stored, register, deps);
  if (stored === undefined || action === undefined) return undefined;
  const { won, stored: after } = await swap(
    stored,
    deps.handoffs,
    changesOf(action, stored.record, deps.now()),
  );
  if (!won) return undefined;
  await tell(action, after.record, register, deps);
  return action;
}

function wanted(
  { record }: SeenRow,
  register: CurrentRegister,
  { now, serverTime }: WorkerDeps,
): WorkerAction | undefined {
  return needsAttention(record, {
    answerHours: responsibilityOf(record, register)?.answerHours,
    site: siteOfOwner(record, register),
    now: now(),
    leaseOver: isLeaseOver(record, serverTime()),
  });
}

function changesOf(action: WorkerAction, record: HandoffRecord, now: Date): Partial<HandoffRecord> {
  const rule = findTransition(action, record, ['worker']);
  const at = now.toISOString();
  return {
    ...rule?.to,
    ...(rule?.to.state && { stateSince: at }),
    ...(action === 'announce' && { announcedAt: at }),
    ...(action === 'remind' && { remindedAt: at }),
    ...((action === 'escalate' || action === 'escalate_hops') && { escalatedAt: at }),
  };
}

/** The row says it already. */
async function tell(
  action: WorkerAction,
  record: HandoffRecord,
  register: CurrentRegister,
  { telling, now }: WorkerDeps,
): Promise<void> {
  const circle = {
    accountable: inForceToday(responsibilityOf(record, register), now())?.owner,
    leads: leadsOf(record.area, register),
    closed: new Set(register.closed.map(({ oid }) => oid)),
  };
  for (const to of whomToTell(action, record, circle)) await telling.tell({ action, to, record });
}

/** Whoever will answer one day, or did, is not asked. */
function inForceToday(row: Responsibility | undefined, now: Date): Responsibility | undefined {
  return row && inForce(row, dayOf(now)) ? row : undefined;
}

/** As it is answered for today: after a change of owner the former one is no longer asked. */
function responsibilityOf({ responsibilityId }: HandoffRecord, { index }: CurrentRegister) {
  return rowFor(responsibilityId, index);
}

/** Who leads the area, by Entra id; a notice needs no name. */
function leadsOf(area: string, { roles }: CurrentRegister): NamedPerson[] {
  const leads = roles.leads.filter((lead) => lead.area === area);
  return leads.flatMap(({ oids }) => oids.map((oid) => ({ oid, name: '' })));
}
