import { describe, expect, it } from 'vitest';
import { type LedgerEntry, LedgerStory } from './ledger.ts';
import { brokenPromises } from './verdict.ts';

const key = 'click-1';

function row(event: 'item.created' | 'item.updated', fields: object, id = '1') {
  return { event, detail: { list: 'Handoffs', id, fields: { ...fields } } };
}

const claimed = row('item.created', { HandoffKey: key, ClaimKey: '1:a', MailState: 'claimed' });
const drafted = row('item.updated', { MailState: 'drafted', DraftId: 'draft-1' });
const sending = row('item.updated', { MailState: 'sending' });
const sent = row('item.updated', { MailState: 'sent' });
const mail = {
  event: 'mail.submitted',
  detail: { immutableId: 'draft-1', subject: 'WG: Anfrage' },
};

function judge(events: Omit<LedgerEntry, 'number'>[], clicks = {}): string[] {
  const story = new LedgerStory();
  story.take(events.map((event, index) => ({ number: index + 1, ...event })));
  return brokenPromises(story, { accepted: [key], contests: [], ...clicks });
}

describe('the judge of chaos and duels', () => {
  it('has nothing to say about a hand-off as it should be', () => {
    expect(judge([claimed, drafted, sending, mail, sent])).toEqual([]);
  });

  it.each([
    ['a click that was answered and left no row', [], /^lost: click-1/],
    ['a second mail', [claimed, drafted, mail, sending, mail, sent], /^double: 2 mails/],
    ['“sent” without a mail', [claimed, drafted, sending, sent], /^“sent” without a mail/],
    ['a mail before its row', [claimed, mail, drafted, sent], /^a mail before its row/],
    ['what is still on its way', [claimed, drafted, sending], /^unfinished/],
    [
      'a mail nobody knows of',
      [claimed, drafted, mail, row('item.updated', { MailState: 'cancelled' })],
      /^a mail that its row knows nothing of/,
    ],
    [
      'a mail out of somebody’s own draft',
      [claimed, { ...mail, detail: { immutableId: 'other', subject: 'WG: Anfrage' } }],
      /^a mail that stands in no row: WG: Anfrage/,
    ],
    [
      'two rows for one request',
      [claimed, row('item.created', { HandoffKey: 'click-2', ClaimKey: '1:a' }, '2')],
      /^two rows hold the request 1:a/,
    ],
  ])('finds %s', (_what, events, sentence) => {
    expect(judge(events).join('\n')).toMatch(new RegExp(sentence, 'm'));
  });

  it('finds two mails for one request when colleagues competed for it', () => {
    const other = [
      row('item.created', { HandoffKey: 'click-2', ClaimKey: '1:b', DraftId: 'draft-2' }, '2'),
      row('item.updated', { MailState: 'sent' }, '2'),
      { ...mail, detail: { immutableId: 'draft-2' } },
    ];
    const events = [claimed, drafted, sending, mail, sent, ...other];
    expect(judge(events)).toEqual([]);
    expect(judge(events, { contests: [[key, 'click-2']] })).toEqual([
      'double: one request went out from click-1 and click-2',
    ]);
  });
});
