/** Everything an audit can find. The first group says that something is not what was recorded, the second that something is gone. */
export const auditFindingKinds = [
  'payload_unreadable',
  'not_issued',
  'signature_wrong',
  'foreign_log',
  'column_differs',
  'disclosure_differs',
  'event_twice',
  'other_event',
  'chain_broken',
  'index_differs',
  'order_differs',
  'row_not_issued',
  'row_differs',
  'row_twice',
  'head_differs',
  'pending_differs',
  'checkpoint_unreadable',
  'checkpoint_not_issued',
  'checkpoint_twice',
  'leaves_differ',
  'root_differs',
  'year_before_differs',
  'log_forked',
  'event_missing',
  'values_missing',
  'row_missing',
  'index_missing',
  'checkpoint_missing',
  'log_shrank',
] as const;
export type AuditFindingKind = (typeof auditFindingKinds)[number];

/** One thing that is wrong, and where. `integrity`: what is there was changed. `completeness`: something is not there. */
export interface AuditFinding {
  about: 'integrity' | 'completeness';
  kind: AuditFindingKind;
  list: 'Handoffs' | 'HandoffEvents' | 'Checkpoints';
  /** Item id in the list, where there is an item. */
  item?: string;
  handoff?: string;
  /** Number of the event in its hand-off. */
  event?: number;
  /** Position in the log, from 0. */
  index?: number;
  column?: string;
  /** Number of the checkpoint. */
  checkpoint?: number;
  /** Which anchor: origin and size. */
  anchor?: string;
}
