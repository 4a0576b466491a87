import { placeInSharePoint } from '../core/archive.ts';
import type { AuditFinding, AuditFindingKind } from '../core/audit-finding.ts';

/** What each finding means, for somebody who audits. */
const sentences = {
  payload_unreadable: 'the event can no longer be read: it is not what Baton wrote',
  not_issued: 'no signature of a trusted key: not issued by Baton',
  signature_wrong: 'the content does not fit its signature: one of the two was changed',
  foreign_log: 'the event belongs to another log',
  column_differs: 'the column does not say what was signed',
  disclosure_differs: 'the value is not the one that was sealed',
  event_twice: 'the same event stands here a second time',
  other_event: 'another event stands in the place of the one that was logged',
  chain_broken: 'the event does not continue the one before it',
  index_differs: 'the place in the log is not the one the checkpoint gave',
  order_differs: 'the event stands in the log before the one it continues',
  row_not_issued: 'no signed event belongs to this row: not issued by Baton',
  row_differs: 'the row does not say what its events say',
  row_twice: 'a second row for the same hand-off',
  head_differs: 'the row does not name its last event',
  pending_differs: 'the row does not carry its last event',
  checkpoint_unreadable: 'the checkpoint can no longer be read',
  checkpoint_not_issued: 'no signature of a trusted key: not issued by Baton',
  checkpoint_twice: 'a second checkpoint with the same number',
  leaves_differ: 'the list of entries is not the one that was signed',
  root_differs: 'the entries do not give the root that was signed',
  year_before_differs: 'it does not continue the year before',
  log_forked: 'the log is not the one that was seen before',
  event_missing: 'the event is missing',
  values_missing: 'values are gone that nobody has erased',
  row_missing: 'the row of the hand-off is missing',
  index_missing: 'the place in the log was not noted or was removed',
  checkpoint_missing: 'a checkpoint is missing',
  log_shrank: 'the log is shorter than it was seen before',
} as const satisfies Record<AuditFindingKind, string>;

/** A finding as one line: where, then what. */
export function inOneLine(finding: AuditFinding): string {
  const { item = '', handoff, event, index, checkpoint, anchor, column } = finding;
  const { list, id } = placeInSharePoint(finding.list, item);
  const place = [
    `${list}${id === '' ? '' : ` item ${id}`}`,
    handoff && `hand-off ${handoff}`,
    event === undefined ? undefined : `event ${event}`,
    index === undefined ? undefined : `log index ${index}`,
    checkpoint === undefined ? undefined : `checkpoint ${checkpoint}`,
    anchor && `anchor ${anchor}`,
    column && `column ${column}`,
  ];
  return `${place.filter(Boolean).join(', ')}: ${sentences[finding.kind]} [${finding.kind}]`;
}
