import type { HandoffRecord } from './handoff-record.ts';

/** What a rule can ask of a hand-off. People are Entra ids; a responsibility that is not stated is 0, other missing values are ''. */
const readers = {
  key: ({ handoffKey }) => handoffKey,
  claimKey: ({ claimKey }) => claimKey,
  sentKey: ({ sentKey }) => sentKey,
  conversation: ({ conversationKey }) => conversationKey,
  sender: ({ handedOffBy }) => handedOffBy.oid,
  owner: ({ owner }) => owner.oid,
  accountable: ({ onBehalfOf }) => onBehalfOf?.oid ?? '',
  responsibility: ({ responsibilityId }) => responsibilityId ?? 0,
  area: ({ area }) => area,
  state: ({ state }) => state,
  mailState: ({ mailState }) => mailState,
} as const satisfies Record<string, (record: HandoffRecord) => string | number>;

export type RuleField = keyof typeof readers;

export interface Condition {
  field: RuleField;
  among: readonly (string | number)[];
  /** True when the value must not be among them. */
  not?: true;
}

/** Holds when every condition of at least one alternative holds. No alternative: never. One without conditions: always. */
export type HandoffRule = readonly (readonly Condition[])[];

/** A rule is data, so that it can be asked of one hand-off here and of a hundred thousand by the index. */
export function holds(rule: HandoffRule, record: HandoffRecord): boolean {
  return rule.some((conditions) =>
    conditions.every(
      ({ field, among, not = false }) => among.includes(readers[field](record)) !== not,
    ),
  );
}

/** All fields with what a hand-off says to them: what an index keeps beside the whole row. */
export function ruleValues(record: HandoffRecord): Record<RuleField, string | number> {
  return {
    key: readers.key(record),
    claimKey: readers.claimKey(record),
    sentKey: readers.sentKey(record),
    conversation: readers.conversation(record),
    sender: readers.sender(record),
    owner: readers.owner(record),
    accountable: readers.accountable(record),
    responsibility: readers.responsibility(record),
    area: readers.area(record),
    state: readers.state(record),
    mailState: readers.mailState(record),
  };
}
