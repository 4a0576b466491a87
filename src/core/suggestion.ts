import type { Person } from './person.ts';
import type { Day } from './responsibility.ts';

/**
 * What Baton proposes for a mail. `clear` and `likely` are the bands product.md names;
 * `unclear` abstains with a reason and the choices that would decide; `nothing_to_do` is a newsletter.
 */
export type Suggestion =
  | { kind: 'suggested'; band: 'clear' | 'likely'; best: Candidate; alternatives: Candidate[] }
  | {
      kind: 'unclear';
      reason: 'nothing_speaks' | 'several_speak' | 'nobody_reachable';
      /** Up to three choices that are equals, best first; empty when nothing speaks for anybody. */
      options: Candidate[];
    }
  | { kind: 'nothing_to_do'; reason: 'bulk_mail' };

/** One responsibility that could get the mail, the person who would receive it today, and why. */
export interface Candidate {
  responsibilityId: number;
  title: string;
  area: string;
  notHere: string;
  recipient: Recipient;
  /** Strongest first. */
  evidence: Evidence[];
  reviewedAt?: Day;
  answerHours?: number;
  /** For comparing candidates of one mail only; never shown. */
  score: number;
}

/** Who receives it today, and who would have come first. */
export interface Recipient {
  person: Person;
  role: Role;
  skipped: Skipped[];
}

export type Role = 'owner' | 'deputy' | 'second_deputy' | 'team';

export interface Skipped {
  person: Person;
  role: Role;
  reason: 'away';
  /** Last day away, when known. */
  until?: Day;
}

/** One thing in the mail that speaks for (or, with a negative weight, against) a responsibility. */
export interface Evidence {
  kind: 'keyword' | 'word' | 'sender' | 'mailbox' | 'not_here';
  /** As it stands in the mail: the word, the sender's address or domain, the mailbox. */
  found: string;
  /** As it stands in the register. */
  matched: string;
  where: 'subject' | 'text' | 'attachment' | 'sender' | 'mailbox';
  weight: number;
}
