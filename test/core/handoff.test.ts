import { describe, expect, it } from 'vitest';
import {
  allowedActions,
  findTransition,
  handoffActions,
  handoffStates,
  mailStates,
  mailTransitions,
  type Party,
  transitions,
} from '../../src/core/handoff.ts';

const parties: Party[] = ['sender', 'owner'];

describe('the transition table', () => {
  it('lets the owner accept what was offered', () => {
    expect(findTransition('accept', 'offered', ['owner'])?.to).toBe('accepted');
  });

  it('never lets the sender answer for the owner', () => {
    for (const action of handoffActions)
      for (const state of handoffStates)
        expect(findTransition(action, state, ['sender'])).toBeUndefined();
  });

  it('wants a reason for declining, and for nothing else', () => {
    expect(
      transitions.filter(({ needs }) => needs === 'reason').map(({ action }) => action),
    ).toEqual(['decline']);
  });

  it('has one answer for each action, state and party', () => {
    const keys = transitions.map(({ action, from, by }) => `${action} ${from} ${by}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('offers exactly the actions that a transition exists for', () => {
    for (const state of handoffStates)
      for (const action of handoffActions)
        expect(allowedActions(state, 'sent', parties).includes(action)).toBe(
          findTransition(action, state, parties) !== undefined,
        );
  });

  it('offers nothing on a hand-off whose mail never left', () => {
    expect(allowedActions('offered', 'failed', parties)).toEqual([]);
    expect(allowedActions('offered', 'cancelled', parties)).toEqual([]);
  });
});

describe('the states of the mail', () => {
  it('reach “sending” only from a draft, or by a person’s decision about an uncertain one', () => {
    const before = mailStates.filter((state) => mailTransitions[state].includes('sending'));
    expect(before).toEqual(['drafted', 'uncertain']);
  });

  it('end in sent, failed, cancelled or none', () => {
    const ends = mailStates.filter((state) => mailTransitions[state].length === 0);
    expect(ends.toSorted()).toEqual(['cancelled', 'failed', 'none', 'sent']);
  });
});
