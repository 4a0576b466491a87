import { isTellingDomain } from '../common-domains.ts';
import { ownValue, readRow } from '../register-row.ts';
import type { Responsibility } from '../responsibility.ts';
import { type Check, type Correction, current, findingAt, type RegisterFacts } from './facts.ts';
import { toldLine } from './proposed-line.ts';
import type { RegisterFinding, Remedy } from './register-finding.ts';

/**
 * Senders' domains all of whose requests people took to one row, several of them against what Baton proposed: the row
 * could name the domain as a sender. Nothing is told of confidential rows, of domains where everybody has an address,
 * and of domains that a row names already.
 */
export const checkCorrectedSenders: Check = (facts) => {
  const told = (facts.corrections ?? []).filter(({ alone }) => alone === true);
  const rows = new Map(current(facts).map((row) => [row.id, row]));
  return [...Map.groupBy(told, ({ to }) => to)].flatMap(([id, corrections]) => {
    const row = rows.get(id);
    return row === undefined || row.confidential ? [] : findingsFor(row, corrections, facts);
  });
};

function findingsFor(
  row: Responsibility,
  corrections: readonly Correction[],
  facts: RegisterFacts,
): RegisterFinding[] {
  return [...Map.groupBy(corrections, ({ domain }) => domain)].flatMap(([domain, same]) => {
    if (domain === undefined || !isTellingDomain(domain)) return [];
    if (isNamed(domain, facts)) return [];
    const column = 'SenderPatterns';
    const stored = facts.rows.find((each) => Number(ownValue(each, 'id')) === row.id);
    const lines = [readRow(stored, row.id).text(column), `@${domain}`].filter(Boolean);
    const columns = { [column]: lines.join('\n') };
    const remedy: Remedy = { does: 'add_sender', row: row.id, columns };
    const told = toldLine(remedy, same, stored);
    if (told === undefined) return [];
    const about = { ...told.about, words: [`@${domain}`] };
    return [
      findingAt(row, { kind: 'sender_corrected', weight: told.weight, column, about, remedy }),
    ];
  });
}

function isNamed(domain: string, facts: RegisterFacts): boolean {
  return current(facts).some(({ senderPatterns }) =>
    senderPatterns.some((pattern) => pattern.endsWith(`@${domain}`)),
  );
}
