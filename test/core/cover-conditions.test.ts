import { describe, expect, it } from 'vitest';
import type { DoneStep } from '../../src/core/cover-separation.ts';
import { coversToday, standInsFor } from '../../src/core/covering.ts';
import { whoReceives } from '../../src/core/cover.ts';
import { person, responsibility } from '../support/register.ts';

const anna = person('Anna');
const bert = person('Bert');
const cleo = person('Cleo');
const dora = person('Dora');
const today = '2026-11-23';
const away = { from: today, to: '2026-12-04' };

describe('a team with known load', () => {
  const shared = responsibility({ id: 1, owner: anna, deputies: [dora], team: [bert, anna, cleo] });
  const hours = (...figures: [string, number][]) => ({ openHours: new Map(figures) });

  it('sends it to whoever has the least open, and says that the others have more, not how much', () => {
    expect(whoReceives(shared, [], today, hours(['anna', 9], ['bert', 3], ['cleo', 3.5]))).toEqual({
      person: bert,
      role: 'team',
      skipped: [
        { person: cleo, role: 'team', reason: 'busier' },
        { person: anna, role: 'owner', reason: 'busier' },
      ],
    });
  });

  it('breaks a tie by id and calls nobody busier', () => {
    expect(whoReceives(shared, [], today, hours())).toEqual({
      person: anna,
      role: 'owner',
      skipped: [],
    });
  });

  it('passes over those who are away, however little they have open', () => {
    const received = whoReceives(
      shared,
      [{ oid: 'bert', ...away }],
      today,
      hours(['anna', 9], ['cleo', 8]),
    );
    expect(received).toMatchObject({ person: cleo, role: 'team' });
    expect(received?.skipped.map(({ reason }) => reason)).toEqual(['away', 'busier']);
  });

  it('falls back to the deputy when the whole team is away', () => {
    const absences = ['anna', 'bert', 'cleo'].map((oid) => ({ oid, ...away }));
    expect(whoReceives(shared, absences, today, hours())).toMatchObject({
      person: dora,
      role: 'deputy',
    });
  });

  it('takes a figure that is no number of hours as none', () => {
    const received = whoReceives(
      shared,
      [],
      today,
      hours(['anna', 2], ['bert', Number.NaN], ['cleo', -4]),
    );
    expect(received?.person).toBe(bert);
    expect(received?.skipped).toMatchObject([{ person: anna, reason: 'busier' }]);
  });

  it('changes nothing where there is no team', () => {
    const alone = responsibility({ id: 2, owner: anna, deputies: [bert] });
    expect(whoReceives(alone, [], today, hours(['anna', 40]))?.person).toBe(anna);
  });
});

describe('four eyes', () => {
  const approve = responsibility({
    id: 3,
    owner: anna,
    deputies: [bert, cleo],
    process: 'Eingangsrechnung',
    step: 3,
    separateFrom: [1, 2],
  });
  const done = (step: number, by: DoneStep['by'], more: Partial<DoneStep> = {}): DoneStep => ({
    step,
    by,
    ...more,
  });
  const receives = (...doneSteps: DoneStep[]) => whoReceives(approve, [], today, { doneSteps });

  it('keep out whoever recorded the invoice, and say so', () => {
    expect(receives(done(1, anna, { kind: 'record' }))).toEqual({
      person: bert,
      role: 'deputy',
      skipped: [{ person: anna, role: 'owner', reason: 'four_eyes', did: 'record' }],
    });
  });

  it('keep out the one in whose name it was done', () => {
    expect(receives(done(1, dora, { onBehalfOf: anna }))?.person).toBe(bert);
  });

  it('keep out whoever stood in, in the same run, for the one who did it', () => {
    const received = receives(
      done(1, dora, { kind: 'record' }),
      done(4, anna, { onBehalfOf: dora }),
    );
    expect(received).toMatchObject({
      person: bert,
      skipped: [{ person: anna, did: 'record', stoodInFor: 'Dora' }],
    });
  });

  it('let pass whoever did a step that is not separated', () => {
    expect(receives(done(4, anna))?.person).toBe(anna);
  });

  it('hold when only the row of the other step says so', () => {
    expect(receives(done(4, anna, { separateFrom: [3] }))?.person).toBe(bert);
  });

  it('leave nobody when everybody had a hand in it', () => {
    expect(receives(done(1, anna), done(2, bert), done(2, cleo))).toBeUndefined();
  });

  it('name the absence of somebody who is also away', () => {
    const received = whoReceives(approve, [{ oid: 'anna', ...away }], today, {
      doneSteps: [done(1, anna)],
    });
    expect(received?.skipped).toMatchObject([{ person: anna, reason: 'away' }]);
  });
});

describe('somebody who covers for an absent one', () => {
  const task = responsibility({ id: 4, owner: anna, deputies: [bert] });
  const covered = (oid: string, coveredBy: typeof anna) => ({ oid, ...away, coveredBy });

  it('is asked when nobody of the register is left', () => {
    const absences = [covered('anna', cleo), { oid: 'bert', ...away }];
    expect(whoReceives(task, absences, today)).toMatchObject({ person: cleo, role: 'deputy' });
  });

  it('is named with whom they cover for and until when', () => {
    const absences = [covered('anna', cleo), { oid: 'bert', ...away }];
    expect(whoReceives(task, absences, today)?.covers).toEqual({ name: 'Anna', until: away.to });
    expect(coversToday('cleo', [task], absences, today)).toEqual([
      { name: 'Anna', until: away.to },
    ]);
    expect(coversToday('cleo', [task], absences, '2026-12-05')).toEqual([]);
    expect(coversToday('bert', [task], absences, today)).toEqual([]);
  });

  it('may be chosen by name as long as four eyes allow it, also when the deputy is there', () => {
    const absences = [covered('anna', cleo)];
    const chosen = (...doneSteps: DoneStep[]) =>
      standInsFor({ ...task, step: 2, separateFrom: [1] }, absences, today, doneSteps).map(
        ({ person: { name } }) => name,
      );
    expect(chosen()).toEqual(['Cleo']);
    expect(chosen({ step: 1, by: cleo })).toEqual([]);
    expect(chosen({ step: 1, by: anna })).toEqual([]);
  });

  it('comes after the deputies, who know this work', () => {
    expect(whoReceives(task, [covered('anna', cleo)], today)?.person).toBe(bert);
  });

  it('may be away and covered in turn', () => {
    const absences = [covered('anna', bert), covered('bert', cleo), covered('cleo', dora)];
    const received = whoReceives(task, absences, today);
    expect(received?.person).toBe(dora);
    expect(received?.skipped.map(({ person: { name } }) => name)).toEqual(['Anna', 'Bert', 'Cleo']);
  });

  it('is nobody when people cover for each other in a circle', () => {
    const absences = [covered('anna', cleo), covered('bert', anna), covered('cleo', bert)];
    expect(whoReceives(task, absences, today)).toBeUndefined();
  });

  it('cannot bring back a pair of eyes that four eyes keep out', () => {
    const step = { ...task, step: 2, separateFrom: [1], deputies: [] };
    const doneSteps = [{ step: 1, by: anna }];
    expect(whoReceives(step, [covered('anna', cleo)], today, { doneSteps })).toBeUndefined();
  });
});

describe('a responsibility', () => {
  it.each([
    ['has not begun', { validFrom: '2026-11-24' }],
    ['is over', { validTo: '2026-11-22' }],
  ])('that %s has nobody who receives it', (_, validity) => {
    expect(
      whoReceives(responsibility({ id: 5, owner: anna, ...validity }), [], today),
    ).toBeUndefined();
  });
});
