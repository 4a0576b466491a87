import type { HandoffRecord } from '../core/handoff-record.ts';

/** The mail of a new hand-off before anything has happened to it. */
export const nothingSent = {
  sentKey: '',
  draftId: '',
  attempt: 0,
  submittedAt: '',
  lookedAt: '',
  evidence: '',
} as const satisfies Partial<HandoffRecord>;
