import { describe, expect, it } from 'vitest';
import { isUndecided, type LogRow, lessonOf } from '../../src/core/lessons.ts';
import { person, responsibility } from '../support/register.ts';

const register = new Map(
  [
    responsibility({ id: 1, owner: person('Anna') }),
    responsibility({ id: 2, owner: person('Ben') }),
    responsibility({ id: 3, process: 'Rechnung', step: 1 }),
    responsibility({ id: 4, process: 'Rechnung', step: 2 }),
  ].map((each) => [each.id, each]),
);

/** Rows 8 and 9 were Anna’s and Ben’s before. */
const successors = new Map([
  [8, 1],
  [9, 2],
]);

function row(stated: Partial<LogRow>): LogRow {
  return {
    handoffKey: 'a',
    previous: '',
    hops: 0,
    state: 'offered',
    mailState: 'sent',
    responsibilityId: 1,
    owner: person('Anna'),
    handedOffAt: '2026-03-12T09:00:00Z',
    ...stated,
  };
}

const lesson = (stated: Partial<LogRow>, before?: Partial<LogRow>, after?: Partial<LogRow>) =>
  lessonOf(row(stated), {
    before: before && row(before),
    after: after && row(after),
    register,
    successors,
  });

describe('a hand-off', () => {
  it('is a choice, whether it was accepted yet or not', () => {
    expect(lesson({})).toBe('choice');
    expect(lesson({ state: 'done', suggestedId: 1, band: 'clear' })).toBe('choice');
    expect(lesson({ state: 'expired' })).toBe('choice');
  });

  it('is a correction when Baton was sure of another one, not when it asked', () => {
    expect(lesson({ suggestedId: 2, band: 'likely' })).toBe('correction');
    expect(lesson({ suggestedId: 2, band: 'unclear' })).toBe('choice');
    expect(lesson({ band: 'clear' })).toBe('choice');
  });

  it('is about the row that answers today, whatever the one was called then', () => {
    expect(lesson({ responsibilityId: 8, suggestedId: 1, band: 'clear' })).toBe('choice');
    expect(lesson({ responsibilityId: 8, suggestedId: 9, band: 'clear' })).toBe('correction');
    const passedOn = { responsibilityId: 8, state: 'passed_on' } as const;
    const next = { responsibilityId: 1, hops: 1 };
    expect(lesson(passedOn, undefined, next)).toBe('choice');
    expect(lesson(next, passedOn)).toBe('none');
  });

  it('is a choice where a conversation comes to another topic', () => {
    const topic = { suggestedId: 2, band: 'clear' } as const;
    expect(lesson(topic, { responsibilityId: 2 })).toBe('choice');
    expect(lesson(topic, { responsibilityId: 3 })).toBe('correction');
  });

  it('teaches nothing when it was taken back, or nobody said what it is about', () => {
    expect(lesson({ state: 'withdrawn' })).toBe('none');
    expect(lesson({ state: 'declined' })).toBe('none');
    expect(lesson({ state: 'withdrawn', mailState: 'failed' })).toBe('none');
    const { responsibilityId: _, ...nameless } = row({});
    expect(lessonOf(nameless, { before: undefined, after: undefined, register, successors })).toBe(
      'none',
    );
    expect(lesson({ responsibilityId: 99 })).toBe('none');
  });

  it('teaches nothing while its mail may still be taken back', () => {
    for (const mailState of ['claimed', 'drafted', 'sending', 'uncertain'] as const) {
      expect(isUndecided(row({ mailState }))).toBe(true);
      expect(lesson({ mailState })).toBe('none');
    }
    expect(isUndecided(row({ mailState: 'none', state: 'accepted' }))).toBe(false);
  });

  it('that somebody keeps for themselves is about the responsibility only if it is theirs', () => {
    const taken = { state: 'accepted', mailState: 'none' } as const;
    expect(lesson({ ...taken, owner: person('Anna') })).toBe('choice');
    expect(lesson({ ...taken, owner: person('Zoe') })).toBe('none');
  });
});

describe('a request that went on', () => {
  const first = { handoffKey: 'a', state: 'passed_on' } as const;
  const next = { handoffKey: 'b', previous: 'a', hops: 1 };

  it('to another responsibility teaches only the last, as a correction', () => {
    expect(lesson(first, undefined, { ...next, responsibilityId: 2 })).toBe('none');
    expect(lesson({ ...next, responsibilityId: 2 }, first)).toBe('correction');
  });

  it('to a colleague of the same responsibility, or to the next step, teaches only the first', () => {
    expect(lesson(first, undefined, next)).toBe('choice');
    expect(lesson(next, first)).toBe('none');
    const [record, check] = [{ responsibilityId: 3 }, { responsibilityId: 4 }];
    expect(lesson({ ...first, ...record }, undefined, { ...next, ...check })).toBe('choice');
    expect(lesson({ ...next, ...check }, { ...first, ...record })).toBe('none');
  });

  it('after somebody declined is a correction when the responsibility is another', () => {
    const declined = { handoffKey: 'a', state: 'declined' } as const;
    const again = { handoffKey: 'b', previous: 'a' };
    expect(lesson({ ...again, responsibilityId: 2 }, declined)).toBe('correction');
    expect(lesson(again, declined)).toBe('choice');
  });

  it('a second time on purpose is a request of its own', () => {
    expect(
      lesson({ handoffKey: 'b', previous: 'a', responsibilityId: 2 }, { state: 'accepted' }),
    ).toBe('choice');
  });
});
