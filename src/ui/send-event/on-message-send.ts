import { checkRecipients, type SendRecipient } from '../../core/send-check.ts';
import { alertWords } from './alert-words.ts';
import { readCheck } from './read-check.ts';

/** What this script needs of Outlook: old Windows clients have no more than this. */
export interface SendingItem {
  to: Recipients;
  cc: Recipients;
  bcc: Recipients;
  sessionData?: { getAsync(name: string, done: (result: Result<string>) => void): void };
}

interface Recipients {
  getAsync(done: (result: Result<Office.EmailAddressDetails[]>) => void): void;
}

interface Result<Value> {
  status: unknown;
  value: Value;
}

export interface SendEvent {
  completed(options: { allowEvent: boolean; errorMessage?: string }): void;
}

/** Long before Outlook says that an add-in takes longer than expected (five seconds). */
const LONGEST_MS = 3000;

/**
 * Decides about sending from what the pane left with the draft: no network, no sign-in, no waiting. Without callbacks
 * in place of promises old Windows clients would never come to an end. Whatever is not known does not hold a mail up:
 * neither an Outlook that throws, now or in a callback, nor one that does not call back.
 */
export function onMessageSend(item: SendingItem, language: string, event: SendEvent): void {
  const { complete, attempt } = oneAnswer(event);
  attempt(() =>
    readCheck(item, attempt, (check) => {
      if (check === undefined) return complete({ allowEvent: true });
      readRecipients([item.to, item.cc, item.bcc], [], attempt, (recipients) => {
        const problems = checkRecipients(check, recipients);
        if (problems.length === 0) return complete({ allowEvent: true });
        complete({ allowEvent: false, errorMessage: alertWords(problems, check, language) });
      });
    }),
  );
}

/** Runs a step, or lets the mail go where it throws. */
export type Attempt = (act: () => void) => void;

/** The event is completed once: by an answer, by what is thrown on the way to it, or by the clock. */
function oneAnswer(event: SendEvent): { complete: SendEvent['completed']; attempt: Attempt } {
  let isComplete = false;
  const complete: SendEvent['completed'] = (options) => {
    if (isComplete) return;
    isComplete = true;
    event.completed(options);
  };
  const allow = () => complete({ allowEvent: true });
  // the script's small engine on Windows need not have a clock
  if (typeof setTimeout === 'function') setTimeout(allow, LONGEST_MS);
  const attempt: Attempt = (act) => {
    try {
      act();
    } catch {
      // a client that cannot do this must still be able to send
      allow();
    }
  };
  return { complete, attempt };
}

function readRecipients(
  fields: readonly Recipients[],
  read: readonly SendRecipient[],
  attempt: Attempt,
  done: (recipients: readonly SendRecipient[]) => void,
): void {
  const [field, ...rest] = fields;
  if (field === undefined) return done(read);
  field.getAsync((result) =>
    attempt(() => {
      const found = result.status === 'succeeded' ? result.value : [];
      const added = found.map(({ displayName, emailAddress }) => ({
        name: displayName,
        address: emailAddress,
      }));
      readRecipients(rest, read.concat(added), attempt, done);
    }),
  );
}
