import type { Load } from '../core/area-figures.ts';
import type { DuePhrase } from '../core/due-phrase.ts';
import type { Person } from '../core/person.ts';
import type { SendCheck } from '../core/send-check.ts';
import type { Candidate, Suggestion } from '../core/suggestion.ts';
import { mailbox, type RegisterState } from './api.ts';
import { type HandoffView, internetMessageId, type MailStatus } from './handoffs.ts';
import { z } from 'zod';

/**
 * What somebody writes in Outlook, as far as it is written. `original`: the mail it forwards or answers; `foundIn`: what
 * the last answer said of where that lies.
 */
export const writtenMail = z.object({
  subject: z.string().max(1000),
  body: z.string().max(12_000),
  recipients: z
    .array(z.object({ name: z.string().max(320), address: z.string().max(320) }))
    .max(100),
  original: internetMessageId.optional(),
  mailbox: mailbox.optional(),
  foundIn: mailbox.optional(),
});

export type WrittenMailBody = z.infer<typeof writtenMail>;

export interface MailAnswer {
  mail: {
    subject: string;
    from: { name: string; address: string };
    receivedAt: string;
    /** Whether the sender is outside the company. */
    external: boolean;
  };
  status: MailStatus;
  /** As of when the status is known, ISO 8601, because Microsoft has no time right now; absent when it is true now. */
  statusAsOf?: string;
  /** What this open mail has to do with, if anything. */
  earlier?: EarlierView;
  /** The caller's hand-off that this mail answers, and who answers: it is probably done. */
  answers?: { handoff: HandoffView; by: 'partner' | 'owner' };
  suggestion: Suggestion;
  /** How busy whoever it names is, by Entra id; absent where the company does not show it (`ShowLoad`). */
  loads?: Record<string, Load>;
  /** The run this mail seems to belong to: (the beginning of) its key. Offered, to be confirmed by the hand-off. */
  runHint?: { key: string; from: 'subject' | 'conversation' };
  /** Due dates the mail names, the earliest first. Offered, never set; shown, never stored. */
  duePhrases: DuePhrase[];
  /** Who gets today what nobody can be named for; absent when nobody is at the triage desk. */
  triageDesk?: Person;
  register: RegisterState;
}

/** Who should have what is being written. `status` is that of the mail it forwards or answers. */
export interface DraftAnswer {
  status: MailStatus;
  suggestion: Suggestion;
  duePhrases: DuePhrase[];
  check: SendCheck;
  register: RegisterState;
  /** The mailbox the forwarded mail lies in; absent when it lies beside the draft, or nowhere the caller may look. */
  foundIn?: string;
}

/**
 * An earlier hand-off that a mail has to do with: of its conversation, or of a request that looks the same.
 * It is linked when the mail is handed off.
 */
export interface EarlierView {
  kind: 'conversation' | 'similar';
  /** ISO 8601: since when somebody has it. */
  since: string;
  /** Absent when the caller may not see it. */
  handoff?: HandoffView;
  /** Whoever has the conversation, as the one to hand off to; absent when they can't receive it today. */
  choice?: Candidate;
}

/** What a hand-off may be a duplicate of, likely ones first. */
export interface Originals {
  handoffs: HandoffView[];
}
