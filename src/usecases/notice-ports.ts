import type { HandoffRecord, NamedPerson } from '../core/handoff-record.ts';
import type { WorkerAction } from '../core/handoff.ts';

/** Somebody is told that the worker has done something about a hand-off. Each way of telling makes its own words of it. */
export interface Notice {
  action: WorkerAction;
  to: NamedPerson;
  record: HandoffRecord;
}

/** How somebody was reached; `nothing` where no way is set up. */
export type Channel = 'teams' | 'mail' | 'nothing';

/** One way of telling people: a service mailbox, the activity feed of Teams. Answers how; throws when nobody could be told. */
export interface Notifier {
  notify(notice: Notice): Promise<Channel>;
}

/** A mail of Baton's own to one colleague: what it is about lies in Baton, never in a mail that came in. */
export interface Letter {
  to: { name: string; address: string };
  subject: string;
  /** Every value in it is escaped. */
  html: string;
}

/** The service mailbox, from which Baton writes to people. */
export interface Letters {
  send(letter: Letter): Promise<void>;
}
