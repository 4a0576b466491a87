import type { HandoffRecord } from './handoff-record.ts';
import type { HandoffRule } from './handoff-rule.ts';
import { foldedText } from './words.ts';

/** By what a list of hand-offs can be sorted; ties go to the row that was written first. */
export const handoffOrders = [
  'handed_off',
  'received',
  'due',
  'since',
  'area',
  'owner',
  'state',
] as const;
export type HandoffOrder = (typeof handoffOrders)[number];

/** One page of a list. All rules must hold. */
export interface HandoffQuestion {
  rules: readonly HandoffRule[];
  /** Words of subject or sender, perhaps unfinished; all must be there, in any order. */
  words?: string;
  /** Handed off at or after this moment, and before that one; ISO 8601 in UTC. */
  from?: string;
  before?: string;
  /** Only what was passed on at least so often. */
  hops?: number;
  order: HandoffOrder;
  descending: boolean;
  /** How many to leave out before the page begins, and how many make a page. */
  skip: number;
  size: number;
}

/** What a list is sorted by, as texts that compare by code units. No due date comes after all due dates. */
export function orderValues(record: HandoffRecord): Record<HandoffOrder, string> {
  return {
    handed_off: record.handedOffAt,
    received: record.receivedAt,
    due: record.due ?? '9999',
    since: record.stateSince,
    area: foldedText(record.area),
    owner: foldedText(record.owner.name),
    state: record.state,
  };
}

/** Subject and sender as they are searched: folded words, one space before, between and after. */
export function searchedText({ subject, senderName, senderDomain }: HandoffRecord): string {
  return foldedText(`${subject} ${senderName} ${senderDomain}`);
}

/** The words somebody typed, folded the same way. */
export function searchedWords(typed: string): string[] {
  return foldedText(typed).split(' ').filter(Boolean);
}
