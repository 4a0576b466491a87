import { type AuditFinding, type AuditFindingKind } from './audit-finding.ts';
import { auditChain, type Chain } from './audit-chain.ts';
import {
  compareWithAnchors,
  type Leaf,
  type ListedLog,
  readCheckpoints,
} from './audit-checkpoints.ts';
import { type FoundEvent, type ListRow, readEventRow, readPending, textOf } from './audit-rows.ts';
import type { SignedCheckpoint, TreeHead } from './checkpoint-note.ts';
import { type LogKey, verifySignature, type VerifySignature } from './log-key.ts';

/** Everything the three lists hold at one time. */
export interface LogExport {
  /** Name of the log. */
  log: string;
  handoffs: readonly ListRow[];
  events: readonly ListRow[];
  checkpoints: readonly ListRow[];
}

/** What the verifier knows from elsewhere: the public keys, and what somebody saw of the log before. */
export interface AuditTrust {
  keys: readonly LogKey[];
  anchors?: readonly TreeHead[];
  /** Another implementation of Ed25519, such as the machine's own, which is faster. */
  verify?: VerifySignature;
}

export interface AuditReport {
  integrity: AuditFinding[];
  completeness: AuditFinding[];
  handoffs: number;
  events: number;
  /** Signed events that no checkpoint lists yet: a later audit can't tell whether there were more of these. */
  notListed: number;
  /** Values that an event says were erased: those that are gone, and those that are still there. */
  erased: number;
  notYetErased: number;
  /** The last checkpoint that could be believed. */
  latest?: SignedCheckpoint;
}

/**
 * Verifies an export against keys and anchors that come from elsewhere. In four steps: every event by itself,
 * the log as its checkpoints sign it, the chain of every hand-off, and the rows people see.
 */
export function audit(log: LogExport, trust: AuditTrust): AuditReport {
  const findings: AuditFinding[] = [];
  const eventTrust = { log: log.log, keys: trust.keys, verify: trust.verify ?? verifySignature };
  const events = readEvents(log.events, eventTrust, findings);
  const listed = readCheckpoints(log.checkpoints, eventTrust, signedRows(events));
  findings.push(...listed.findings, ...compareWithAnchors(listed, trust.anchors ?? []));

  const places = placesOf(listed.leaves);
  const isThere = compareWithLog(events, listed, findings);
  findings.push(...twice(events, places), ...beyondTheLog(events, listed, places));

  const chains = chainsOf(events, places);
  addRows(log.handoffs, eventTrust, chains, findings);
  let [erased, notYetErased] = [0, 0];
  for (const chain of chains.values()) {
    const values = auditChain(chain, places, isThere, findings);
    erased += values.gone;
    notYetErased += values.left;
  }
  return {
    integrity: findings.filter(({ about }) => about === 'integrity'),
    completeness: findings.filter(({ about }) => about === 'completeness'),
    handoffs: log.handoffs.length,
    events: events.length,
    notListed: events.filter(({ isSigned, leafHash }) => isSigned && !places.has(leafHash)).length,
    erased,
    notYetErased,
    ...(listed.latest && { latest: listed.latest }),
  };
}

type EventTrust = Parameters<typeof readEventRow>[1];

/** First step: every row of the HandoffEvents list by itself. */
function readEvents(
  rows: readonly ListRow[],
  trust: EventTrust,
  findings: AuditFinding[],
): FoundEvent[] {
  return rows
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .map((row) => {
      const { event, faults } = readEventRow(row, trust);
      for (const fault of faults)
        findings.push({ ...placeOf(event), about: 'integrity', ...fault });
      return event;
    });
}

function placeOf({ item, key }: FoundEvent): Omit<AuditFinding, 'about' | 'kind'> {
  const [handoff = '', number] = key.split(':');
  return { list: 'HandoffEvents', item, handoff, event: Number(number ?? 0) };
}

function signedRows(events: readonly FoundEvent[]): Parameters<typeof readCheckpoints>[2] {
  const signed = events.filter(({ isSigned }) => isSigned);
  const byKey = new Map(signed.map(({ key, leafHash }) => [key, leafHash]));
  const byIndex = new Map<number, Leaf>();
  for (const { key, leafHash: hash, logIndex } of signed) {
    if (logIndex !== undefined) byIndex.set(logIndex, { key, hash });
  }
  return { hashOf: (key) => byKey.get(key), leafAt: (index) => byIndex.get(index) };
}

/** Where each leaf hash stands in the log. */
export type Places = ReadonlyMap<string, number>;

