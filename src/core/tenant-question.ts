import type { ErrorCode } from './errors.ts';
import { rowRightsSetting } from './row-rights.ts';

/** What only a real tenant can answer, in the order of docs/going-live.md: the first is number 1. */
export const tenantQuestions = [
  'unique_column',
  'id_after_send',
  'tag_after_send',
  'second_send',
  'tag_in_forward',
  'default_view',
  'own_rows',
  'token_exchanges',
  'read_own_write',
  'frames',
] as const;

export type TenantQuestion = (typeof tenantQuestions)[number];

/** Questions that are asked together: of a list of their own, of the mailbox and the rows of whoever is signed in, of Entra. */
export const probeGroups = {
  lists: ['unique_column', 'read_own_write', 'default_view'],
  mail: ['id_after_send', 'tag_after_send', 'second_send', 'tag_in_forward'],
  rows: ['own_rows'],
  tokens: ['token_exchanges'],
} as const satisfies Record<string, readonly TenantQuestion[]>;

export type ProbeGroup = keyof typeof probeGroups;

/** What came of one question. */
export interface TenantAnswer {
  question: TenantQuestion;
  /** `good` as hoped, `surprise` not; `by_hand` only a person can see it; `not_asked` rights are missing; `failed` no answer. */
  outcome: 'good' | 'surprise' | 'by_hand' | 'not_asked' | 'failed';
  /** What was counted. */
  figures: Readonly<Record<string, number | string>>;
  /** What stood in the way. */
  code?: ErrorCode;
}

/** What an admin sets after a surprise. For every other question there is none: Baton does what is right either way. */
export const switchOf: Partial<Record<TenantQuestion, { name: string; value: string }>> = {
  own_rows: { name: rowRightsSetting, value: 'yes' },
  frames: { name: 'BATON_HOST_ORIGINS', value: 'the origin that the browser’s console names' },
};

/** 1 to 10, as in docs/going-live.md. */
export function numberOf(question: TenantQuestion): number {
  return tenantQuestions.indexOf(question) + 1;
}
