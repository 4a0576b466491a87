import { describe, expect, it } from 'vitest';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import type { LedgerEntry } from '../proofs/ledger.ts';
import { handoffRecord } from '../support/handoff.ts';
import { brokenPromises } from './judge.ts';

type Told = Omit<LedgerEntry, 'number'>;

const mail = (draft: string): Told => ({
  event: 'mail.submitted',
  detail: { immutableId: draft, subject: 'WG: Anfrage' },
});
const created = (id: string): Told => ({
  event: 'item.created',
  detail: { list: 'Handoffs', id, fields: { HandoffKey: id, ClaimKey: `1:${id}` } },
});
const drafted = (id: string, draft: string): Told => ({
  event: 'item.updated',
  detail: { list: 'Handoffs', id, fields: { MailState: 'drafted', DraftId: draft } },
});
/** Another list than the one of hand-offs, as the record has it. */
const noted: Told = { event: 'item.created', detail: { list: 'HandoffEvents', id: '1' } };

const handedOff = [created('a'), noted, drafted('a', 'draft-a'), mail('draft-a')];
const passedOn = [created('b'), drafted('b', 'draft-b'), mail('draft-b')];
const third = [created('c'), drafted('c', 'draft-c'), mail('draft-c')];

const row = (handoffKey: string, more: Partial<HandoffRecord> = {}) =>
  handoffRecord({ handoffKey, ...more });
const first = row('a');
const gone = row('a', { state: 'passed_on' });

const repeat = row('b', { previous: 'a' });

const judge = (rows: HandoffRecord[], events: Told[]) =>
  brokenPromises(
    rows,
    events.map((event, at) => ({ number: at + 1, ...event })),
    new Set(rows.includes(repeat) ? [repeat.handoffKey] : []),
  );

const honest: [string, HandoffRecord[], Told[]][] = [
  ['one that was sent', [first], handedOff],
  ['one that was passed on', [gone, row('b')], [...handedOff, ...passedOn]],
  ['one that was repeated on purpose', [first, repeat], [...handedOff, ...passedOn]],
  [
    'one that was repeated and passed on',
    [gone, repeat, row('c', { hops: 1, previous: 'a' })],
    [...handedOff, ...passedOn, ...third],
  ],
  [
    'one that was withdrawn, and then handed off',
    [row('a', { state: 'withdrawn' }), row('b')],
    [...handedOff, ...passedOn],
  ],
  ['one whose outcome waits for a person', [row('a', { mailState: 'uncertain' })], handedOff],
  [
    'one that was taken back, and the same request again',
    [row('x', { claimKey: 'x:x', state: 'withdrawn', mailState: 'cancelled' }), first],
    handedOff,
  ],
];

const broken: [string, string, HandoffRecord[], Told[]][] = [
  [
    'sent out of two rows',
    '2 mails for one request',
    [first, row('b', { state: 'done' })],
    [created('b'), drafted('b', 'draft-b'), ...handedOff, mail('draft-b')],
  ],
  [
    'sent before there was a row',
    'a mail without an earlier row',
    [first],
    [mail('draft-a'), created('a'), drafted('a', 'draft-a')],
  ],
  [
    'passed on before there was a second row',
    'a mail without an earlier row',
    [gone, row('b')],
    [...handedOff, mail('draft-b'), created('b'), drafted('b', 'draft-b')],
  ],
  [
    'sent out of a draft that stands in no row',
    'a mail without an earlier row',
    [first],
    [created('a'), mail('draft-a')],
  ],
  [
    'sent, but taken back in its row',
    'a mail nobody knows of',
    [row('a', { mailState: 'cancelled' })],
    handedOff,
  ],
  ['that never left', '“sent” without a mail', [first], [created('a'), drafted('a', 'draft-a')]],
  [
    'that is still a draft',
    'an unfinished hand-off after everybody signed in',
    [row('a', { mailState: 'drafted' })],
    [created('a'), drafted('a', 'draft-a')],
  ],
  [
    'offered twice',
    'the request is with two people',
    [first, row('b', { mailState: 'uncertain' })],
    [...handedOff, created('b')],
  ],
  [
    'repeated, withdrawn, and handed off by somebody who was not told',
    'the request is with two people',
    [row('a', { state: 'withdrawn' }), repeat, row('c')],
    [...handedOff, ...passedOn, ...third],
  ],
  [
    'passed on twice',
    'the request is with two people',
    [
      gone,
      row('b', { hops: 1, previous: 'a' }),
      row('c', { hops: 1, previous: 'a', mailState: 'uncertain' }),
    ],
    [...handedOff, ...passedOn],
  ],
  ['let go by its owner', 'passed on, and with nobody', [gone], handedOff],
  [
    'claimed twice',
    'two rows hold the same request',
    [first, row('b', { claimKey: first.claimKey, state: 'withdrawn', mailState: 'failed' })],
    [...handedOff, created('b')],
  ],
];

describe('the judge of the simulation', () => {
  it.each(honest)('has nothing to say about %s', (_what, rows, events) => {
    expect(judge(rows, events)).toEqual([]);
  });

  it.each(broken)('finds in a request %s: %s', (_what, promise, rows, events) => {
    expect(judge(rows, events)).toEqual([promise]);
  });
});
