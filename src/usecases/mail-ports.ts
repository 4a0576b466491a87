import type { MailEvidence } from '../core/handoff-record.ts';
import type { Mail } from '../core/mail.ts';

/** Which mail; `mailbox` absent means the caller's own. */
export interface MailRef {
  messageId: string;
  mailbox?: string | undefined;
}

/** A mail with what identifies it across mailboxes. */
export interface ReceivedMail {
  mail: Mail;
  internetMessageId: string;
  /** Message id of the mail its conversation began with; its own when it began one. */
  conversationRoot: string;
  /** Message ids of the mails this one answers, the nearest first. */
  answers: string[];
}

/** A mailbox as the caller may use it: every call is made with the caller's own token. */
export interface Mailbox {
  read(ref: MailRef): Promise<ReceivedMail>;
  /** The newest mails of an inbox, the newest first. */
  readNewest(mailbox: string | undefined, count: number): Promise<Mail[]>;
  /** Makes a forward that is not sent, addressed and tagged. */
  draftForward(ref: MailRef, forward: Forward): Promise<Draft>;
  /** The mail as it came, with its attachments; for filing only. Content that cannot be read is empty. */
  readOriginal(ref: MailRef): Promise<OriginalMail>;
  /** A draft that somebody is writing in Outlook; throws `mail_not_found` when it is none. */
  readDraft(ref: MailRef): Promise<WrittenDraft>;
  /** The mail with this internet message id, if it lies in the mailbox. */
  findByMessageId(
    internetMessageId: string,
    mailbox: string | undefined,
  ): Promise<FoundMail | undefined>;
  deleteDraft(mailbox: string | undefined, draftId: string): Promise<void>;
  /** Drafts that carry a tag of ours. */
  listDrafts(mailbox: string | undefined): Promise<TaggedDraft[]>;
  /** Submits a draft once, never again by itself. */
  send(mailbox: string | undefined, draftId: string): Promise<SendOutcome>;
  /** What became of a draft that was submitted without an answer. */
  findSubmission(
    mailbox: string | undefined,
    draftId: string,
    clues: SubmissionClues,
  ): Promise<MailEvidence>;
  /** The id of a mail that came in around a moment, by its internet message id. */
  findReceived(
    around: Date,
    isIt: (internetMessageId: string) => boolean,
  ): Promise<string | undefined>;
  /** Message ids of mails that did not arrive, as the newest non-delivery reports since a moment in a mailbox say. */
  findReturned(mailbox: string | undefined, since: Date): Promise<string[]>;
  /** Who of these addresses answers automatically right now, or whose mailbox is full. */
  findAway(addresses: readonly string[]): Promise<Away[]>;
}

/** A whole mail: its bytes as they came, their SHA-256 in hexadecimal, and its attachments. */
export interface OriginalMail {
  content: Uint8Array;
  hash: string;
  parts: MailPart[];
}

/** An attachment. `link`: it lies elsewhere, and only its address came with the mail. */
export interface MailPart {
  name: string;
  kind: 'content' | 'link';
  /** Its bytes; nothing when they are refused. */
  read(): Promise<Uint8Array | undefined>;
}

export interface TaggedDraft {
  id: string;
  /** The hand-off it was made for. */
  tag: string;
}

export interface Forward {
  to: { name: string; address: string };
  /** Where answers go when not to whoever forwards. */
  replyTo?: { name: string; address: string };
  /** HTML that stands above the forwarded mail. */
  card: string;
  /** Finds the mail again: the hand-off key. */
  tag: string;
}

export interface Draft {
  /** Immutable id. */
  id: string;
  internetMessageId: string;
}

/** What somebody is writing, and where it lies. */
export interface WrittenDraft extends Draft {
  received: ReceivedMail;
}

export interface FoundMail {
  messageId: string;
  received: ReceivedMail;
}

/** `unknown`: it may or may not have left. Even a refusal counts as unknown until evidence was looked for. */
export type SendOutcome = 'submitted' | 'unknown';

/** By what a mail is recognised that may have left. */
export interface SubmissionClues {
  tag: string;
  /** About when it left. */
  around: Date;
  isIt: (internetMessageId: string) => boolean;
  /** The tag was put on it by the pane, as a header, and not by us. */
  ownSend?: true;
}

export interface Away {
  address: string;
  /** Last moment of the absence, ISO 8601, when it is known. */
  until?: string;
  /** They may be there, but their mailbox takes nothing more. */
  isFull?: true;
}
