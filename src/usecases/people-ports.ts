import type { AccountState } from '../core/account.ts';
import type { ChartPerson } from '../core/first-day/chart-proposals.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { Presence } from '../core/presence.ts';
import type { AwayTime } from '../core/outlook-days.ts';
import type { Day } from '../core/responsibility.ts';

/** Who works in the company, and for whom. */
export interface Organisation {
  /** Everybody with an account that is not disabled and a mailbox; of a very large company not everybody. */
  readPeople(): Promise<ChartPerson[]>;
}

/** The accounts of the tenant, as the directory has them. */
export interface Accounts {
  /**
   * By Entra id; whoever the directory does not know has left. Answers up to the age of `maxAgeMs`, an hour when it
   * is not given, are good enough; so are those of the last hour while the directory does not answer.
   */
  stateOf(oids: readonly string[], maxAgeMs?: number): Promise<Map<string, AccountState>>;
}

/** What the caller's own Outlook says about being away, with their own rights; `consent_needed` until they agree. */
export interface OwnOutlook {
  /** Between two moments; automatic replies whenever they are on or will be. */
  awayTimes(from: Date, to: Date): Promise<AwayTime[]>;
}

/** Where people are at this moment, with the caller's own rights; `consent_needed` until somebody agrees to that. */
export interface Presences {
  /** By Entra id; undefined when Microsoft does not know. */
  of(oid: string): Promise<Presence | undefined>;
}

/** The Absences list row by row: what people say about themselves, written with the app's own identity. */
export interface AbsenceRows {
  /** Every row that names a person and a day to begin with. */
  list(): Promise<AbsenceRow[]>;
  add(absence: NewAbsence): Promise<void>;
  /** Compare-and-swap: throws `changed_meanwhile` when the row is no longer the one that was read. */
  change(row: AbsenceRow, cover: CoverAnswer): Promise<void>;
  /** Gives it another last day, in the same way. */
  end(row: AbsenceRow, to: Day): Promise<void>;
  remove(row: AbsenceRow): Promise<void>;
}

export interface NewAbsence {
  person: NamedPerson;
  from: Day;
  to: Day;
  /** Whether somebody typed the days or took them over from their Outlook. */
  source: 'typed' | 'outlook';
}

export interface AbsenceRow extends CoverAnswer {
  itemId: string;
  etag: string;
  /** The day on which it was entered; nothing where the list does not say. */
  entered?: Day;
  oid: string;
  name: string;
  from: Day;
  /** Absent until further notice. */
  to?: Day;
}

/** Who was asked to cover, and what they said; both false while they have not answered. */
export interface CoverAnswer {
  /** Entra id; empty when nobody was asked. */
  askedOid: string;
  accepted: boolean;
  declined: boolean;
  /** Entra id of whom a mail has told that they are asked; empty when nobody was. */
  toldOid: string;
}
