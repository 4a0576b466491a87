import { describe, expect, it } from 'vitest';
import { buildRegisterIndex, findCandidates } from '../../src/core/candidates.ts';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { mail, responsibility } from '../support/register.ts';

type Stated = Parameters<typeof mail>[0];

function matches(register: Partial<Responsibility>[], stated: Stated) {
  const index = buildRegisterIndex(
    register.map((each, at) => responsibility({ id: at + 1, ...each })),
  );
  return findCandidates(featuresOf(readRequest(mail(stated))), index);
}

function evidenceFor(register: Partial<Responsibility>[], stated: Stated, id = 1) {
  return matches(register, stated).find((each) => each.responsibility.id === id)?.evidence ?? [];
}

const other = { title: 'Anderes', description: 'Etwas ganz Verschiedenes' };

describe('a word', () => {
  it('is shown as it stands in the mail and in the register', () => {
    expect(
      evidenceFor([{ title: 'Lieferverzug' }, other], { text: 'Zum LIEFERVERZUG bitte.' }),
    ).toMatchObject([
      { kind: 'word', found: 'LIEFERVERZUG', matched: 'Lieferverzug', where: 'text' },
    ]);
  });

  it('says more as keyword than in the title, and there more than in the description', () => {
    const weight = (stated: Partial<Responsibility>) =>
      evidenceFor([stated, other], { text: 'Fracht' })[0]?.weight ?? 0;
    const [keyword, title, description] = [
      weight({ keywords: ['Fracht'] }),
      weight({ title: 'Fracht und Zoll' }),
      weight({ description: 'Fracht' }),
    ];
    expect(keyword).toBeGreaterThan(title);
    expect(weight({ title: 'Fracht' })).toBeGreaterThan(
      weight({ title: 'Fracht und Zoll und Papiere und Wege' }),
    );
    expect(description).toBeGreaterThan(0);
  });

  it('says more in the subject', () => {
    const register = [{ keywords: ['Fracht'] }, other];
    const inSubject = evidenceFor(register, { subject: 'Fracht' })[0];
    expect(inSubject?.where).toBe('subject');
    expect(inSubject?.weight).toBeGreaterThan(
      evidenceFor(register, { text: 'Fracht' })[0]?.weight ?? 0,
    );
  });

  it('says less when many have it', () => {
    const shared = [{ title: 'Fracht' }, { title: 'Fracht' }, other, other];
    const own = [{ title: 'Fracht' }, other, other, other];
    expect(evidenceFor(shared, { text: 'Fracht' })[0]?.weight).toBeLessThan(
      evidenceFor(own, { text: 'Fracht' })[0]?.weight ?? 0,
    );
  });

  it('of every subject says little', () => {
    const register = [{ title: 'Neues' }, { title: 'Fracht' }, other];
    const [common] = evidenceFor(register, { text: 'neu' });
    const [rare] = evidenceFor(register, { text: 'Fracht' }, 2);
    expect(common?.weight).toBeLessThan((rare?.weight ?? 0) / 2);
  });

  it('counts once however often it is said, and a little more when repeated', () => {
    const register = [{ keywords: ['Fracht'] }, other];
    const once = evidenceFor(register, { text: 'Fracht' });
    const often = evidenceFor(register, { text: 'Fracht '.repeat(50) });
    expect(often).toHaveLength(1);
    expect(often[0]?.weight).toBeLessThan((once[0]?.weight ?? 0) * 1.6);
    expect(often[0]?.weight).toBeGreaterThan(once[0]?.weight ?? 0);
  });

  it('far down says less than at the beginning', () => {
    const register = [{ keywords: ['Fracht'] }, other];
    const filler = Array.from({ length: 300 }, (_, at) => `wort${at}x`).join(' ');
    expect(evidenceFor(register, { text: `${filler} Fracht` })[0]?.weight).toBeLessThan(
      (evidenceFor(register, { text: `Fracht ${filler}` })[0]?.weight ?? 0) / 2,
    );
  });
});

describe('a phrase', () => {
  const register = [{ keywords: ['Telekom Mahnung'] }, other];

  it.each(['Mahnung der Telekom', 'Telekom: 2. Mahnung', 'Mahnungen von Telekom'])(
    'is found in "%s"',
    (subject) => {
      expect(evidenceFor(register, { subject })[0]).toMatchObject({
        kind: 'keyword',
        matched: 'Telekom Mahnung',
      });
    },
  );

  it('is not found when its words stand far apart or in different places', () => {
    const apart = {
      text: 'Die Telekom rief heute früh wegen Anschluss Umzug Hamburg Router an. Mahnung kam.',
    };
    const phrases = (stated: Stated) =>
      evidenceFor(register, stated).filter(({ kind }) => kind === 'keyword');
    expect(phrases(apart)).toEqual([]);
    expect(phrases({ subject: 'Telekom', text: 'Mahnung' })).toEqual([]);
  });

  it('that lives on its function words is found as it is written, or not at all', () => {
    const ours = [{ keywords: ['Ihre Rechnung an uns'] }, other];
    const keywords = (text: string) =>
      evidenceFor(ours, { text }).filter(({ kind }) => kind === 'keyword');
    expect(keywords('Zu Ihrer Rechnung: ihre Rechnung an uns ist falsch.')).toHaveLength(1);
    expect(keywords('Anbei unsere Rechnung.')).toEqual([]);
  });

  it.each(['first', 'second'])('is found when its %s word is the rare one', (which) => {
    const common = { keywords: ['Vertrag'] };
    const text = which === 'first' ? 'Telekom Vertrag' : 'Vertrag Telekom';
    const [evidence] = evidenceFor([{ keywords: [text] }, common, common], { text });
    expect(evidence).toMatchObject({ kind: 'keyword', matched: text });
  });

  it('needs two words even if it names one twice', () => {
    expect(evidenceFor([{ keywords: ['Bora Bora'] }, other], { text: 'Bora' })[0]?.kind).not.toBe(
      'keyword',
    );
  });
});

