import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../../src/core/candidates.ts';
import { checkCorrectedSenders } from '../../../src/core/findings/corrected-senders.ts';
import type { Correction } from '../../../src/core/findings/facts.ts';
import { readRegister } from '../../../src/core/register.ts';
import { defaultSite } from '../../../src/core/site.ts';
import { person } from '../../support/register.ts';

const owner = { Owner: person('Anna'), Area: 'Rechnungen' };
const register = [
  { id: 1, Title: 'Eingangsrechnungen', ...owner },
  { id: 2, Title: 'Mahnungen', SenderPatterns: '@inkasso.example', ...owner },
  { id: 3, Title: 'Lohn', Confidential: true, ...owner },
];

function found(corrections: Correction[], rows: Record<string, unknown>[] = register) {
  const { responsibilities, findings } = readRegister(rows);
  const index = buildRegisterIndex(responsibilities);
  const facts = { rows, responsibilities, findings, index, absences: [], site: defaultSite };
  return checkCorrectedSenders({ ...facts, today: '2026-11-23', corrections });
}
const times = (count: number, more: Partial<Correction> = {}): Correction[] =>
  Array.from({ length: count }, () => ({
    from: 1,
    to: 2,
    at: '2026-11-20T09:00:00Z',
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

  it('is only noted after its owner said no, until it happens three times more', () => {
    const no = '2026-11-21T08:30:00.000Z | Anna | SenderPatterns | @alsterdruck.example';
    const rows = register.map((each) => (each.id === 2 ? { ...each, DeclinedLines: no } : each));
    const after = times(3, { at: '2026-11-22T09:00:00Z' });
    const declined = { at: '2026-11-21T08:30:00.000Z', by: 'Anna' };
    expect(found([...times(9), ...after.slice(1)], rows)).toMatchObject([
      { weight: 'note', about: { count: 11, declined: { ...declined, stands: true } } },
    ]);
    expect(found([...times(9), ...after], rows)).toMatchObject([
      { weight: 'soon', about: { count: 3, declined: { ...declined, stands: false } } },
    ]);
    expect(found(times(3, { domain: 'other.example' }), rows)[0]?.about.declined).toBeUndefined();
  });

  it('is not told of domains where everybody has an address, nor of confidential rows', () => {
    expect(found(times(9, { domain: 'gmx.de' }))).toEqual([]);
    expect(found(times(9, { to: 3 }))).toEqual([]);
  });
});
