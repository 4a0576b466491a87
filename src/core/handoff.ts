/** What people see. `handoff.md`, "Two fields". */
export type HandoffState =
  | 'offered'
  | 'accepted'
  | 'waiting'
  | 'done'
  | 'declined'
  | 'passed_on'
  | 'withdrawn'
  | 'expired';

/** What happened to the mail. `handoff.md`, "Two fields". */
export type MailState =
  | 'none'
  | 'claimed'
  | 'drafted'
  | 'sending'
  | 'sent'
  | 'uncertain'
  | 'failed'
  | 'cancelled';

/** What a person can do with a hand-off. */
export type HandoffAction = 'accept' | 'decline' | 'done' | 'reopen';
