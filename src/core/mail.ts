/** A mail as it lies in a mailbox, read from Graph, Office.js or a file. Anything in it may be wrong or hostile. */
export interface Mail {
  /** Empty when the mail has none. */
  subject: string;
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  /** The mailbox it lies in, when known. Lower case. */
  mailbox?: string;
  /** ISO 8601 with zone. */
  receivedAt: string;
  body: { contentType: 'text' | 'html'; content: string };
  attachmentNames: string[];
  /** True when a header says it went to a mailing list (`List-Unsubscribe`, `List-Id`, `Precedence: bulk`). */
  bulk: boolean;
}

export interface MailAddress {
  name: string;
  /** Lower case; empty when unreadable. */
  address: string;
}

/** What the sender asks for, cut out of a mail: the newest text without quotes, signature and disclaimer. */
export interface MailRequest {
  subject: string;
  text: string;
  senderName: string;
  /** Lower case. */
  sender: string;
  /** Lower case, without `@`. */
  senderDomain: string;
  /** All addressees, lower case. */
  recipients: string[];
  mailbox?: string;
  receivedAt: string;
  attachmentNames: string[];
  language: 'de' | 'en';
  bulk: boolean;
}
