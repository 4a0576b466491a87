import { withoutMoved } from '../core/archive.ts';
import { type AuditTrust, audit } from '../core/audit.ts';
import { readHead } from '../core/audit-event.ts';
import type { AuditFindingKind } from '../core/audit-finding.ts';
import { type ListRow, textOf } from '../core/audit-rows.ts';
import { trailOf } from '../core/chapter/sample-trail.ts';
import type { SampleEvent } from '../core/chapter/chapter-data.ts';
import { ProductError } from '../core/errors.ts';
import type { LogKeeper } from './log-keeper.ts';
import type { RecordLists } from './record-ports.ts';

/** What the record says about one hand-off right now. */
export interface Proof {
  /** How many events it has, and how many of them the last checkpoint lists. */
  events: number;
  listed: number;
  /** What is not as it was recorded; nothing when all signatures and values fit. */
  findings: AuditFindingKind[];
  /** Its events one by one, as they are recorded. */
  trail: SampleEvent[];
}

export interface ProofDeps {
  log: string;
  lists: Pick<RecordLists, 'find'>;
  logKeeper: Pick<LogKeeper, 'read'>;
  trust: AuditTrust;
}

/** Proves one hand-off; whether the caller may see it has been asked before. */
export type Prove = (handoffKey: string) => Promise<Proof>;

/** Reads its row and its events as they stand in the lists now, and checks them as `baton verify` does. */
export function createProving({ log, lists, logKeeper, trust }: ProofDeps): Prove {
  return async (handoffKey) => {
    const handoffs = await lists.find('Handoffs', 'HandoffKey', handoffKey);
    const [row] = handoffs;
    if (row === undefined) throw new ProductError('not_found', 'the row is gone');
    const { number } = readHead(textOf(row.fields['Head']));
    const [events, { log: listed }] = await Promise.all([
      eventsOf(row, number, lists),
      logKeeper.read(),
    ]);
    const report = audit({ log, handoffs, events, checkpoints: [] }, trust);
    const known = new Set(listed.leaves.map(({ hash }) => hash));
    // checkpoints are looked at for the whole log elsewhere: here there are none to compare with
    const findings = [...report.integrity, ...report.completeness].filter(
      ({ kind }) => kind !== 'checkpoint_missing',
    );
    return {
      events: number,
      listed: events.filter(({ fields }) => known.has(textOf(fields['LeafHash']))).length,
      findings: [...new Set(findings.map(({ kind }) => kind))],
      trail: trailOf(row, events, { log, keys: trust.keys, verify: () => true }, known),
    };
  };
}

async function eventsOf(
  { fields }: ListRow,
  last: number,
  lists: ProofDeps['lists'],
): Promise<ListRow[]> {
  const [handoffKey, since] = [textOf(fields['HandoffKey']), textOf(fields['HandedOffAt'])];
  const numbers = Array.from({ length: last }, (_, at) => at + 1);
  const found = await Promise.all(
    numbers.map((number) =>
      lists.find('HandoffEvents', 'EventKey', `${handoffKey}:${number}`, since),
    ),
  );
  return withoutMoved(found.flat());
}
