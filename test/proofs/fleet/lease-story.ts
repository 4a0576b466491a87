import type { LedgerEntry } from '../ledger.ts';

interface Holding {
  /** Empty when it was given back. */
  holder: string;
  from: number;
  until: number;
}

type Entry = LedgerEntry & { at?: string };

/**
 * Who did the worker's rounds, by what really stood in the Settings list. Answers one sentence for each time that
 * somebody took the lease while another still had it and had not given it back.
 */
export function doublePollers(ledger: readonly Entry[]): string[] {
  const written = ledger.filter(({ detail }) => detail.list === 'Settings');
  const row = written.find((entry) => leaseIn(entry) !== undefined)?.detail.id;
  const holdings = written.filter(({ detail }) => detail.id === row).map(holdingOf);
  return holdings.flatMap(({ holder, from }, number) => {
    const before = holdings[number - 1];
    if (holder === '' || before === undefined || before.holder === '') return [];
    if (before.holder === holder || before.until <= from) return [];
    return [`two pollers: ${holder} took the lease while ${before.holder} had it`];
  });
}

function holdingOf(entry: Entry): Holding {
  const { holder = '', until = '' } = leaseIn(entry) ?? {};
  return { holder, from: Date.parse(entry.at ?? ''), until: Date.parse(until) };
}

/** `<process> <until when>`; nothing in a row that was emptied, or is another setting's. */
function leaseIn({
  detail: { fields = {} },
}: Entry): { holder: string; until: string } | undefined {
  const { Value: value } = fields;
  const [holder = '', until = ''] = typeof value === 'string' ? value.split(' ') : [];
  const isLease = /^[0-9a-f-]{36}$/.test(holder) && !Number.isNaN(Date.parse(until));
  return isLease ? { holder, until } : undefined;
}
