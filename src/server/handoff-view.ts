import { allowedActions } from '../core/handoff.ts';
import { type HandoffRecord, maySee, partiesOf } from '../core/handoff-record.ts';
import type { Caller } from '../usecases/ports.ts';
import type { HandoffView, MailStatus } from '../wire/api.ts';

/** What a caller who may see a hand-off is shown of it. */
export function viewOf(record: HandoffRecord, caller: Caller): HandoffView {
  const { responsibilityId, onBehalfOf, due } = record;
  return {
    handoffKey: record.handoffKey,
    subject: record.subject,
    area: record.area,
    title: record.title,
    ...(responsibilityId !== undefined && { responsibilityId }),
    from: { name: record.senderName, domain: record.senderDomain },
    receivedAt: record.receivedAt,
    handedOffAt: record.handedOffAt,
    handedOffBy: record.handedOffBy,
    owner: record.owner,
    ...(onBehalfOf && { onBehalfOf }),
    state: record.state,
    stateSince: record.stateSince,
    mailState: record.mailState,
    note: record.note,
    reason: record.reason,
    ...(due !== undefined && { due }),
    actions: allowedActions(record.state, record.mailState, partiesOf(record, caller.oid)),
  };
}

/** The state of a mail for this caller: details only for those who may see them (handoff.md, promise 6). */
export function statusOfMail(record: HandoffRecord | undefined, caller: Caller): MailStatus {
  if (record === undefined) return { kind: 'open' };
  return maySee(record, caller.oid)
    ? { kind: 'handed_off', handoff: viewOf(record, caller) }
    : { kind: 'taken', since: record.handedOffAt };
}
