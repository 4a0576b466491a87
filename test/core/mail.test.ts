import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/core/mail.ts';
import { mail } from '../support/register.ts';

const textOf = (text: string, subject = 'Frage') => readRequest(mail({ text, subject })).text;

describe('the newest text', () => {
  it.each([
    [
      'Gmail and Thunderbird, German',
      'Am 3. März 2026 um 10:14 schrieb Anna Kern <a@kern.example>:',
    ],
    [
      'broken into two lines',
      'Am Di., 3. März 2026 um 10:14 Uhr schrieb\nAnna Kern <a@kern.example>:',
    ],
    ['Gmail, English', 'On Tue, Mar 3, 2026 at 10:14 AM Anna Kern <a@kern.example> wrote:'],
    [
      'Outlook, German',
      'Von: Anna Kern\nGesendet: Dienstag, 3. März 2026 10:14\nAn: Info\nBetreff: Alt',
    ],
    ['Outlook, English', 'From: Anna Kern\nSent: Tuesday, March 3, 2026\nTo: Info\nSubject: Old'],
    ['old Outlook', '-----Ursprüngliche Nachricht-----\nVon: Anna Kern\nGesendet: gestern'],
    [
      'Outlook with its line',
      '________________________________\nVon: Anna Kern\nGesendet: gestern\nAn: x',
    ],
  ])('ends where %s quotes', (_, header) => {
    expect(
      textOf(`Bitte um Rückruf.\n\n${header}\n\nAlte Rechnung, alte Mahnung.`, 'AW: Alt'),
    ).toBe('Bitte um Rückruf.');
  });

  it('leaves out marked lines and keeps answers written below them', () => {
    const text =
      'Am 3. März 2026 schrieb Anna:\n> Wann kommt die Ware?\nAm Freitag.\n> Und die Rechnung?\nSpäter.';
    expect(textOf(text, 'AW: Ware')).toBe('Am Freitag.\nSpäter.');
  });

  it('does not take a sentence for a header', () => {
    const text = 'Von: hier bis dort sind es 3 km.\nAm Montag schrieb ich Ihnen schon.';
    expect(textOf(text)).toBe(text);
  });

  it('of HTML mail ends at the quote as well', () => {
    const html =
      '<div>Bitte stornieren.</div><div class="gmail_quote"><div>Am 3. März 2026 schrieb Anna:</div><blockquote class="gmail_quote">Die Rechnung</blockquote></div>';
    expect(readRequest(mail({ html, subject: 'Re: x' })).text).toBe('Bitte stornieren.');
  });
});

describe('a forward', () => {
  const header = 'Von: Kunde\nGesendet: heute\nAn: Info\nBetreff: Störung';

  it('with next to nothing of its own is what was forwarded', () => {
    expect(
      textOf(`Kannst du das machen?\n\n${header}\n\nDie Pumpe steht still.`, 'WG: Störung'),
    ).toContain('Die Pumpe steht still.');
  });

  it('of a forward is read to the bottom', () => {
    const text = `---------- Forwarded message ---------\nFrom: A\nDate: x\n\n${header}\n\nDie Pumpe steht still.`;
    expect(textOf(text, 'Fwd: WG: Störung')).toBe('Die Pumpe steht still.');
  });

  it('with a request of its own is that request', () => {
    const own =
      'Bitte legt für diesen Kunden ab sofort eine neue Anschrift im System an, siehe unten, und gebt mir danach Bescheid.';
    expect(textOf(`${own}\n\n${header}\n\nDie Pumpe steht still.`, 'WG: Störung')).toBe(own);
  });

  it('is not seen in an answer without words', () => {
    expect(textOf(`${header}\n\nDie Pumpe steht still.`, 'AW: Störung')).toBe('');
  });
});

