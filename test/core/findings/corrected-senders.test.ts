import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../../src/core/candidates.ts';
import { checkCorrectedSenders } from '../../../src/core/findings/corrected-senders.ts';
import type { Correction } from '../../../src/core/findings/facts.ts';
import { readRegister } from '../../../src/core/register.ts';
import { defaultSite } from '../../../src/core/site.ts';
import { person } from '../../support/register.ts';

const owner = { Owner: person('Anna'), Area: 'Rechnungen' };
const rows = [
  { id: 1, Title: 'Eingangsrechnungen', ...owner },
  { id: 2, Title: 'Mahnungen', SenderPatterns: '@inkasso.example', ...owner },
  { id: 3, Title: 'Lohn', Confidential: true, ...owner },
];

function found(corrections: Correction[]) {
  const { responsibilities, findings } = readRegister(rows);
  const index = buildRegisterIndex(responsibilities);
  const facts = { rows, responsibilities, findings, index, absences: [], site: defaultSite };
  return checkCorrectedSenders({ ...facts, today: '2026-11-23', corrections });
}
const times = (count: number, more: Partial<Correction> = {}): Correction[] =>
  Array.from({ length: count }, () => ({
    from: 1,
    to: 2,
    domain: 'alsterdruck.example',
    alone: true,
    ...more,
  }));

describe('a sender whose requests people gave elsewhere', () => {
  it('three times is proposed as a sender of the row they chose, below what stands there', () => {
    expect(found(times(3))).toEqual([
      {
        kind: 'sender_corrected',
        weight: 'soon',
        row: 2,
        title: 'Mahnungen',
        area: 'Rechnungen',
        column: 'SenderPatterns',
        about: { count: 3, words: ['@alsterdruck.example'] },
        remedy: {
          does: 'add_sender',
          row: 2,
          columns: { SenderPatterns: '@inkasso.example\n@alsterdruck.example' },
        },
      },
    ]);
  });

  it('is not proposed when it is seldom, writes for others too, or is known already', () => {
    expect(found(times(2))).toEqual([]);
    expect(found(times(9, { alone: false }))).toEqual([]);
    expect(found(times(9, { domain: 'inkasso.example' }))).toEqual([]);
    expect(found(times(9, { domain: '' }))).toEqual([]);
  });

  it('is not proposed when what stands for its domain is none, or would stand for many', () => {
    for (const domain of ['*', '*.example', 'a.example\n*', 'a@b', '/o=firma/cn=anna', 'b', 'a..b'])
      expect(found(times(9, { domain })), domain).toEqual([]);
    expect(found(times(9, { domain: 'müller-söhne.co.example' }))).toHaveLength(1);
  });

  it('is not told of domains where everybody has an address, nor of confidential rows', () => {
    expect(found(times(9, { domain: 'gmx.de' }))).toEqual([]);
    expect(found(times(9, { to: 3 }))).toEqual([]);
  });
});
