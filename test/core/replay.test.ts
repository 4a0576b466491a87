import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import { decide } from '../../src/core/decision.ts';
import { readRegister } from '../../src/core/register.ts';
import { createReplay, type PastRequest } from '../../src/core/replay.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { hashKeyOf } from '../../src/core/keyed-hash.ts';
import { learn } from '../../src/core/learning.ts';
import { createMemory } from '../../src/core/memory.ts';
import { successorsOf } from '../../src/core/succession.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { mail, responsibility } from '../support/register.ts';

const key = hashKeyOf(new Uint8Array(32).fill(7), 'test');
const today = '2026-11-23';
const register = [
  responsibility({ id: 1, title: 'Eingangsrechnungen', keywords: ['Rechnung'] }),
  responsibility({ id: 2, title: 'Reklamationen von Kunden', keywords: ['Reklamation'] }),
  responsibility({ id: 3, title: 'Wartung der Maschinen', keywords: ['Wartungstermin'] }),
];
const index = buildRegisterIndex(register, key);

function past(text: string, more: { chosen?: number; address?: string } = {}): PastRequest {
  const { chosen = 1, address = 'anna@kunde.example' } = more;
  const request = readRequest(mail({ subject: text, text, from: { name: '', address } }));
  const { signals, said } = decide(featuresOf(request), index);
  const senderDomain = request.senderDomain;
  return { signals, said, chosen, at: '2026-11-20T08:00:00Z', mailbox: '', senderDomain };
}

const replayOf = (id: number, change: Partial<Responsibility>) => {
  const before = register.find((each) => each.id === id);
  const after = before && { ...before, ...change };
  return createReplay([{ id, before, after }], index, today);
};

describe('a change of one row, asked about earlier requests of which only hashes are kept', () => {
  it('changes nothing when the row stays as it is', () => {
    for (const { id } of register) {
      const replay = replayOf(id, {});
      for (const text of ['Ihre Rechnung 4711', 'Reklamation der Pumpe', 'Wartungstermin im Mai']) {
        const { before, after } = replay(past(text));
        expect(after).toBe(before);
      }
    }
  });

  it('takes what a new keyword names, also inside a longer word', () => {
    const replay = replayOf(3, { keywords: ['Wartungstermin', 'Pumpe'] });
    expect(replay(past('Die Pumpe steht'))).toMatchObject({ after: 3 });
    expect(replay(past('Kreiselpumpe defekt, bitte kommen'))).toMatchObject({ after: 3 });
    expect(replay(past('Ihre Rechnung 4711'))).toEqual({ before: 1, after: 1 });
  });

  it('takes what a sender rule names', () => {
    const replay = replayOf(2, { senderPatterns: ['@kunde.example'] });
    expect(replay(past('Bitte um Rückruf'))).toMatchObject({ after: 2 });
    const other = past('Ihre Rechnung 4711', { address: 'b@fremd.example' });
    expect(replay(other)).toEqual({ before: 1, after: 1 });
  });

  it('gives away what a phrase rules out, and takes it back when the phrase goes', () => {
    const replay = replayOf(1, { excludedPhrases: ['Rechnung 4711'] });
    expect(replay(past('Ihre Rechnung Nummer 9'))).toMatchObject({ before: 1, after: 1 });
    const strict = replayOf(1, { excludedPhrases: ['Rechnung'] });
    expect(strict(past('Ihre Rechnung Nummer 9')).after).not.toBe(1);
  });

  it('gives away everything when the row ends', () => {
    const before = register[0];
    const replay = createReplay([{ id: 1, before, after: undefined }], index, today);
    expect(replay(past('Ihre Rechnung 4711')).before).toBe(1);
    expect(replay(past('Ihre Rechnung 4711')).after).not.toBe(1);
  });

  it('asks a new row as well', () => {
    const after = responsibility({ id: 99, title: 'Pumpen', keywords: ['Pumpe'] });
    const replay = createReplay([{ id: 99, before: undefined, after }], index, today);
    expect(replay(past('Die Pumpe steht'))).toMatchObject({ after: 99 });
  });
});

