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

/**
 * Decides about sending from what the pane left with the draft: no network, no sign-in, no waiting. Without callbacks
 * in place of promises old Windows clients would never come to an end. Whatever is not known does not hold a mail up.
 */
export function onMessageSend(item: SendingItem, language: string, event: SendEvent): void {
  const allow = () => event.completed({ allowEvent: true });
  try {
    readCheck(item, (check) => {
      if (check === undefined) return allow();
      readRecipients([item.to, item.cc, item.bcc], [], (recipients) => {
        const problems = checkRecipients(check, recipients);
        if (problems.length === 0) return allow();
        const errorMessage = alertWords(problems, check, language);
        event.completed({ allowEvent: false, errorMessage });
      });
    });
  } catch {
    // a client that cannot do this must still be able to send
    allow();
  }
}

function readRecipients(
  fields: readonly Recipients[],
  read: readonly SendRecipient[],
  done: (recipients: readonly SendRecipient[]) => void,
): void {
  const [field, ...rest] = fields;
  if (field === undefined) return done(read);
  field.getAsync(({ status, value }) => {
    const found = status === 'succeeded' ? value : [];
    const added = found.map(({ displayName, emailAddress }) => ({
      name: displayName,
      address: emailAddress,
    }));
    readRecipients(rest, read.concat(added), done);
  });
}
