import { describe, expect, it } from 'vitest';
import { isEnded } from '../../src/core/erasure.ts';
import {
  allowedActions,
  findTransition,
  handoffStates,
  mailStates,
  type Moment,
  type Party,
  transitions,
} from '../../src/core/handoff.ts';
import { frees, mailStatesAfter } from '../../src/core/mail-protocol.ts';

const parties: Party[] = ['sender', 'owner'];

const everyMoment = handoffStates.flatMap((state) =>
  mailStates.map((mailState) => ({ state, mailState })),
);

const movers: Party[] = ['sender', 'owner', 'deputy', 'accountable', 'lead', 'worker'];

/** Where the table leads from here, without evidence that may never come; staying is no way. */
function nextByTable(moment: Moment): Moment[] {
  return transitions
    .filter(({ action }) => findTransition(action, moment, movers))
    .filter(
      ({ from }) => from.state.includes(moment.state) && from.mailState.includes(moment.mailState),
    )
    .map(({ to }) => ({ ...moment, ...to }))
    .filter(({ state, mailState }) => state !== moment.state || mailState !== moment.mailState);
}

/** A driver takes it on as soon as its sender is there: `mailSteps`. */
function isUnderWay({ mailState }: Moment): boolean {
  return mailState === 'claimed' || mailState === 'drafted' || mailState === 'sending';
}

/** Every moment a hand-off can come to, by people, the worker and what becomes of the mail. */
function reachableMoments(): Moment[] {
  const found = new Map<string, Moment>();
  const open: Moment[] = (['none', 'claimed', 'drafted'] as const).map((mailState) => ({
    state: 'offered',
    mailState,
  }));
  for (let moment = open.pop(); moment; moment = open.pop()) {
    const key = JSON.stringify(moment);
    if (found.has(key)) continue;
    found.set(key, moment);
    const { state, mailState } = moment;
    const byMail = mailStatesAfter(mailState).map((after) => ({
      state: frees(after) ? ('withdrawn' as const) : state,
      mailState: after,
    }));
    open.push(...nextByTable(moment), ...byMail);
  }
  return [...found.values()];
}

describe('the transition table', () => {
  it('lets the owner accept what was offered', () => {
    expect(
      findTransition('accept', { state: 'offered', mailState: 'sent' }, ['owner'])?.to.state,
    ).toBe('accepted');
  });

  it('never lets the sender answer for the owner, nor the owner undo what the sender did', () => {
    const arrived = everyMoment.filter(({ mailState }) => mailState !== 'undelivered');
    const sender = arrived.flatMap((moment) => allowedActions(moment, ['sender']));
    const owner = arrived.flatMap((moment) => allowedActions(moment, ['owner']));
    expect(new Set(sender).intersection(new Set(owner))).toEqual(new Set());
    expect(sender).not.toContain('accept');
  });

  it('lets the sender pass on or withdraw what never reached the owner, and nothing else', () => {
    const back = everyMoment.filter(({ mailState }) => mailState === 'undelivered');
    const all = back.flatMap((moment) =>
      allowedActions(moment, ['sender']).map((action) => `${moment.state} ${action}`),
    );
    expect(all).toEqual(['offered pass_on', 'offered withdraw']);
  });

  it('wants a reason for declining and withdrawing, a target for passing on, a date for waiting', () => {
    const needs = transitions
      .filter(({ needs }) => needs)
      .map(({ action, needs }) => `${action} ${needs}`);
    expect([...new Set(needs)].toSorted()).toEqual([
      'decline reason',
      'duplicate original',
      'next_step target',
      'pass_on target',
      'to_partner partner',
      'wait date',
      'withdraw reason',
    ]);
  });

  it('has one answer for each action, party and moment', () => {
    for (const moment of everyMoment)
      for (const party of parties) {
        const actions = allowedActions(moment, [party]);
        expect(new Set(actions).size).toBe(actions.length);
      }
  });

  it('changes the state of the mail only along its own table', () => {
    for (const { from, to } of transitions)
      for (const before of from.mailState)
        if (to.mailState && to.mailState !== before)
          expect(mailStatesAfter(before)).toContain(to.mailState);
  });

  it('offers the owner nothing before the mail has left, and nobody anything once it never will', () => {
    for (const mailState of ['claimed', 'drafted', 'sending'] as const)
      expect(allowedActions({ state: 'offered', mailState }, ['owner'])).toEqual([]);
    for (const mailState of ['failed', 'cancelled'] as const)
      expect(allowedActions({ state: 'offered', mailState }, parties)).toEqual([]);
  });

  it('lets the worker look after whatever the owner can let lie', () => {
    const lies = everyMoment.filter((moment) => allowedActions(moment, ['owner']).includes('done'));
    const byState = { offered: 'expire', accepted: 'escalate', waiting: 'wake' } as const;
    for (const moment of lies) {
      const isDoubtful = moment.state === 'offered' && moment.mailState === 'uncertain';
      const action = isDoubtful
        ? 'escalate'
        : Object.entries(byState).find(([state]) => state === moment.state)?.[1];
      expect(
        action && findTransition(action, moment, ['worker']),
        JSON.stringify(moment),
      ).toBeDefined();
    }
  });

  it('lets a mail be undone only while nothing has left', () => {
    const undo = everyMoment.filter((moment) =>
      allowedActions(moment, ['sender']).includes('undo'),
    );
    expect(undo).toEqual([
      { state: 'offered', mailState: 'claimed' },
      { state: 'accepted', mailState: 'claimed' },
    ]);
  });

  it('leaves nothing that can be reached and is not ended without a way to another moment', () => {
    const reached = reachableMoments();
    expect(reached.length).toBeGreaterThan(15);
    const stuck = reached.filter(
      (moment) => !isEnded(moment) && !isUnderWay(moment) && nextByTable(moment).length === 0,
    );
    expect(stuck).toEqual([]);
  });

  it('lets only what surely left or never was a mail end for want of an answer', () => {
    const expired = reachableMoments().filter(({ state }) => state === 'expired');
    expect(expired.map(({ mailState }) => mailState).toSorted()).toEqual([
      'none',
      'sent',
      'undelivered',
    ]);
  });

  it('lets the sender say that an uncertain mail left whatever the other side has answered', () => {
    const doubtful = reachableMoments().filter(({ mailState }) => mailState === 'uncertain');
    const answered = doubtful.map(({ state }) => state);
    expect(answered).toEqual(expect.arrayContaining(['declined', 'done', 'passed_on', 'waiting']));
    for (const moment of doubtful)
      expect(allowedActions(moment, ['sender']), JSON.stringify(moment)).toContain('confirm_sent');
  });

  it('gives a person three choices about an uncertain mail', () => {
    expect(allowedActions({ state: 'offered', mailState: 'uncertain' }, ['sender'])).toEqual(
      expect.arrayContaining(['confirm_sent', 'send_again', 'cancel']),
    );
  });
});

describe('the states of the mail', () => {
  it('reach “sending” only from the claim, or by a person’s decision about an uncertain one', () => {
    const before = mailStates.filter((state) => mailStatesAfter(state).includes('sending'));
    expect(before).toEqual(['claimed', 'uncertain']);
  });

  it('end in sent, which may turn out not to have arrived, in failed, cancelled or none', () => {
    const ends = mailStates.filter((state) => mailStatesAfter(state).length === 0);
    expect(ends.toSorted()).toEqual(['cancelled', 'failed', 'none', 'undelivered']);
    expect(mailStatesAfter('sent')).toEqual(['undelivered']);
  });
});
