import type { HandoffRecord } from './handoff-record.ts';

/** What a rule can ask of a hand-off. People are Entra ids; `domain` is the mail's sender's, `sender` whoever handed it off. */
export type RuleField =
  | 'key'
  | 'claimKey'
  | 'sentKey'
  | 'conversation'
  | 'sender'
  | 'domain'
  | 'owner'
  | 'accountable'
  | 'responsibility'
  | 'area'
  | 'state'
  | 'mailState';

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
  return holdsFor(rule, ruleValues(record));
}

/** The same where only some fields are known; what is not known is among nothing. */
export function holdsFor(
  rule: HandoffRule,
  values: Partial<Record<RuleField, string | number>>,
): boolean {
  return rule.some((conditions) =>
    conditions.every(({ field, among, not = false }) => {
      const value = values[field];
      return (value !== undefined && among.includes(value)) !== not;
    }),
  );
}

/** What a hand-off says to every field. A responsibility that is not stated is 0, other missing values are ''. */
export function ruleValues(record: HandoffRecord): Record<RuleField, string | number> {
  return {
    key: record.handoffKey,
    claimKey: record.claimKey,
    sentKey: record.sentKey,
    conversation: record.conversationKey,
    sender: record.handedOffBy.oid,
    domain: record.senderDomain.toLowerCase(),
    owner: record.owner.oid,
    accountable: record.onBehalfOf?.oid ?? '',
    responsibility: record.responsibilityId ?? 0,
    area: record.area,
    state: record.state,
    mailState: record.mailState,
  };
}
