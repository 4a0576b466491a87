import type { LedgerEntry } from '../ledger.ts';

interface Holding {
  holder: string;
  from: number;
  until: number;
}

/**
 * Who did the worker's rounds, by what really stood in the Settings list. Answers one sentence for each time that
 * somebody took the lease while another still had it.
 */
export function doublePollers(ledger: readonly (LedgerEntry & { at?: string })[]): string[] {
  const holdings = ledger.flatMap(({ at = '', detail: { list, fields = {} } }): Holding[] => {
    const { Value: value } = fields;
    if (list !== 'Settings' || typeof value !== 'string') return [];
    const [holder = '', until = ''] = value.split(' ');
    return isMoment(until) && isUuid(holder)
      ? [{ holder, from: Date.parse(at), until: Date.parse(until) }]
      : [];
  });
  return holdings.flatMap(({ holder, from }, number) => {
    const before = holdings[number - 1];
    if (before === undefined || before.holder === holder || before.until <= from) return [];
    return [`two pollers: ${holder} took the lease while ${before.holder} had it`];
  });
}

function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

function isUuid(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
