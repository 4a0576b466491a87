import { describe, expect, it } from 'vitest';
import { isFree, transitions } from '../../src/core/handoff.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { holderOf, isSameMove } from '../../src/core/request-chain.ts';
import { handoffRecord } from '../support/handoff.ts';

const chain = (...states: HandoffRecord['state'][]) =>
  states.map((state, at) => ({ record: handoffRecord({ handoffKey: String(at), state }) }));
const holder = (...states: HandoffRecord['state'][]) =>
  holderOf(chain(...states))?.record.handoffKey;

describe('who has a request', () => {
  it.each<[string, HandoffRecord['state'][], string | undefined]>([
    ['nobody, when all were taken back', ['withdrawn', 'withdrawn'], undefined],
    ['whoever has the repeat, when the first was taken back', ['withdrawn', 'offered'], '1'],
    ['whoever has the first, when the repeat was taken back', ['accepted', 'withdrawn'], '0'],
    ['whoever it was passed on to', ['passed_on', 'offered'], '1'],
    ['whoever still has the first, when the repeat is done', ['waiting', 'done'], '0'],
    ['whoever finished it last, when nobody is at it', ['done', 'done', 'withdrawn'], '1'],
    ['whoever finished it, when a later repeat was declined', ['done', 'declined'], '0'],
    ['the same when it was passed on before that', ['done', 'passed_on', 'declined'], '0'],
    ['the same when nobody answered to it', ['done', 'expired', 'withdrawn'], '0'],
    ['whoever has a repeat of that repeat', ['done', 'declined', 'offered'], '2'],
    ['whoever declined what was passed on to them', ['passed_on', 'declined'], '1'],
    ['whoever declined, until somebody hands it off again', ['declined'], '0'],
  ])('is %s', (_who, states, expected) => {
    expect(holder(...states)).toBe(expected);
  });

  it('is whoever declined the next step of a run: the step before was done, not the request', () => {
    const step = (handoffKey: string, state: HandoffRecord['state'], processKey: string) => ({
      record: handoffRecord({ handoffKey, state, processKey }),
    });
    const steps = [step('first', 'done', 'run'), step('next', 'declined', 'run')];
    expect(holderOf(steps)?.record.handoffKey).toBe('next');
    const repeat = step('repeat', 'declined', 'another');
    expect(holderOf([step('first', 'done', 'run'), repeat])?.record.handoffKey).toBe('first');
  });

  it('stays nobody: what was taken back never comes to life again', () => {
    // its sender may still say that the mail had gone out; nothing else happens to it
    const out = transitions
      .filter(({ from }) => from.state.some(isFree))
      .filter(({ to, opens }) => to.state !== undefined || to.mailState !== 'sent' || opens);
    expect(out).toEqual([]);
  });
});

describe('two who go on from the same hand-off', () => {
  const next = handoffRecord({ handoffKey: 'next', previous: 'first', hops: 1 });
  const other = (more: Partial<HandoffRecord>) =>
    handoffRecord({ ...next, handoffKey: 'other', ...more });

  it.each<[string, Partial<HandoffRecord>, boolean]>([
    ['when both pass it on', {}, true],
    ['also when one of them is done already', { state: 'done' }, true],
    ['but not one that was taken back', { state: 'withdrawn' }, false],
    ['but not a repeat of it', { hops: 0 }, false],
    ['but not one that goes on from another', { previous: 'second' }, false],
    ['but not the same click', { handoffKey: 'next' }, false],
  ])('stand in each other’s way %s', (_when, more, expected) => {
    expect(isSameMove(next, other(more))).toBe(expected);
  });

  it('do not when they hand on different steps of a run, or one was declined', () => {
    const step = { ...next, hops: 0, processKey: 'run', step: 2 };
    expect(isSameMove(step, { ...step, handoffKey: 'other' })).toBe(true);
    expect(isSameMove(step, { ...step, handoffKey: 'other', step: 3 })).toBe(false);
    expect(isSameMove(step, { ...step, handoffKey: 'other', state: 'declined' })).toBe(false);
  });
});