describe('what stands around a request', () => {
  it.each([
    'Mit freundlichen Grüßen\nEva Muster\nLeitung Einkauf',
    'Viele Grüße aus Kiel\nEva',
    'Best regards\nEva Muster\nHead of Payroll',
    '-- \nEva Muster\nBuchhaltung',
    'VG Eva',
    'Vielen Dank und schönen Tag\n\nEva Muster\nBuchhaltung',
    'Von meinem iPhone gesendet',
    'Sent from my phone',
    'Tel.: 0431 123456\nE-Mail: eva@muster.example',
    'Diese E-Mail enthält vertrauliche Informationen über Rechnungen.',
    'This email and any attachments are confidential.',
    'Geschäftsführer: Hauke Ohlsen\nAmtsgericht Hamburg HRA 1',
  ])('is left out: %s', (trimming) => {
    expect(textOf(`Die Lieferung fehlt.\n\n${trimming}`)).toBe('Die Lieferung fehlt.');
  });

  it.each([
    ['Sehr geehrte Damen und Herren,\ndie Ware fehlt.', 'die Ware fehlt.'],
    ['Hallo Frau Kern, die Ware fehlt.', 'die Ware fehlt.'],
    ['Hi Anna\ndie Ware fehlt.', 'die Ware fehlt.'],
    ['Dear Sir or Madam,\n\nthe goods are missing.', 'the goods are missing.'],
    ['Hiermit kündige ich, fristgerecht.', 'Hiermit kündige ich, fristgerecht.'],
  ])('is left out at the beginning: %j', (text, expected) => {
    expect(textOf(text)).toBe(expected);
  });

  it('keeps a postscript', () => {
    expect(
      textOf('Danke für alles.\nDie Ware ist da.\nViele Grüße\nEva\nPS: Die Rechnung fehlt noch.'),
    ).toContain('PS: Die Rechnung fehlt noch.');
  });

  it('does not take a court or a broken phone for a closing', () => {
    const text =
      'Anbei die Klage.\nAmtsgericht Kiel, Beschluss vom 3. März\nLG Kiel, 3 O 14/26\nGesendet mit DHL am Montag.\nTelefon geht nicht, bitte schreiben.\n1\n2\n3\n4\n5\n6';
    expect(textOf(text)).toBe(text);
  });
});

describe('a request', () => {
  it('carries the subject without reply marks, addresses in lower case, and the domain', () => {
    const request = readRequest(
      mail({
        subject: 'AW: WG: Re: Mahnung',
        from: { name: 'Eva', address: 'Eva@Muster.EXAMPLE' },
        to: [{ name: '', address: 'Info@Firma.example' }],
        cc: [{ name: '', address: 'b@firma.example' }],
        mailbox: 'rechnung@firma.example',
      }),
    );
    expect(request).toMatchObject({
      subject: 'Mahnung',
      sender: 'eva@muster.example',
      senderDomain: 'muster.example',
      recipients: ['info@firma.example', 'b@firma.example'],
      mailbox: 'rechnung@firma.example',
    });
  });

  it.each([
    ['Wo bleibt die Rechnung für den Auftrag?', 'de'],
    ['Where is the invoice for this order?', 'en'],
    ['', 'de'],
  ])('knows the language of %j', (text, language) => {
    expect(readRequest(mail({ text })).language).toBe(language);
  });

  it('is bulk by header or by an unsubscribe line', () => {
    expect(readRequest(mail({ bulk: true })).bulk).toBe(true);
    expect(readRequest(mail({ text: 'Neuheiten!\n\nNewsletter abbestellen' })).bulk).toBe(true);
    expect(readRequest(mail({ text: 'Bitte um Rückruf.' })).bulk).toBe(false);
  });

  it('never holds more than 20,000 characters', () => {
    expect(readRequest(mail({ text: 'Wort '.repeat(100_000) })).text.length).toBeLessThanOrEqual(
      20_000,
    );
  });

  it('is read from what makes patterns slow, see scripts/hostile.ts for the time', () => {
    const nasty = [
      'Am '.repeat(60_000),
      '>'.repeat(200_000),
      `${' '.repeat(100_000)}schrieb:`,
      'Von: x\n'.repeat(30_000),
      '_'.repeat(200_000),
      '\n'.repeat(200_000),
      `${'-'.repeat(100_000)} Original Message`,
      'AW: '.repeat(50_000),
    ];
    for (const text of nasty) {
      const { subject, text: read } = readRequest(mail({ text, subject: text }));
      expect(subject.length + read.length).toBeLessThanOrEqual(40_000);
    }
  });

  it('can be read from anything, and leaves the mail as it was', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        '> ',
        'Von: ',
        'Am 3. schrieb x:',
        '-- ',
        'WG: ',
        '__proto__',
        '<p hidden>',
        '</p>',
      ),
    );
    const hostile = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(hostile, hostile, fc.boolean(), (subject, content, isHtml) => {
        const read = mail({ subject, body: { contentType: isHtml ? 'html' : 'text', content } });
        const before = structuredClone(read);
        expect(readRequest(read)).toEqual(readRequest(structuredClone(read)));
        expect(read).toEqual(before);
      }),
    );
  });
});