describe('a change of several rows at once', () => {
  const changed = (id: number, change: Partial<Responsibility>) => {
    const before = register.find((each) => each.id === id);
    return { id, before, after: before && { ...before, ...change } };
  };

  it('lets the changed rows rival each other, and the others as they are', () => {
    const keywords = (id: number, word: string) => changed(id, { keywords: [word] });
    const replay = createReplay([keywords(2, 'Pumpe'), keywords(3, 'Ventil')], index, today);
    expect(replay(past('Die Pumpe steht'))).toMatchObject({ after: 2 });
    expect(replay(past('Das Ventil klemmt'))).toMatchObject({ after: 3 });
    const [one, other] = [createReplay([keywords(2, 'Pumpe')], index, today), replayOf(2, {})];
    expect(one(past('Die Pumpe steht')).before).toBe(other(past('Die Pumpe steht')).before);
  });

  it('gives away what all of them ruled out or ended', () => {
    const ended = [1, 2].map((id) => ({ ...changed(id, {}), after: undefined }));
    const { before, after } = createReplay(ended, index, today)(past('Ihre Rechnung 4711'));
    expect(before).toBe(1);
    expect([1, 2]).not.toContain(after);
  });
});

describe('beside what Baton itself says to the changed register', () => {
  const { register: file, mails } = sampleCompany(new Date('2026-11-23T09:00:00Z'));
  const { responsibilities } = readRegister(file.responsibilities);
  const company = buildRegisterIndex(responsibilities, key);
  const requests = mails.map(({ message: { subject, from, body } }) => {
    const text = body.contentType === 'html' ? { html: body.content } : { text: body.content };
    return readRequest(mail({ subject, from: from.emailAddress, ...text }));
  });

  it.each([
    ['a keyword', 5, { keywords: ['Mahnung', 'Rechnung', 'Lieferung'] }],
    ['a sender', 12, { senderPatterns: ['@alsterdruck.example'] }],
    ['no keywords', 5, { keywords: [] }],
    [
      'another text',
      40,
      { description: 'Wartung, Störung, Monteur, Ersatzteile', title: 'Service' },
    ],
  ])('comes to the same first one in at least 95 of 100 mails: %s', (_what, id, change) => {
    const before = responsibilities.find((each) => each.id === id);
    const after = before && { ...before, ...change };
    const others = responsibilities.filter((each) => each.id !== id);
    const changed = buildRegisterIndex([...others, ...(after ? [after] : [])], key);
    const replay = createReplay([{ id, before, after }], company, today);
    const same = requests.filter((request) => {
      const features = featuresOf(request);
      const { signals, said } = decide(features, company, { today });
      const { senderDomain, mailbox = '' } = request;
      const past = { signals, said, chosen: 1, at: '', mailbox, senderDomain };
      const [first] = decide(features, changed, { today }).ranking;
      return replay(past).after === first?.responsibility.id;
    });
    expect(same.length / requests.length).toBeGreaterThanOrEqual(0.95);
  });
});

it('a change of owner that is taken back keeps what was learned and said, under the row that is opened again', () => {
  const others = ['Kantine', 'Heizung', 'Pegel'].map((title, at) =>
    responsibility({ id: at + 5, title, keywords: [title] }),
  );
  const old = responsibility({ id: 1, title: 'Zoll', area: 'Einkauf' });
  const ended = { ...old, validTo: '2026-11-22' };
  const next = { ...old, id: 2, validFrom: today };
  const rows = [ended, next, ...others];
  const then = buildRegisterIndex(rows, key, successorsOf(rows, today));
  const memory = createMemory();
  const asked = (month: string) =>
    decide(featuresOf(readRequest(mail({ text: `Der Pegel der Zisterne im ${month}` }))), then, {
      memory,
    });
  for (const month of ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni']) {
    const { signals, said } = asked(month);
    const lesson = { signals, said, responsibilityId: 1, at: `2026 ${month}`, corrected: false };
    learn(memory, lesson, then);
  }
  const changes = [
    { id: 1, before: ended, after: old },
    { id: 2, before: next, after: undefined },
  ];
  const { signals, said } = asked('Juli');
  const kept = { signals, said, chosen: 2, at: '2026', mailbox: '', senderDomain: 'a.example' };
  const replay = createReplay(changes, then, today, memory);
  expect(replay(kept)).toEqual({ before: 2, after: 1 });
});
