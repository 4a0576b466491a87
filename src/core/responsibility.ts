import type { Unreachable } from './account.ts';
import type { Person } from './person.ts';

/** A calendar day as `YYYY-MM-DD`, in the company's own time zone. */
export type Day = string;

/** Who answers for what: one readable row of the Responsibilities list. Texts are plain and trimmed; empty means "not stated". */
export interface Responsibility {
  /** The row's item id in SharePoint. Breaks ties: the lower id wins. */
  id: number;
  title: string;
  area: string;
  description: string;
  /** What does not belong here, in the admin's words. */
  notHere: string;
  keywords: string[];
  /** Phrases that rule this responsibility out (written `-phrase` in the list). */
  excludedPhrases: string[];
  /** `@supplier.de` or `name@x.de`; `*` stands for any characters. Lower case. */
  senderPatterns: string[];
  /** Addresses of mailboxes whose mail belongs here. Lower case. */
  mailboxes: string[];
  owner: Person;
  /** Stand-ins, in order. */
  deputies: Person[];
  team: Person[];
  informed: Person[];
  partner?: { name: string; domains: string[] };
  process?: string;
  step?: number;
  stepKind?: StepKind;
  /** Numbers of steps of the same process that the same person may not also do. */
  separateFrom: number[];
  /** Business hours within which an answer is expected. */
  answerHours?: number;
  confidential: boolean;
  filing: boolean;
  validFrom?: Day;
  validTo?: Day;
  reviewBy?: Day;
  reviewedAt?: Day;
  reviewedBy?: string;
}

export type StepKind = 'record' | 'check' | 'approve' | 'file' | 'other';

/** A period in which somebody is not reachable; both days are included. `to` absent means "until further notice". */
export interface Absence {
  oid: string;
  from: Day;
  to?: Day;
  /** Who has agreed to take meanwhile what nobody else of a responsibility can. */
  coveredBy?: Person;
  /** Set when nobody entered it: nothing reaches them. */
  account?: Unreachable;
}
