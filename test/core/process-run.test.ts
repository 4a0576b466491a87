import { describe, expect, it } from 'vitest';
import { separationsOf } from '../../src/core/cover-separation.ts';
import { handsIn, runOf, stepRowsOn } from '../../src/core/process-run.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { handoffRecord } from '../support/handoff.ts';
import { person, responsibility } from '../support/register.ts';

const today = '2026-11-26';
const process = 'Rechnung';
const step = (id: number, number: number, more: Partial<Responsibility> = {}) =>
  responsibility({ id, process, step: number, ...more });
const first = handoffRecord({
  process,
  processKey: 'k',
  step: 1,
  state: 'done',
  mailState: 'sent',
  owner: person('Anna'),
});
const idsOn = (rows: Responsibility[]) => stepRowsOn(rows, today).map(({ id }) => id);

describe('the rows that are steps on a day', () => {
  it('are those in force, of two the lower id, and what is no step is none', () => {
    const rows = [step(1, 1, { validTo: '2026-11-25' }), step(4, 1), step(3, 1), step(2, 2)];
    expect(idsOn([...rows, responsibility({ id: 9 })])).toEqual([3, 2]);
  });

  it('are those that begin next where nobody has the step today: a run is not complete without them', () => {
    const ended = step(2, 2, { validTo: '2026-11-25' });
    const rows = [
      step(1, 1),
      ended,
      step(5, 2, { validFrom: '2027-02-01' }),
      step(3, 2, { validFrom: '2026-12-03' }),
    ];
    expect(idsOn(rows)).toEqual([1, 3]);
    // of two that begin on one day the lower id, in whatever order they come
    expect(idsOn([...rows, step(2, 2, { validFrom: '2026-12-03' })])).toEqual([1, 2]);
    expect(runOf([first], stepRowsOn(rows, today))?.complete).toBe(false);
    // a step that was given up is none any more
    expect(idsOn([step(1, 1), ended])).toEqual([1]);
    expect(runOf([first], stepRowsOn([step(1, 1), ended], today))?.complete).toBe(true);
  });
});

describe('four eyes', () => {
  const second = step(2, 2);
  const isKeptFrom = (rows: Responsibility[]) =>
    separationsOf(second, handsIn([first], rows, today)).has(person('Anna').oid);

  it('are kept by the row in force, not by one that begins later or has ended', () => {
    const now = step(1, 1, { separateFrom: [2], validFrom: '2026-01-01', validTo: '2026-12-31' });
    const then = step(9, 1, { validFrom: '2027-01-01' });
    const before = step(8, 1, { validTo: '2025-12-31' });
    expect(isKeptFrom([now, then, before, second])).toBe(true);
    const loosened = { ...then, validFrom: '2026-11-01' };
    expect(isKeptFrom([{ ...now, validTo: '2026-10-31' }, loosened, second])).toBe(false);
  });

  it('are kept by the last row of a step that was given up', () => {
    const rows = [
      step(1, 1, { validFrom: '2026-01-01', validTo: '2026-06-30', separateFrom: [2] }),
      step(7, 1, { validTo: '2025-12-31' }),
    ];
    expect(isKeptFrom([...rows, second])).toBe(true);
  });
});
