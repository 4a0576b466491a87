import { amount, fields, list, text } from '../json.ts';

/** Between office.js in the pane and the playground around it. Our own words: Microsoft's are not public. */
export type FromPane =
  | { kind: 'hello' }
  /** `turn` tells which item the pane believes to be open; a call to an item that is gone fails. */
  | { kind: 'call'; id: number; path: string; args: readonly unknown[]; turn: number }
  | { kind: 'nested-auth'; request: string }
  /** An event's handler has come to its end. */
  | { kind: 'completed'; id: number; allow: boolean; message: string }
  | { kind: 'open'; address: string }
  | { kind: 'close' };

export type ToPane =
  | { kind: 'welcome'; world: World }
  | { kind: 'item'; item: Item | DraftItem | null; turn: number }
  /** Others are selected in the list. */
  | { kind: 'selection' }
  | { kind: 'recipients'; changed: Readonly<Record<string, boolean>> }
  /** Outlook calls an event's handler by the name it has in the manifest. */
  | { kind: 'launch'; id: number; handler: string }
  | { kind: 'theme'; theme: OfficeTheme }
  | { kind: 'answer'; id: number; value?: unknown; failure?: Failure }
  | { kind: 'nested-auth'; response: string };

/** All that office.js can say without asking back. */
export interface World {
  item: Item | DraftItem | null;
  turn: number;
  userProfile: {
    displayName: string;
    emailAddress: string;
    timeZone: string;
    accountType: string;
  };
  diagnostics: { hostName: string; hostVersion: string; OWAView: string };
  displayLanguage: string;
  officeTheme: OfficeTheme;
  /** Highest version per requirement set, e.g. `Mailbox: '1.15'`. */
  requirementSets: Readonly<Record<string, string>>;
}

/** The plain fields of a mail being read; `itemId` in Exchange's spelling, dates as ISO 8601. */
export interface Item {
  itemId: string;
  itemType: 'message';
  itemClass: string;
  subject: string;
  normalizedSubject: string;
  from: EmailAddress;
  sender: EmailAddress;
  to: readonly EmailAddress[];
  cc: readonly EmailAddress[];
  attachments: readonly AttachmentDetails[];
  conversationId: string;
  internetMessageId: string;
  dateTimeCreated: string;
  dateTimeModified: string;
}

/** The plain fields of a mail being written. */
export interface DraftItem {
  itemType: 'message';
  itemClass: string;
  conversationId: string;
  /** Message id of the mail it forwards or answers. */
  inReplyTo?: string;
}

export interface EmailAddress {
  displayName: string;
  emailAddress: string;
  recipientType: 'user' | 'externalUser';
}

export interface AttachmentDetails {
  id: string;
  name: string;
  contentType: string;
  size: number;
  attachmentType: 'file';
  isInline: boolean;
  contentId: string;
}

export interface OfficeTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
  isDarkTheme: boolean;
}

/** Code and name as Office's own error table has them. */
export interface Failure {
  code: number;
  name: string;
  message: string;
}

const MARK = 'playground-outlook';

/** Marks a message as ours among all that windows say to each other. */
export function sealed(message: FromPane | ToPane): object {
  return { ...message, protocol: MARK };
}

/** Undefined for anything the pane has no right to say. */
export function readFromPane(message: unknown): FromPane | undefined {
  const said = fields(message);
  if (said['protocol'] !== MARK) return undefined;
  switch (said['kind']) {
    case 'hello':
    case 'close':
      return { kind: said['kind'] };
    case 'open':
      return { kind: 'open', address: text(said['address']) };
    case 'nested-auth':
      return { kind: 'nested-auth', request: text(said['request']) };
    case 'completed':
      return {
        kind: 'completed',
        id: amount(said['id']),
        allow: said['allow'] !== false,
        message: text(said['message']),
      };
    case 'call': {
      const [id, turn] = [amount(said['id']), amount(said['turn'])];
      return { kind: 'call', id, turn, path: text(said['path']), args: list(said['args']) };
    }
    default:
      return undefined;
  }
}

/** The pane trusts its host once the origin is right, so only the mark is looked at. */
export function isToPane(message: unknown): message is ToPane {
  return fields(message)['protocol'] === MARK;
}
