import type { Mail } from '../../core/mail.ts';
import type { SendCheck, SendRecipient } from '../../core/send-check.ts';

/** The three looks a host can ask for. */
export type HostTheme = 'light' | 'dark' | 'contrast';

/** A meeting is nobody's request; of a mail that is encrypted or protected only the envelope can be read. */
export type Unreadable = 'meeting' | 'sealed';

/** What lies open in Outlook. `reading` is the moment between two mails: nothing may be done then. */
export type OpenMail =
  | { kind: 'reading' }
  /** `isReply`: an answer is being written, which goes back to whoever wrote. */
  | { kind: 'none'; isReply?: true; unreadable?: Unreadable }
  | {
      kind: 'draft';
      /** Names the window in which it is written. */
      key: string;
      /** The shared mailbox it is written in; absent when it is the person's own. */
      mailbox?: string;
      draft: DraftDoor;
    }
  | {
      kind: 'mail';
      /** The Graph (REST) id. */
      messageId: string;
      /** The shared mailbox it lies in; absent when it is the person's own. */
      mailbox?: string;
      /** Set when this Outlook does not say in which mailbox it lies: the person has to, before anything is done. */
      guess?: MailboxGuess;
      /** As the host shows it, so that the pane can name the mail before the server answers. */
      subject: string;
    }
  | {
      /** Two or more are selected in the list; Outlook lets one select within one mailbox only. */
      kind: 'several';
      mails: SelectedMail[];
      mailbox?: string;
      guess?: MailboxGuess;
    };

/** One of several selected mails. */
export interface SelectedMail {
  /** The Graph (REST) id. */
  messageId: string;
  subject: string;
}

/** Where a mail may lie. */
export interface MailboxGuess {
  /** Address of the person's own mailbox; all in lower case. */
  own: string;
  /** The mail is addressed to the person. */
  isToOwn: boolean;
  /** Other addresses the mail went to. */
  likely: string[];
}

/** A mail that is being written. Everything rejects once the window is closed. */
export interface DraftDoor {
  read: () => Promise<Written>;
  /** Where Outlook does not tell, the listener is never called. */
  onRecipientsChange: (listener: () => void) => void;
  /** Saves it among the drafts and answers its Graph (REST) id. */
  save: () => Promise<string>;
  insert: (change: DraftChange) => Promise<void>;
  /** Leaves what the handler of the send event is to know. */
  leaveCheck: (check: SendCheck) => Promise<void>;
}

/** What is written so far; the body as text, from its beginning. */
export interface Written {
  subject: string;
  body: string;
  to: SendRecipient[];
  /** Cc and Bcc. */
  others: SendRecipient[];
  /** Internet message id of the mail it forwards or answers. */
  original?: string;
}

export interface DraftChange {
  recipient: SendRecipient;
  /** Addresses to be taken out of “To”. */
  remove: string[];
  /** HTML for the top of the mail; where the mail is plain text, its words. */
  block?: string;
  /** Finds the mail again once it was sent. */
  tag: string;
}

/** The mail side of Outlook. */
export interface MailDoor {
  current: () => OpenMail;
  /** Asks Outlook again, now. For the moment of the click: the item may have changed unnoticed. */
  readAgain: () => Promise<OpenMail>;
  /** Whose Outlook it is: their address, which it knows without asking anybody. */
  reader?: string;
  /** What Outlook itself shows of the mail, for a time without connection. */
  readMail?: () => Promise<Mail | undefined>;
  subscribe: (listener: () => void) => () => void;
}

/** What a token must satisfy beyond being ours. */
export interface TokenWish {
  /** A claims challenge of the server, to be passed on as it is. */
  claims?: string;
  /** True when the last token was refused: no cached one, please. */
  fresh?: boolean;
}

/** What can be said about the program around us to somebody who helps. No names, no subjects, no tokens. */
export interface HostFacts {
  /** E.g. `Outlook`, as the host calls itself. */
  program: string;
  platform: string;
  version: string;
  /** The newest set of the mailbox API, e.g. `1.15`; absent when there is not even 1.1. */
  mailboxSet?: string;
  /** Whether the host signs people in for us. */
  nestedSignIn: boolean;
  /** What kind of account the mailbox belongs to, as Outlook calls it, e.g. `office365`, `enterprise`. */
  account: string;
}

/** What a channel's tab shows: an address inside the tab, and the name on it. */
export interface TabChoice {
  place: string;
  name: string;
}

/** The ways to turn to a person. */
export const reachWays = ['chat', 'mail', 'call'] as const;
export type ReachWay = (typeof reachWays)[number];

/** The one door between the UI and the program it runs in. Host libraries are known only behind it. */
export interface Host {
  kind: 'teams' | 'outlook' | 'browser';
  /** BCP 47, as the host says it, e.g. `de-DE`. */
  locale: string;
  theme: () => HostTheme;
  onThemeChange: (listener: () => void) => () => void;
  /** Rejects with a `SignInError` when nobody could be signed in. */
  getToken: (wish?: TokenWish) => Promise<string>;
  /**
   * Asks the person to allow Baton more of what is theirs (names of Graph's permissions). Resolves once they did;
   * rejects with a `SignInError` when they or their company did not.
   */
  askConsent?: (permissions: readonly string[]) => Promise<void>;
  /** Fetches what asking takes, so that the window comes with the click: Safari lets none open later. */
  prepareConsent?: () => void;
  /** Tells the host that something can be seen, so that it takes its own spinner away. */
  ready: () => void;
  openLink: (url: string) => void;
  /** Opens a chat, a new mail or a call in the host itself. False when it can't or would not: then a link has to do. */
  reach?: (way: ReachWay, address: string) => Promise<boolean>;
  /** An address of a place in the tab that others can open, e.g. `handoffs/<key>`. */
  linkTo: (place: string) => string;
  /**
   * Hears the host's own back button, until what comes back is called. False when there is nothing to go back to: then
   * the host does with it what it likes. Only where the host has one that it shares.
   */
  onBack?: (goBack: () => boolean) => () => void;
  /** Only while a tab is being added to a channel: the host's own save button keeps this choice; without one it can't be pressed. */
  chooseTab?: (choice: TabChoice | undefined) => void;
  /** The place that a channel's tab has shown so far, while it is set up anew. */
  chosen?: string;
  /** The place in the tab that a deep link asked for. */
  place?: string;
  mail?: MailDoor;
  /** Only of Outlook, whose versions differ in what they can do. */
  facts?: HostFacts;
}

/** `no_connection`: Microsoft was not reached. `no_token`: none without asking the person. `needs_click`: the window to ask them in was stopped by the browser, or closed. `sign_in_failed`: it came back with a failure. */
export type SignInCode = 'no_connection' | 'no_token' | 'needs_click' | 'sign_in_failed';

/** Nobody is signed in, or the person or the company refused. `name` is checked, not the class: errors cross bundles. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly code: SignInCode;

  constructor(
    message: string,
    { code = 'no_token', ...more }: ErrorOptions & { code?: SignInCode } = {},
  ) {
    super(message, more);
    this.code = code;
  }
}
