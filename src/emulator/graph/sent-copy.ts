import { immutableMessageId } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { deliver } from './delivery.ts';
import {
  deleteMessage,
  detailsOf,
  messageByNumber,
  type MessageRow,
  moveMessage,
  updateMessage,
} from './message-store.ts';

interface Pending {
  isKept: boolean;
  /** Recipients that have not got it yet. */
  waiting: string[];
  dueAt: string;
}

/** The submitted draft becomes the copy in Sent Items, with what the switches let it keep. */
export function fileSentCopy(tenant: Tenant, draft: MessageRow, isKept: boolean): void {
  if (!isKept) return deleteMessage(tenant, draft);
  const { immutableIdAfterSend, extendedPropertiesOnSentCopy } = tenant.switches.now();
  const { db } = tenant;
  if (extendedPropertiesOnSentCopy === 'lost')
    db.run('DELETE FROM extended_properties WHERE message_number = ?', draft.number);
  if (immutableIdAfterSend === 'changed' && draft.is_draft === 1)
    db.update(
      'messages',
      { immutable_id: immutableMessageId(draft.mailbox_id) },
      { number: draft.number },
    );
  const sent = { ...draft, is_draft: 0, is_read: 1 };
  moveMessage(tenant, updateMessage(tenant, sent, detailsOf(draft)), 'sentitems');
}

/** The copy comes later; until then `being_sent` says what has to be done, and hides it if it shall. */
export function putOff(tenant: Tenant, draft: MessageRow, pending: Pending): void {
  const isHidden = tenant.switches.now().whileBeingSent === 'gone';
  const sql = `INSERT OR REPLACE INTO being_sent (message_number, due_at, is_kept, is_hidden, waiting_json)
    VALUES (?, ?, ?, ?, ?)`;
  const { dueAt, isKept, waiting } = pending;
  tenant.db.run(
    sql,
    draft.number,
    dueAt,
    Number(isKept),
    Number(isHidden),
    JSON.stringify(waiting),
  );
}

export function isBeingSent({ db }: Tenant, { number }: MessageRow): boolean {
  return db.one('SELECT 1 FROM being_sent WHERE message_number = ?', number) !== undefined;
}

type Due = { message_number: number; is_kept: number; waiting_json: string };

/** Does what has become due. Every request comes by here first. */
export function settleSent(tenant: Tenant): void {
  const sql = 'SELECT * FROM being_sent WHERE due_at <= ? ORDER BY due_at, message_number';
  const due = tenant.db.all<Due>(sql, timestamp(tenant));
  if (due.length === 0) return;
  tenant.db.atomically(() => {
    for (const one of due) settleOne(tenant, one);
  });
}

function settleOne(tenant: Tenant, { message_number, is_kept, waiting_json }: Due): void {
  const draft = messageByNumber(tenant, message_number);
  const waiting: string[] = JSON.parse(waiting_json);
  if (waiting.length > 0) deliver(tenant, draft, detailsOf(draft), waiting);
  tenant.db.run('DELETE FROM being_sent WHERE message_number = ?', message_number);
  fileSentCopy(tenant, draft, is_kept === 1);
}
