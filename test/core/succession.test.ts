import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { learn } from '../../src/core/learning.ts';
import { readRequest } from '../../src/core/mail.ts';
import { createMemory } from '../../src/core/memory.ts';
import { readRetired } from '../../src/core/register.ts';
import { rowFor } from '../../src/core/register-index.ts';
import { openKey } from '../../src/core/signals.ts';
import { successorsOf } from '../../src/core/succession.ts';
import { mail, responsibility } from '../support/register.ts';

const today = '2026-11-26';
const ended = { validTo: '2026-11-25' };
const row = (id: number, more: Parameters<typeof responsibility>[0] | object = {}) =>
  responsibility({ title: 'Zoll', area: 'Einkauf', ...more, id });

describe('the row that answers in the place of one that has ended', () => {
  it('has the same title in the same area, whatever the capitals, and is found over several changes', () => {
    const rows = [row(1, ended), row(2, ended), row(3, { title: 'ZOLL' })];
    expect([...successorsOf(rows, today)]).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect([...successorsOf([row(1, ended), row(2, { validFrom: '2026-12-01' })], today)]).toEqual([
      [1, 2],
    ]);
  });

  it('is found for a row that was retired in SharePoint, of which nothing else is read', () => {
    const retired = { id: 1, Title: 'Zoll', Area: 'Einkauf', Status: 'Retired', ValidTo: 'bald' };
    const rows = [retired, { ...retired, id: 2, Title: '' }, { Status: 'Retired' }, 7, null];
    expect(readRetired(rows)).toEqual([{ id: 1, title: 'Zoll', area: 'Einkauf' }]);
    expect([...successorsOf([row(3)], today, readRetired(rows))]).toEqual([[1, 3]]);
    const step = { ...retired, Process: 'Rechnung', Step: 2 };
    expect(successorsOf([row(3)], today, readRetired([step])).size).toBe(0);
  });

  it('is the one in force, also while the next change is on its way; before it begins the first of those to come', () => {
    const second = row(2, { validFrom: '2026-07-01', validTo: '2026-12-31' });
    const third = row(3, { validFrom: '2027-01-01' });
    expect([...successorsOf([row(1, ended), second, third], today)]).toEqual([[1, 2]]);
    const later = { ...second, validFrom: '2026-12-01' };
    expect([...successorsOf([row(1, ended), third, later], today)]).toEqual([[1, 2]]);
  });

  it('is none where two could be meant, another area has it, or the row still answers', () => {
    for (const others of [[row(2), row(3)], [row(2, { area: 'Lager' })], [row(2, ended)], []])
      expect(successorsOf([row(1, ended), ...others], today).size).toBe(0);
    expect(successorsOf([row(1, { validTo: today }), row(2)], today).size).toBe(0);
  });

  it('stands alone in the index, and answers to both ids', () => {
    const rows = [row(1, ended), row(2), row(3, { title: 'Kantine', ...ended })];
    const index = buildRegisterIndex(rows, openKey, successorsOf(rows, today));
    expect(index.responsibilities.map(({ id }) => id)).toEqual([2, 3]);
    expect([1, 2, 3, 4, undefined].map((id) => rowFor(id, index)?.id)).toEqual([
      2,
      2,
      3,
      undefined,
      undefined,
    ]);
  });

  it('is taught what was handed off to the other, and what the other had taught goes on counting', () => {
    const others = ['Kantine', 'Heizung', 'Parkplatz'].map((title, at) => row(at + 5, { title }));
    const before = [row(1), ...others];
    const rows = [row(1, ended), row(2), ...others];
    const features = featuresOf(readRequest(mail({ text: 'Der Pegelstand der Zisterne.' })));
    const { signals, said } = decide(features, buildRegisterIndex(before));
    const handoff = { signals, said: new Map([...said, [1, 2]]), at: '', corrected: false };
    const index = buildRegisterIndex(rows, openKey, successorsOf(rows, today));
    const memory = createMemory();
    for (const responsibilityId of [1, 1, 2])
      learn(memory, { ...handoff, responsibilityId }, index);
    expect(memory.ids).toContain(2);
    expect(memory.ids).not.toContain(1);
    const [best] = decide(features, index, { memory, today }).ranking;
    expect(best?.responsibility.id).toBe(2);
    expect(best?.probability).toBeGreaterThan(0.8);
  });
});
