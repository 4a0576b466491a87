import type { ListedLog } from '../core/audit-checkpoints.ts';
import type { EventTrust } from '../core/audit-rows.ts';
import { growLog, nextLeaves, type WaitingEvent } from '../core/log-growth.ts';
import type { LogSigner } from '../core/log-key.ts';
import {
  adopt,
  type FollowedCheckpoints,
  noCheckpoints,
  settleCheckpoints,
  takeCheckpoints,
} from './followed-checkpoints.ts';
import {
  type FollowedEvents,
  noEvents,
  noteIndexes,
  placed,
  takeEvent,
} from './followed-events.ts';
import { readOn } from './followed-list.ts';
import { addPending, nothingPending, type PendingEvents, takePending } from './pending-events.ts';
import type { Clock } from './ports.ts';
import type { RecordLists } from './record-ports.ts';

export interface KeeperDeps {
  lists: RecordLists;
  signer: LogSigner;
  trust: EventTrust;
  now: Clock;
  /** A row that was spoilt by hand stops nobody; the verifier says what is wrong with it. */
  onSpoilt: (error: unknown) => void;
}

/** Keeps the log of one tenant: brings events that wait in their rows into the list, gives each its place, and signs checkpoints. */
export interface LogKeeper {
  /**
   * Reads what is new and lists it. Answers how many events got their place. Afterwards every listed event has it noted in
   * its row, also where somebody else was quicker to list it, and may not live to note it.
   */
  write(): Promise<number>;
  /** The log as it stands, after a look at the list, and the note of each year's last checkpoint. */
  read(): Promise<{ log: ListedLog; notes: ReadonlyMap<string, string> }>;
}

/** What was read of the three lists so far. */
interface Mirror {
  checkpoints: FollowedCheckpoints;
  events: FollowedEvents;
  pending: PendingEvents;
}

export function createLogKeeper(deps: KeeperDeps): LogKeeper {
  const mirror = { checkpoints: noCheckpoints(), events: noEvents(), pending: nothingPending() };
  const { checkpoints, events } = mirror;
  const inTurn = createTurns();
  return {
    read: () =>
      inTurn(async () => {
        await readCheckpoints(mirror, deps);
        return { log: checkpoints.log, notes: checkpoints.notes };
      }),
    write: () =>
      inTurn(async () => {
        await readCheckpoints(mirror, deps);
        await readEvents(mirror, deps);
        await readPending(mirror, deps);
        if (await addPending(mirror.pending, deps.lists, deps.onSpoilt))
          await readEvents(mirror, deps);
        const listed = await listAll(mirror, deps);
        await noteIndexes(events, checkpoints, deps);
        return listed;
      }),
  };
}

/** Runs one thing after the other, also after one that failed. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let underway: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = underway.then(work);
    underway = result.catch(() => {});
    return result;
  };
}

async function readCheckpoints(
  { checkpoints, events }: Mirror,
  { lists, trust }: KeeperDeps,
): Promise<void> {
  const changes = readOn(checkpoints, (cursor) => lists.readChanges('Checkpoints', cursor));
  for await (const page of changes) takeCheckpoints(checkpoints, page);
  placed(settleCheckpoints(checkpoints, trust), events);
}

/** What is archived has its place in the log and its row: nothing is left to do with it. */
async function readEvents({ checkpoints, events }: Mirror, deps: KeeperDeps): Promise<void> {
  const changes = readOn(events, (cursor) => deps.lists.readUnarchived(cursor));
  for await (const { rows } of changes)
    for (const row of rows) await takeEvent(row, events, checkpoints, deps);
}

async function readPending(
  { checkpoints, events, pending }: Mirror,
  { lists, trust }: KeeperDeps,
): Promise<void> {
  const changes = readOn(pending, (cursor) => lists.readChanges('Handoffs', cursor));
  for await (const { rows } of changes)
    for (const row of rows) takePending(row, pending, events, checkpoints, trust);
}

/** Until nothing waits, or nothing moves any more. */
async function listAll(mirror: Mirror, deps: KeeperDeps): Promise<number> {
  let listed = 0;
  for (;;) {
    const leaves = nextOf(mirror);
    if (leaves.length === 0) return listed;
    if (await list(leaves, mirror, deps)) listed += leaves.length;
    else {
      await readCheckpoints(mirror, deps);
      await readEvents(mirror, deps);
      if (nextOf(mirror).length >= leaves.length) return listed;
    }
  }
}

function nextOf({ checkpoints: { keys }, events: { waiting } }: Mirror): WaitingEvent[] {
  return nextLeaves(waiting.values(), (key) => keys.has(key));
}

/** Signs the next checkpoint; false when somebody else was first. */
async function list(
  leaves: readonly WaitingEvent[],
  { checkpoints, events }: Mirror,
  { lists, now, signer, trust }: KeeperDeps,
): Promise<boolean> {
  const year = now().getUTCFullYear();
  const grown = growLog(checkpoints.log, leaves, year, { name: trust.log, signer });
  if ((await lists.addCheckpoint(grown.columns)) === 'taken') return false;
  placed(adopt(checkpoints, grown.log), events);
  checkpoints.notes.set(String(grown.columns['Title']), String(grown.columns['Note']));
  return true;
}
