import { isTellingDomain } from '../common-domains.ts';
import { ownValue, readRow } from '../register-row.ts';
import type { Responsibility } from '../responsibility.ts';
import { type Check, type Correction, current, findingAt, type RegisterFacts } from './facts.ts';
import type { RegisterFinding } from './register-finding.ts';

/** One is chance, two may be; three are a habit. */
const fewest = 3;

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
    if (same.length < fewest || isNamed(domain, facts)) return [];
    const column = 'SenderPatterns';
    const stored = facts.rows.find((each) => Number(ownValue(each, 'id')) === row.id);
    const lines = [readRow(stored, row.id).text(column), `@${domain}`].filter(Boolean);
    return [
      findingAt(row, {
        kind: 'sender_corrected',
        weight: 'soon',
        column,
        about: { count: same.length, words: [`@${domain}`] },
        remedy: { does: 'add_sender', row: row.id, columns: { [column]: lines.join('\n') } },
      }),
    ];
  });
}

function isNamed(domain: string, facts: RegisterFacts): boolean {
  return current(facts).some(({ senderPatterns }) =>
    senderPatterns.some((pattern) => pattern.endsWith(`@${domain}`)),
  );
}
