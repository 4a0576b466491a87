import type { NamedPerson } from '../core/handoff-record.ts';
import type { TenantKeys } from '../core/tenant-keys.ts';

/** Whose request this is, from a token that was checked. */
export interface Caller {
  tenantId: string;
  oid: string;
  name: string;
  mail: string;
  /** The checked token itself: what Graph is asked with on the caller's behalf. */
  assertion: string;
}

/** A person who signs in at the command line with a device code. */
export interface PersonSignIn {
  /** Comes back once the person has entered the code in a browser. `probe`: also for mails to themselves. */
  signIn(
    show: (device: { address: string; code: string }) => void,
    more?: 'probe',
  ): Promise<NamedPerson>;
  /** Throws `not_signed_in` when there is nobody. */
  who(): Promise<NamedPerson>;
  signOut(): Promise<void>;
}

/** Where a sign-in is kept between two commands; empty while nobody is signed in. */
export interface SignInStore {
  read(): Promise<string>;
  write(content: string): Promise<void>;
  remove(): Promise<void>;
}

/** The address that opens a place of the tab in Teams, for example `handoffs/KEY`. Opening it changes nothing. */
export type LinkTo = (place: string) => string;

/** Keeps one person from using up what is there for all; rejects with `too_many_requests` and when to come back. */
export interface RateLimits {
  allowRequest(caller: Caller): Promise<void>;
  /** What ends in a mail is rarer, and limited by itself. */
  allowHandoff(caller: Caller): Promise<void>;
  /** Microsoft's words about changes, whoever says them. */
  allowNotice(): Promise<void>;
}

/** Where a tenant's keys lie: a file, or somebody's secret store. */
export interface KeyStore {
  load(): Promise<TenantKeys | undefined>;
  save(keys: TenantKeys): Promise<void>;
}

/** Does something later in this process. What is lost with the process is driven on at the next sign-in. */
export type DoLater = (at: Date, task: () => Promise<unknown>) => void;

export type Clock = () => Date;