describe('an excluded phrase', () => {
  it('rules the responsibility out, in any form of the word', () => {
    const register = [{ keywords: ['Rechnung'], excludedPhrases: ['Ausgangsrechnung'] }, other];
    expect(matches(register, { text: 'Rechnung' })).toHaveLength(1);
    expect(matches(register, { text: 'Rechnung zu den Ausgangsrechnungen' })).toEqual([]);
  });

  it('rules out only when all of it is there', () => {
    const register = [{ keywords: ['Rechnung'], excludedPhrases: ['Rechnung Telekom'] }, other];
    expect(matches(register, { text: 'Rechnung' })).toHaveLength(1);
    expect(matches(register, { text: 'Rechnung der Telekom' })).toEqual([]);
  });
});

describe('what does not belong here', () => {
  const register = [
    {
      keywords: ['Rechnung', 'Beleg'],
      notHere: 'Rechnungen, die wir an Kunden stellen; Reisekosten',
    },
    other,
  ];
  const against = (text: string) =>
    evidenceFor(register, { text }).filter(({ kind }) => kind === 'not_here');

  it('counts against it', () => {
    expect(against('Beleg, Rechnung über Reisekosten')).toMatchObject([
      { found: 'Reisekosten', matched: 'Reisekosten' },
    ]);
    expect(against('Beleg, Rechnung über Reisekosten')[0]?.weight).toBeLessThan(0);
  });

  it('does not count when only half of it is said, or what the keywords claim', () => {
    expect(against('Rechnung')).toEqual([]);
    expect(against('Rechnung eines Kunden')).toEqual([]);
  });

  it('says after a colon where it belongs instead', () => {
    const elsewhere = [{ title: 'Lager', notHere: 'Zeitarbeit: Einkauf' }, other];
    expect(evidenceFor(elsewhere, { text: 'Lager Einkauf' }).map(({ kind }) => kind)).toEqual([
      'word',
    ]);
  });
});

describe('a sender', () => {
  const from = (address: string) => ({ from: { name: '', address } });
  const patterns = (...senderPatterns: string[]) => [{ senderPatterns }, other];

  it('is found by address, by domain, by star, the most exact one shown', () => {
    expect(
      evidenceFor(patterns('@x.example', 'a@x.example', 'a@*'), from('a@x.example')),
    ).toMatchObject([{ kind: 'sender', matched: 'a@x.example', where: 'sender' }]);
    expect(evidenceFor(patterns('@x.example'), from('b@x.example'))[0]).toMatchObject({
      found: 'x.example',
    });
    expect(evidenceFor(patterns('a@*'), from('a@y.example'))[0]).toMatchObject({
      found: 'a@y.example',
    });
    expect(evidenceFor(patterns('@*.x.example'), from('a@mail.x.example'))).toHaveLength(1);
  });

  it.each([
    ['@x.example', 'a@evilx.example'],
    ['@x.example', 'a@sub.x.example'],
    ['a@x.example', 'ba@x.example'],
    ['a@*', 'ba@x.example'],
    ['@x.example', ''],
    ['@x.example', 'x.example'],
  ])('%s is not %s', (pattern, address) => {
    expect(evidenceFor(patterns(pattern), from(address))).toEqual([]);
  });

  it('cannot make a pattern slow', () => {
    // with backtracking this would not end in our lifetime
    const slow = patterns(`${'a*'.repeat(100)}b@*`);
    expect(matches(slow, from(`${'a'.repeat(5000)}@x.example`))).toEqual([]);
  });
});

it('takes the mailbox it lies in or was written to as a hint', () => {
  const register = [{ mailboxes: ['info@firma.example'] }, other];
  expect(evidenceFor(register, { mailbox: 'info@firma.example', to: [] })).toMatchObject([
    { kind: 'mailbox', found: 'info@firma.example' },
  ]);
  expect(evidenceFor(register, { to: [{ name: '', address: 'INFO@firma.example' }] })).toHaveLength(
    1,
  );
});

it('shows the strongest evidence first and adds it up', () => {
  const [match] = matches([{ title: 'Fracht', keywords: ['Zoll'], notHere: 'Inland' }, other], {
    text: 'Fracht Zoll Inland',
  });
  const weights = match?.evidence.map(({ weight }) => weight) ?? [];
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  expect(weights).toHaveLength(3);
  expect(match?.score).toBeCloseTo(
    weights.reduce((sum, weight) => sum + weight, 0),
    5,
  );
});

it('finds its way through a register of 5,000', () => {
  const syllables = [
    'la',
    'mon',
    'ter',
    'kas',
    'bru',
    'fel',
    'gor',
    'win',
    'pat',
    'sul',
    'dek',
    'hor',
  ];
  const made = (seed: number) =>
    [1, 12, 144, 1728].map((unit) => syllables[Math.floor(seed / unit) % 12]).join('');
  const register = Array.from({ length: 5000 }, (_, at) => ({
    title: made(at * 7 + 1),
    description: `Rechnungen von ${made(at * 3)} an ${made(at * 11)} prüfen`,
    keywords: [made(at), `${made(at * 5)} Antrag`],
  }));
  const index = buildRegisterIndex(
    register.map((each, at) => responsibility({ id: at + 1, ...each })),
  );
  const asked = featuresOf(
    readRequest(mail({ subject: made(4321), text: 'Bitte die Rechnung prüfen. '.repeat(20) })),
  );
  expect(findCandidates(asked, index).some(({ responsibility: { id } }) => id === 4322)).toBe(true);
});
