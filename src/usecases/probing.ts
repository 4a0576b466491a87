/** What the self-test asks a tenant with; everything it makes it takes away again. */
export interface Probing {
  lists: ProbeLists;
  /** The mailbox of whoever is signed in; throws where nobody is, or may not. */
  mailbox: () => Promise<ProbeMailbox>;
  rows: ProbeRows;
  /** So many exchanges of one person's token for one of Microsoft Graph; how many were put off. */
  exchangeTokens: (times: number) => Promise<{ refused: number }>;
  /** Asks the person in front of it to do something by hand; false when there is nobody or they did not. */
  byHand: (todo: string) => Promise<boolean>;
  /** Words that nobody used before. */
  newWord: () => string;
  wait: (ms: number) => Promise<void>;
}

export interface ProbeLists {
  /** Takes away what a test that was cut off has left; how many lists. */
  sweep(): Promise<number>;
  make(name: string): Promise<ProbeList>;
}

/** A list with a unique column and an indexed one, made for the test. */
export interface ProbeList {
  /** Its address for people. */
  link: string;
  /** False when the unique column refused. */
  add(row: ProbeRow): Promise<boolean>;
  countMarked(mark: string): Promise<number>;
  rows(): Promise<ProbeRow[]>;
  countByDelta(): Promise<number>;
  remove(): Promise<void>;
}

export interface ProbeRow {
  title: string;
  /** Nobody else's. */
  key: string;
  /** Looked for. */
  mark: string;
}

/** One's own mailbox, with mails to oneself. */
export interface ProbeMailbox {
  /** A tagged draft to oneself; its immutable id. */
  draft(subject: string): Promise<string>;
  send(id: string): Promise<'taken' | 'refused'>;
  look(id: string): Promise<'draft' | 'left' | 'gone'>;
  sentCopies(subject: string): Promise<{ id: string; isTagged: boolean }[]>;
  countArrived(subject: string): Promise<number>;
  /** Whether a forward carries the tag it was made with; the forward is taken away. */
  forwardKeepsTag(id: string): Promise<boolean>;
  /** Deletes every mail with this subject. */
  clear(subject: string): Promise<void>;
}

/** Ids of the register's rows. */
export interface ProbeRows {
  ofBaton(): Promise<string[]>;
  /** As the person who is signed in; throws where nobody is. */
  ofPerson(): Promise<{ listed: string[]; byDelta: string[] }>;
  /** Whether Baton asks each person's rights to single rows already. */
  areAskedFor(): Promise<boolean>;
}
