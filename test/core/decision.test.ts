import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import {
  choose,
  type Circumstances,
  decide,
  type Decision,
  weigh,
} from '../../src/core/decision.ts';
import { featuresOf, featuresOfText } from '../../src/core/features.ts';
import { learn } from '../../src/core/learning.ts';
import { readRequest } from '../../src/core/mail.ts';
import { createMemory } from '../../src/core/memory.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { traceOf } from '../../src/core/trace.ts';
import { mail, responsibility } from '../support/register.ts';

const today = '2026-11-23';
const index = buildRegisterIndex([
  responsibility({ id: 1, title: 'Fracht', keywords: ['Zoll'], validTo: '2026-10-31' }),
  responsibility({ id: 2, title: 'Frachtbriefe', description: 'Zoll und Fracht' }),
  responsibility({ id: 3, title: 'Kantine' }),
]);
const asked = mail({ text: 'Der Zoll fragt nach der Fracht.' });
const request = readRequest(asked);

it('is the same whether a mail is weighed for it or was weighed before', () => {
  const weighed = weigh(featuresOf(request), index);
  for (const circumstances of [{}, { today }, { readable: new Set([2, 3]) }, {}])
    expect(choose(weighed, index, circumstances)).toEqual(
      decide(featuresOf(request), index, circumstances),
    );
});

it('is the one that a suggestion and a trace of the same mail tell', () => {
  const knowledge = { index, absences: [], today };
  const decision = decide(featuresOf(request), index, knowledge);
  expect(suggest(request, knowledge, decision)).toEqual(suggest(request, knowledge));
  const trace = traceOf(asked, knowledge);
  expect(trace.suggestion).toEqual(suggest(request, knowledge));
  expect(trace.weighed.map(({ row }) => row)).toEqual(
    decision.ranking.map(({ responsibility: { id } }) => id),
  );
  expect(trace.removed).toEqual([
    { row: 1, title: 'Fracht', area: '', why: 'not_in_force', to: '2026-10-31' },
  ]);
});

describe('an order of the register', () => {
  const plain = (id: number) => responsibility({ id, title: `Kantine ${id}` });
  const decideOn = (text: string, rows: Responsibility[], circumstances: Circumstances = {}) =>
    decide(featuresOf(readRequest(mail({ text }))), buildRegisterIndex(rows), circumstances);
  const idsOf = ({ ranking }: Decision) => ranking.map(({ responsibility: { id } }) => id);

  it('holds only those that may answer, and counts them', () => {
    const rows = [
      responsibility({ id: 1, title: 'Zoll', excludedPhrases: ['Muster'] }),
      responsibility({ id: 2, title: 'Zoll', validTo: '2026-10-31' }),
      responsibility({ id: 3, title: 'Zoll' }),
      responsibility({ id: 4, title: 'Zoll' }),
    ];
    const circumstances = { today, readable: new Set([1, 2, 4]) };
    const decision = decideOn('Der Zoll fragt nach einem Muster.', rows, circumstances);
    expect([idsOf(decision), decision.answering]).toEqual([[4], 1]);
    expect(decideOn('Der Zoll fragt nach einem Muster.', rows)).toMatchObject({ answering: 3 });
  });

  it('is sure of nothing when nobody may answer', () => {
    const nobody = decideOn('Zoll', [plain(1)], { readable: new Set() });
    expect(nobody).toMatchObject({ ranking: [], answering: 0, accept: 0, band: 'unclear' });
  });

  it('puts the lower id first where two are equal', () => {
    const twins = [3, 1, 2].map((id) => responsibility({ id, title: 'Zoll' }));
    expect(idsOf(decideOn('Zoll', twins))).toEqual([1, 2, 3]);
  });

  it('keeps two hundred of many that nothing speaks for, and counts all', () => {
    const rows = Array.from({ length: 300 }, (_, at) => plain(at + 1));
    const unknown = decideOn('Quastenflosser', rows);
    expect([idsOf(unknown).length, unknown.answering]).toEqual([200, 300]);
  });

  it('has rules say four times as much as the words they stand beside', () => {
    const rows = [responsibility({ id: 1, title: 'Zoll', senderPatterns: ['max@fremd.example'] })];
    const { said, ranking } = decideOn('Zoll', rows);
    const [{ score, evidence } = { score: 0, evidence: [] }] = ranking;
    const rule = evidence.find(({ kind }) => kind === 'sender')?.weight ?? 0;
    expect(rule).toBeGreaterThan(0);
    expect(said.get(1)).toBeCloseTo(score + 3 * rule, 9);
  });
});

describe('that a request is of words no earlier one had', () => {
  /** How many log odds of sureness a request loses to 30 hand-offs about something else, in a register of that size. */
  function lostIn(size: number): number {
    const others = Array.from({ length: size }, (_, at) =>
      responsibility({ id: 10 + at, title: `Abteilung ${at}` }),
    );
    const register = buildRegisterIndex([
      responsibility({ id: 1, title: 'Zollfragen', keywords: ['Zoll', 'Fracht'] }),
      responsibility({ id: 3, title: 'Kantine' }),
      ...others,
    ]);
    const memory = createMemory();
    for (let day = 1; day <= 30; day++) {
      const { signals, said } = decide(featuresOfText(`Kantine: Essen ${day}`), register);
      const handoff = { signals, said, responsibilityId: 3, at: today, corrected: false };
      learn(memory, handoff, register);
    }
    const odds = (by: Circumstances) => {
      const { accept } = decide(featuresOf(request), register, by);
      return Math.log(accept / (1 - accept));
    };
    return odds({}) - odds({ memory });
  }

  it('speaks against it in a small register, and hardly in a large one, of which most has not come yet', () => {
    const [small, large] = [lostIn(2), lostIn(100)];
    expect(small).toBeGreaterThan(0.5);
    expect(large).toBeLessThan(small / 3);
  });
});