function placesOf(leaves: readonly Leaf[]): Places {
  return new Map(leaves.map(({ hash }, index) => [hash, index]));
}

/** Second step: every entry of the log has its row. Answers whether something, sound or spoilt, stands under a key. */
function compareWithLog(
  events: readonly FoundEvent[],
  { leaves }: ListedLog,
  findings: AuditFinding[],
): (key: string) => boolean {
  const byHash = new Map(events.toReversed().map((event) => [event.leafHash, event]));
  const byKey = new Map(events.toReversed().map((event) => [event.key, event]));
  const missing = new Set<string>();
  for (const [index, { key, hash }] of leaves.entries()) {
    const row = byHash.get(hash);
    const [handoff = '', event] = key.split(':');
    const place = { list: 'HandoffEvents', handoff, event: Number(event), index } as const;
    if (row === undefined) {
      const other = byKey.get(key);
      if (other === undefined) {
        missing.add(key);
        findings.push({ about: 'completeness', kind: 'event_missing', ...place });
      } else if (other.isSigned)
        findings.push({ about: 'integrity', kind: 'other_event', ...place, item: other.item });
      continue;
    }
    if (row.key !== key)
      findings.push({ about: 'integrity', kind: 'leaves_differ', ...place, list: 'Checkpoints' });
    if (row.logIndex === undefined)
      findings.push({ about: 'completeness', kind: 'index_missing', ...place, item: row.item });
    else if (row.logIndex !== index)
      findings.push({ about: 'integrity', kind: 'index_differs', ...place, item: row.item });
  }
  return (key) => byKey.has(key) || missing.has(key);
}

/** Rows that repeat another one word for word. */
function twice(events: readonly FoundEvent[], places: Places): AuditFinding[] {
  const first = new Map<string, FoundEvent>();
  for (const event of events) {
    const known = first.get(event.leafHash);
    const isPlaced = event.logIndex !== undefined && event.logIndex === places.get(event.leafHash);
    if (known === undefined || (isPlaced && known.logIndex !== event.logIndex))
      first.set(event.leafHash, event);
  }
  return events
    .filter((event) => event.isSigned && first.get(event.leafHash) !== event)
    .map((event) => ({ about: 'integrity', kind: 'event_twice', ...placeOf(event) }));
}

/** A place in the log that no checkpoint reaches: the checkpoint that gave it is gone. */
function beyondTheLog(
  events: readonly FoundEvent[],
  { lastNumber }: ListedLog,
  places: Places,
): AuditFinding[] {
  const beyond = events.find(
    ({ leafHash, logIndex, isSigned }) =>
      isSigned && logIndex !== undefined && !places.has(leafHash),
  );
  if (beyond?.logIndex === undefined) return [];
  const kind: AuditFindingKind = 'checkpoint_missing';
  const place = { ...placeOf(beyond), index: beyond.logIndex, checkpoint: lastNumber + 1 };
  return [{ about: 'completeness', kind, ...place }];
}

/** Third step: what counts as an event of a hand-off, because it is signed or because a checkpoint lists it. */
function chainsOf(events: readonly FoundEvent[], places: Places): Map<string, Chain> {
  const chains = new Map<string, Chain>();
  for (const event of events) {
    if (event.payload === undefined || !(event.isSigned || places.has(event.leafHash))) continue;
    chainFor(event.payload.handoff, chains).events.push(event);
  }
  return chains;
}

function chainFor(handoff: string, chains: Map<string, Chain>): Chain {
  const known = chains.get(handoff);
  if (known !== undefined) return known;
  const chain: Chain = { handoff, events: [], rows: [] };
  chains.set(handoff, chain);
  return chain;
}

/** Fourth step: the rows people see, each with the event it carries in `Pending`, which counts as part of the log. */
function addRows(
  rows: readonly ListRow[],
  trust: EventTrust,
  chains: Map<string, Chain>,
  findings: AuditFinding[],
): void {
  for (const row of rows.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const handoff = textOf(row.fields['HandoffKey']);
    const pending = readPending(row, trust);
    const carried = pending?.event.isSigned ? pending.event : undefined;
    if (carried?.payload?.handoff === handoff || chains.has(handoff)) {
      const chain = chainFor(handoff, chains);
      chain.rows.push({ row, isSound: pending?.faults.length === 0, ...(carried && { carried }) });
    } else {
      findings.push({
        about: 'integrity',
        kind: 'row_not_issued',
        list: 'Handoffs',
        item: row.id,
        handoff,
      });
    }
  }
}
