import { audit, type AuditReport, type LogExport } from '../../src/core/audit.ts';
import type { AuditFinding } from '../../src/core/audit-finding.ts';
import type { TreeHead } from '../../src/core/checkpoint-note.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { verifyNatively } from '../../src/main/verify-natively.ts';
import { diceOf } from '../simulation/faults.ts';
import { testKeys } from './honest-log.ts';
import { logTamperings, openLog, type OpenLog } from './log-tamperings.ts';
import { type Row, type Target, tamperings } from './tamperings.ts';

/** What was done, whether it was found where it was done, and what was found elsewhere. */
export interface Round {
  done: number;
  missed: string[];
  elsewhere: AuditFinding[];
}

export function verify(log: LogExport, anchors: TreeHead[] = []): AuditReport {
  return audit(log, { keys: logKeysOf(testKeys()), verify: verifyNatively, anchors });
}

/** Tampers with many hand-offs at once, each in its own way, and looks for each of them in one audit. */
export function tamperRound(honest: LogExport, seed: number, most: number): Round {
  const dice = diceOf(seed);
  const log = openLog(honest);
  const events = Map.groupBy(
    log.events,
    ({ fields }) => String(fields['EventKey']).split(':')[0] ?? '',
  );
  const rows = log.handoffs.toSorted(() => dice() - 0.5);
  const classes = Object.entries(tamperings);
  const done: { name: string; keys: string[]; items: Set<string> }[] = [];
  for (let index = 0; done.length < most && index + 1 < rows.length; index += 2) {
    const [row, partner] = [rows[index], rows[index + 1]];
    const [name, tamper] = classes[(done.length + seed) % classes.length] ?? [];
    if (row === undefined || partner === undefined || name === undefined || tamper === undefined)
      break;
    const own = (each: Row) => events.get(String(each.fields['HandoffKey'])) ?? [];
    const keys = [row, partner].map(({ fields }) => String(fields['HandoffKey']));
    const items = new Set([
      row.id,
      partner.id,
      ...own(row).map(({ id }) => id),
      ...own(partner).map(({ id }) => id),
    ]);
    const other = { row: partner, events: own(partner) };
    tamper({ row, events: [...own(row)], other, dice, ...changesOf(log, items) });
    done.push({ name, keys, items });
  }
  const { integrity, completeness } = verify(log);
  const findings = [...integrity, ...completeness];
  const isAt = ({ handoff, item }: AuditFinding, { keys, items }: (typeof done)[number]) =>
    keys.includes(handoff ?? '') || items.has(item ?? '');
  return {
    done: done.length,
    missed: done
      .filter((each) => !findings.some((finding) => isAt(finding, each)))
      .map(({ name }) => name),
    elsewhere: findings.filter((finding) => !done.some((each) => isAt(finding, each))),
  };
}

function changesOf(log: OpenLog, items: Set<string>): Pick<Target, 'add' | 'remove'> {
  return {
    add(list, fields) {
      const id = String(10_000_000 + log.handoffs.length + log.events.length);
      items.add(id);
      log[list === 'Handoffs' ? 'handoffs' : 'events'].push({ id, fields: { ...fields } });
    },
    remove(row) {
      log.handoffs = log.handoffs.filter((each) => each !== row);
      log.events = log.events.filter((each) => each !== row);
    },
  };
}

/** Tampers with the log itself. What the owner of the signing key does is found by an anchor alone. */
export function tamperWithLog(honest: LogExport, name: string, place: number): AuditReport {
  const anchor = verify({ ...honest, events: [], handoffs: [] }).latest;
  const log = openLog(honest);
  logTamperings[name]?.(log, place);
  return verify(log, anchor ? [anchor] : []);
}
