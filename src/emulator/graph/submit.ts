import { graphTime, timestamp } from '../tenant.ts';
import type { GraphCall } from './call.ts';
import { deliver, type Delivered, recordSubmission } from './delivery.ts';
import { GraphError } from './errors.ts';
import type { Mailbox } from './mailboxes.ts';
import { detailsOf, type MessageRow, updateMessage } from './message-store.ts';
import { fileSentCopy, isBeingSent, putOff } from './sent-copy.ts';
import { recipientsOf, senders } from './senders.ts';

/** Whether Exchange takes a second send of one message is unknown: a switch. */
export function requireDraft(call: GraphCall, row: MessageRow): void {
  const wasSubmitted = row.is_draft === 0 || isBeingSent(call.tenant, row);
  if (wasSubmitted && call.tenant.switches.now().secondSend === 'refused')
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      'The message is not a draft and cannot be sent.',
    );
}

/**
 * Sends a draft: it is checked, delivered and recorded at once, and lies in Sent Items now or later.
 * `isKept: false` leaves no copy. To be called inside a transaction.
 */
export function submit(call: GraphCall, mailbox: Mailbox, draft: MessageRow, isKept = true): void {
  const { tenant } = call;
  const details = senders(call, mailbox, detailsOf(draft));
  const recipients = recipientsOf(details);
  const waitMs = waitForRate(call, mailbox);
  const at = timestamp(tenant);
  const sent = updateMessage(tenant, { ...draft, sent_at: at, received_at: at }, details);
  const delivered: Delivered =
    waitMs > 0
      ? { inside: [], outside: [], unknown: [], full: [], waiting: recipients }
      : deliver(tenant, sent, details, recipients);
  recordSubmission(call, mailbox, sent, details, delivered);
  const lagMs = Number(tenant.switches.now().sentCopyAfterSeconds) * 1000;
  if (waitMs + lagMs === 0) fileSentCopy(tenant, sent, isKept);
  else
    putOff(tenant, sent, {
      isKept,
      waiting: delivered.waiting,
      dueAt: later(call, waitMs + lagMs),
    });
}

const later = ({ tenant }: GraphCall, ms: number): string =>
  graphTime(new Date(tenant.clock.now().getTime() + ms));

/** Milliseconds until the mailbox may send again, when the switch lets it wait; or 429. */
function waitForRate({ tenant }: GraphCall, { id }: Mailbox): number {
  const waitMs = tenant.throttle.mailWaitMs(id);
  if (waitMs === 0 || tenant.switches.now().mailsOverTheRate === 'delayed') return waitMs;
  throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MessageRate limit.', {
    'retry-after': String(Math.ceil(waitMs / 1000)),
  });
}
