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

  it.each([
    'Von: Anna Kern\nBetreff: Alt',
    'Von: Anna Kern\nDatum: 3.3.2026\nBetreff: Alt',
    '________________________________\nDe : Anna Kern',
  ])('of an answer ends at whatever looks like a header: %j', (header) => {
    expect(textOf(`Bitte um Rückruf.\n\n${header}\n\nAlte Mahnung.`, 'AW: Alt')).toBe(
      'Bitte um Rückruf.',
    );
  });

  it('takes marks inside the quoted mail for nobody’s answer', () => {
    const header = 'Von: Anna Kern\nGesendet: heute\nAn: Info\nBetreff: Alt';
    const text = `Bitte um Rückruf.\n\n${header}\n\nDie Rechnung ist falsch.\n> Anbei die Rechnung.`;
    expect(textOf(text, 'AW: Alt')).toBe('Bitte um Rückruf.');
  });

  it('of a machine that announces a mail is what follows', () => {
    const text =
      'Neues Ticket #123 wurde erstellt:\n\nVon: Anna\nAn: Hilfe\nDatum: 3.3.2026\nBetreff: Drucker\n\nDer Drucker steht still.';
    expect(textOf(text, 'Ticket 123')).toContain('Der Drucker steht still.');
  });

  it('leaves out marked lines and keeps answers written below them', () => {
    const text =
      'Am 3. März 2026 schrieb Anna:\n> Wann kommt die Ware?\nAm Freitag.\n> Und die Rechnung?\nSpäter.';
    expect(textOf(text, 'AW: Ware')).toBe('Am Freitag.\nSpäter.');
  });

  it.each([
    ['Open-Xchange', 'Anna Kern <a@kern.example> hat am 03.11.2026 10:14 CET geschrieben:'],
    [
      'GMX',
      'Gesendet: Dienstag, 3. März 2026 um 10:14 Uhr\nVon: "Anna Kern" <a@kern.example>\nAn: info@x.example\nBetreff: Alt',
    ],
    [
      'T-Online',
      '-----Original-Nachricht-----\nBetreff: Alt\nDatum: 2026-03-03T10:14:00+0100\nVon: "Anna Kern" <a@kern.example>\nAn: info@x.example',
    ],
    ['Notes', 'An: info@x.example\nVon: Anna Kern/Kern\nDatum: 03.03.2026 10:14\nBetreff: Alt'],
    ['Apple, the name first', 'Anna Kern <a@kern.example> schrieb am 3. März 2026 um 10:14:'],
    ['Gmail, the time first', '2026-03-03 10:14 GMT+01:00 Anna Kern <a@kern.example>:'],
    [
      'two lines, a sentence before them',
      'Am Montag rufe ich noch einmal an.\nAm 3. März 2026 um 10:14 schrieb\nAnna Kern <a@kern.example>:',
    ],
  ])('ends where %s quotes', (_, header) => {
    const text = textOf(`Bitte um Rückruf.\n${header}\n\nAlte Rechnung, alte Mahnung.`, 'AW: Alt');
    expect(text).toMatch(/^Bitte um Rückruf\.(?:\nAm Montag rufe ich noch einmal an\.)?$/);
  });

  it.each([
    'Neue Nachricht von Ihrer Website\n\nVon: Max Muster\nE-Mail: m@x.example\nBetreff: Rechnung\nNachricht: Die Pumpe steht still.',
    'Von: Max Muster\nGesendet: 3.3.2026\nBetreff: Rechnung\nNachricht: Die Pumpe steht still.',
    'Transportanfrage\nVon: Hamburg\nAn: München\nDatum: 3.3.2026\nDie Pumpe steht still.',
    'Unser Kunde schrieb uns am 3.3.2026 um 10:14:\nDie Pumpe steht still.',
    '____________________________\nKontaktformular\n____________________________\nDie Pumpe steht still.',
  ])('goes on behind what only looks like a header: %j', (text) => {
    expect(textOf(text)).toContain('Die Pumpe steht still.');
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

  it.each([
    'Bitte legt für diesen Kunden ab sofort eine neue Anschrift im System an, siehe unten, und gebt mir danach Bescheid.',
    'Liebe Kolleginnen und Kollegen, das haben wir heute bekommen und wissen nicht, wer bei Ihnen dafür zuständig ist.',
  ])('with words of its own is these and what was forwarded: %s', (own) => {
    const text = textOf(`${own}\n\n${header}\n\nDie Pumpe steht still.`, 'WG: Störung');
    expect(text).toContain(own.split(', ').at(-1));
    expect(text).toContain('Die Pumpe steht still.');
  });

  it.each([
    '[EXTERN] WG: Störung',
    'Fwd[2]: Störung',
    '***EXTERN*** WG: Störung',
    'EXT: FW: Störung',
  ])('is known behind what gateways put before it: %s', (subject) => {
    const request = readRequest(
      mail({ subject, text: `Machst du das?\n\n${header}\n\nDie Pumpe steht still.` }),
    );
    expect(request).toMatchObject({ subject: 'Störung', forwards: true });
    expect(request.text).toContain('Die Pumpe steht still.');
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
    'Mit den besten Grüßen\nEva Muster',
    'Mit freundlichem Gruss\nEva Muster',
    'Freundlicher Gruß, Eva',
    'Viele herzliche Grüsse aus Kiel\nEva',
    'Danke und beste Grüße, Eva',
    'All the best\nEva',
    'Thank you in advance for your help,\nAbhishek.',
    'Schönes Wochenende\nEva Muster',
    'Eva Muster\nMuster Versicherungen AG\nHafenstraße 1\n24103 Kiel',
    'Eva Muster\nHead of Payroll\nMuster Castings Ltd.',
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

  it.each([
    'vielen Dank für Ihre Nachricht.\nDer Aufzug steht still, bitte Reparatur veranlassen.',
    'danke!\nDer Termin am Montag passt.\nBitte bringen Sie den Schlüssel mit.',
    'Thanks for getting back to me.\nThe lift is still out of order.',
    'einen schönen Aufzug haben Sie!\nEr steht aber still.',
    'schöne Grüße an das Team.\nIch brauche einen neuen Ausweis.',
    'gute Grüße vom Kollegen Maier, er braucht eine neue Karte.',
    'vielen Dank, der Termin passt leider nicht.',
    'liebe Grüße aus dem Urlaub.\nKönnen Sie mir bitte die Zugangskarte sperren?',
    'Hallo die Rechnung 12 fehlt noch',
    'Der Wagen steht.\nGesendet von Herrn Maier wurde leider die falsche Rechnung, zweimal sogar.',
  ])('is not a “thank you” with which a mail begins: %j', (text) => {
    expect(textOf(`Guten Tag,\n${text}\n\nMit freundlichen Grüßen\nMax`).trim()).toBe(text);
  });

  it.each([
    'bitte liefern Sie:\n\n1500 Stück Flansche DN50\n2500 Schrauben M8',
    'Unsere Anschrift ist neu.\n\nNeue Rechnungsanschrift:\n\nKern Logistik GmbH\nHafenstr. 3\n24103 Kiel',
    'Lieferanten sperren\n\nMüller GmbH\nMaier AG\nSchulze KG',
    'Neue Bankverbindung:\n\nIBAN DE89 3704 0044 0532 0130 00\nKern GmbH',
  ])('is not a list of what is asked for: %j', (text) => {
    expect(textOf(text)).toBe(text);
  });

  it.each([
    ['[EXTERN] Bitte um Rückruf wegen Rechnung 12.', 'Bitte um Rückruf wegen Rechnung 12.'],
    [
      'Externe E-Mail Adresse für Frau Kern einrichten',
      'Externe E-Mail Adresse für Frau Kern einrichten',
    ],
    ['Disclaimer Text ändern', 'Disclaimer Text ändern'],
  ])('keeps what is asked for in the same line: %s', (text, kept) => {
    expect(textOf(text)).toBe(kept);
  });

  it('keeps a postscript', () => {
    expect(
      textOf('Danke für alles.\nDie Ware ist da.\nViele Grüße\nEva\nPS: Die Rechnung fehlt noch.'),
    ).toContain('PS: Die Rechnung fehlt noch.');
  });

  it.each([
    'E-Mail-Adresse bitte ändern auf neu@muster.example',
    'Telefon neu: 040 123456, bitte in den Stammdaten ändern.',
    'Sitz der Gesellschaft hat sich geändert, bitte Stammdaten anpassen.',
    'Externe E-Mails kommen bei uns nicht an.',
    'Web-Portal https://muster.example lässt mich nicht anmelden.',
    'Bitte prüfen Sie, ob diese Mail echt ist.',
    'Informationen zum Datenschutz fehlen auf Ihrer Seite.',
    'Geschäftsführer haben gewechselt, bitte im Vertrag anpassen.',
    'Handelsregister: bitte den neuen Geschäftsführer eintragen.',
    'Guten Tag bitte stornieren: Rechnung 12',
    'Die Anlage steht.\n\nGrüßen Sie bitte Frau Kern, sie kennt den Auftrag.',
    'Neue Anschrift ab März.\n\nBitte liefern Sie an:\n24103 Kiel',
  ])('is not left out where somebody writes about it: %s', (text) => {
    expect(textOf(text)).toBe(text);
  });

  it.each([
    'Sitz der Gesellschaft: Kiel',
    'Sitz der Gesellschaft Kiel, Handelsregister Kiel HRB 1',
    'Externe E-Mail: Öffnen Sie keine Anhänge.',
    'Bitte prüfen Sie, ob diese Mail wirklich ausgedruckt werden muss.',
    'Tel.: 040 1234-56 | Fax: 040 1234-57 | www.muster.example',
    'Informationen zum Datenschutz finden Sie unter www.muster.example',
  ])('is left out without a closing, too: %s', (line) => {
    expect(textOf(`${line}\nDie Ware fehlt.`)).toBe('Die Ware fehlt.');
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

  it.each([
    'Bitte löschen Sie alle meine Daten nach Art. 17 DSGVO und schicken Sie mir keinen Newsletter mehr.',
    'Wir möchten keinen Newsletter mehr, bitte streichen Sie uns.',
    'I want to unsubscribe from your list.',
    'Bitte vom Newsletter abmelden.',
  ])('is not bulk because somebody wants no newsletter: %s', (text) => {
    expect(readRequest(mail({ text })).bulk).toBe(false);
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
