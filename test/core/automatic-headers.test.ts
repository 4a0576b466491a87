import { describe, expect, it } from 'vitest';
import { isAutomaticAnswer } from '../../src/core/automatic-answer.ts';
import { automaticKindOf } from '../../src/core/automatic-headers.ts';
import { readRequest } from '../../src/core/mail.ts';
import { mail } from '../support/register.ts';

const kindOf = (name: string, value: string | null) => automaticKindOf([{ name, value }]);

describe('headers', () => {
  it('tell an answer that a program wrote, in any spelling', () => {
    expect(kindOf('Auto-Submitted', 'auto-replied')).toBe('reply');
    expect(kindOf('AUTO-SUBMITTED', ' Auto-Replied (vacation)')).toBe('reply');
  });

  it('tell the report of a mail server', () => {
    const type = 'multipart/report; report-type=delivery-status; boundary="x"';
    expect(kindOf('Content-Type', type)).toBe('report');
    expect(kindOf('content-type', 'multipart/report; report-type="disposition-notification"')).toBe(
      'report',
    );
  });

  it('do not make a request of a program less of a request', () => {
    expect(kindOf('Auto-Submitted', 'auto-generated')).toBeUndefined();
    expect(kindOf('Auto-Submitted', 'no')).toBeUndefined();
    expect(kindOf('X-Auto-Response-Suppress', 'All')).toBeUndefined();
    expect(kindOf('Content-Type', 'multipart/report; report-type=feedback-report')).toBeUndefined();
    expect(kindOf('Content-Type', null)).toBeUndefined();
    expect(automaticKindOf([])).toBeUndefined();
  });

  it('count also where the subject says nothing', () => {
    const request = readRequest(mail({ subject: 'Rechnung 4711', automatic: 'reply' }));
    expect(isAutomaticAnswer(request)).toBe(true);
    expect(isAutomaticAnswer(readRequest(mail({ subject: 'Rechnung 4711' })))).toBe(false);
  });
});

describe('subject and text', () => {
  const isAutomatic = (subject: string, text: string, address = 'a@kunde.example') =>
    isAutomaticAnswer(readRequest(mail({ subject, text, from: { name: '', address } })));

  it.each([
    ['Automatische Antwort: Rechnung', 'Vielen Dank.'],
    ['Abwesend: Rechnung', ''],
    ['Außer Haus', 'Ich bin bis 3. März nicht im Büro.'],
    ['Unzustellbar: Ihre Rechnung', 'Ihre Nachricht konnte nicht zugestellt werden. 550 5.1.10'],
    ['Undeliverable: your invoice', 'Your message to x@y.example couldn’t be delivered.'],
    ['Mail delivery failed', 'returning message to sender'],
  ])('tell a machine’s answer: %s', (subject, text) => {
    expect(isAutomatic(subject, text)).toBe(true);
  });

  it('tell it by the mail server that writes', () => {
    const exchange = 'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@kunde.example';
    expect(isAutomatic('Rechnung', 'x', exchange)).toBe(true);
  });

  it.each([
    ['Nicht zustellbar: Paket 4711', 'Wir haben niemanden angetroffen, bitte neuen Termin nennen.'],
    ['Unzustellbar: Ihre Lieferung', 'Bitte nennen Sie uns die neue Adresse.'],
    ['Auto: Dienstwagen Leasing', 'Anbei das Angebot für den neuen Wagen.'],
    ['Abwesenheitsnotiz einrichten', 'Bitte für Frau Kern ab Montag.'],
    ['Out of office message for Eva', 'Please set one up.'],
    ['Unzustellbare Briefe', 'Wohin sollen wir sie legen, ins Postfach?'],
    ['Delivery delayed for PO 12', 'Your email asked for Monday; it will be Friday.'],
    ['Außer Haus Fertigung', 'Wir lassen die Teile extern fertigen. Bitte um ein Angebot.'],
  ])('do not take a request for one: %s', (subject, text) => {
    expect(isAutomatic(subject, text)).toBe(false);
  });
});
