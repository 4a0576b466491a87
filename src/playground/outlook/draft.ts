import type { DraftFields } from '../tenant/mail-writer.ts';
import type { Mailbox } from '../tenant/people.ts';

/** A mail that is being written, as add-ins see it. */
export interface Draft {
  mailbox: Pick<Mailbox, 'address' | 'kind'>;
  composeType: 'forward' | 'newMail' | 'reply';
  conversationId: string;
  /** Message id of the mail it forwards or answers. */
  inReplyTo: string | undefined;
  /** Left by add-ins for as long as the window is open. */
  session: Map<string, string>;
  /** Put on the mail by add-ins. */
  headers: Map<string, string>;
  read(): DraftFields;
  change(fields: Partial<DraftFields>): void;
  /** Stores the draft and answers its Graph id. */
  save(): Promise<string>;
  /** Absent until it has been saved for the first time. */
  savedId(): string | undefined;
}
