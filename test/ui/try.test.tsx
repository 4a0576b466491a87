// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/register/register-page.tsx';
import '../../src/ui/tab/try/try-page.tsx';
import { showTab } from './show-tab.tsx';
import {
  candidate,
  evidence,
  fakeApi,
  handoff,
  page,
  people,
  traceAnswer,
  textOf,
} from './stage.tsx';

afterEach(cleanup);

const open = (api = fakeApi(), path = '/try') => {
  showTab(path, api);
  return userEvent.setup();
};
const go = async (user: ReturnType<typeof open>) =>
  user.click(await screen.findByRole('button', { name: 'Ausprobieren' }));
const result = () => screen.findByRole('region', { name: 'Ergebnis' });

describe('a mail that is tried', () => {
  test('is reached from the register by whoever may change it, and says that nothing is kept', async () => {
    const user = open(fakeApi(), '/register');
    await user.click(await screen.findByRole('link', { name: 'Mail ausprobieren' }));
    await screen.findByRole('heading', { name: 'Mail ausprobieren' });
    expect(screen.getByText(/Nichts wird gesendet, gespeichert oder protokolliert/)).toBeDefined();
  });

  test('is not offered to whoever only reads the register', async () => {
    open(fakeApi({ registerRights: async () => ({ mayEdit: false, editors: [] }) }), '/register');
    await screen.findByText(/aber nicht ändern/);
    expect(screen.queryByRole('link', { name: 'Mail ausprobieren' })).toBeNull();
  });

  test('is sent as it was typed, and its result gets the focus', async () => {
    const tryMail = vi.fn(async () => traceAnswer());
    const user = open(fakeApi({ tryMail }));
    await user.type(await screen.findByLabelText('Absender'), 'a@b.example');
    await user.type(screen.getByLabelText('Betreff'), '2. Mahnung{Enter}');
    const told = await result();
    expect(tryMail).toHaveBeenCalledWith({ from: 'a@b.example', subject: '2. Mahnung', text: '' });
    expect(document.activeElement).toBe(
      within(told).getByRole('heading', { name: 'Wer sie bekäme' }),
    );
    expect(within(told).getByRole('heading', { name: 'Sabine Kern' })).toBeDefined();
    expect(textOf(told)).toContain('eindeutig');
    expect(textOf(told)).toContain('Sicherheit: 83 von 100');
    expect(textOf(told)).toContain('Deniz Yıldız wäre zuerst dran, ist aber bis 4. Dez.');
    expect(textOf(told)).toContain('Stichwort „Mahnung“ (in der Mail: „Mahnung“, im Betreff)');
    expect(textOf(told)).toContain('+2,4');
    expect(textOf(told)).toContain('62 von 100');
    const [link] = within(told).getAllByRole('link', { name: 'Eingangsrechnungen' });
    expect(link?.getAttribute('href')).toBe('/register/1');
    expect(within(told).getByText('Keine Zeile wurde ausgeschlossen.')).toBeDefined();
  });

  test('is not asked for while there is none', async () => {
    const tryMail = vi.fn(async () => traceAnswer());
    const user = open(fakeApi({ tryMail }));
    await go(user);
    expect(screen.getByRole('alert').textContent).toContain('zuerst eine Mail');
    expect(tryMail).not.toHaveBeenCalled();
  });

  test('may be a file; one that is too large is not sent', async () => {
    const tryMail = vi.fn(async () => traceAnswer());
    const user = open(fakeApi({ tryMail }));
    await user.click(await screen.findByRole('radio', { name: 'Datei' }));
    const field = screen.getByLabelText('Mail als Datei (.eml)');
    await user.upload(
      field,
      new File(['x'.repeat(1_000_001)], 'a.eml', { type: 'message/rfc822' }),
    );
    await screen.findByText(/zu groß/);
    await go(user);
    expect(tryMail).not.toHaveBeenCalled();
    await user.upload(field, new File(['Subject: ä\n'], 'b.eml', { type: 'message/rfc822' }));
    await waitFor(async () => {
      await go(user);
      const eml = Buffer.from('Subject: ä\n').toString('base64');
      expect(tryMail).toHaveBeenCalledWith({ eml });
    });
  });

  test('may be that of a hand-off, as of a day', async () => {
    const tryMail = vi.fn(async () =>
      traceAnswer({
        asOf: {
          day: '2026-03-14',
          doubtCount: 1,
          missing: [],
          missingCount: 0,
          enteredLater: 0,
          unread: 0,
        },
      }),
    );
    const user = open(fakeApi({ tryMail, handoffs: async () => page([handoff()]) }));
    await user.click(await screen.findByRole('radio', { name: 'Übergabe' }));
    await screen.findByRole('option', { name: /2. Mahnung/ });
    await user.selectOptions(screen.getByLabelText(/letzten Übergaben/), handoff().handoffKey);
    await user.type(screen.getByLabelText('Stand am'), '2026-03-14');
    await go(user);
    const { handoffKey } = handoff();
    expect(tryMail).toHaveBeenCalledWith({ handoffKey, asOf: '2026-03-14' });
    const told = await result();
    expect(textOf(told)).toContain('am 14. März entschieden');
    expect(textOf(told)).toContain('Bei 1 Zeile ist nicht alles sicher');
  });

  test('says when there are no hand-offs, and when they cannot be had', async () => {
    const user = open();
    await user.click(await screen.findByRole('radio', { name: 'Übergabe' }));
    await screen.findByText('Sie sehen noch keine Übergaben.');
    cleanup();
    const failing = async () => {
      throw new ApiError({ kind: 'offline', code: 'no_connection' });
    };
    const other = open(fakeApi({ handoffs: failing }));
    await other.click(await screen.findByRole('radio', { name: 'Übergabe' }));
    await screen.findByRole('button', { name: 'Erneut versuchen' });
  });

  test('says why it could not be tried', async () => {
    const tryMail = async () => {
      throw new ApiError({ kind: 'no_access', code: 'no_access' });
    };
    const user = open(fakeApi({ tryMail }));
    await user.type(await screen.findByLabelText('Betreff'), 'Mahnung');
    await go(user);
    expect((await screen.findByRole('alert')).textContent).toContain('Kein Zugang');
  });
});

describe('what is told of a decision', () => {
  const told = async (trace: Parameters<typeof traceAnswer>[0]) => {
    const user = open(fakeApi({ tryMail: async () => traceAnswer(trace) }));
    await user.type(await screen.findByLabelText('Betreff'), 'Mahnung');
    await go(user);
    return textOf(await result());
  };

  test('names why rows take no part', async () => {
    const row = { row: 9, title: 'Altes', area: 'Fax' };
    const text = await told({
      removed: [
        { ...row, why: 'excluded', phrase: 'Ausgangsrechnung' },
        { ...row, row: 10, why: 'not_in_force', to: '2025-06-30' },
        { ...row, row: 11, why: 'not_in_force', from: '2027-01-01' },
        { ...row, row: 12, why: 'not_in_force', from: '2027-01-01', to: '2027-02-01' },
        { ...row, row: 13, why: 'not_in_force' },
      ],
    });
    expect(text).toContain('„Ausgangsrechnung“ steht in der Mail und schließt diese Zeile aus.');
    expect(text).toContain('Galt nur bis 30. Juni 2025.');
    expect(text).toContain('Gilt erst ab 1. Jan. 2027.');
    expect(text).toContain('Gilt nur vom 1. Jan. 2027 bis 1. Feb. 2027.');
    expect(text).toContain('Gilt an diesem Tag nicht.');
  });

  test('tells what speaks against a row, what was learned, and that nobody is there', async () => {
    const pieces = [
      evidence('2026-03-12', {
        kind: 'earlier_request',
        matched: '4',
        where: 'history',
        weight: 1,
      }),
      evidence('', { kind: 'sender_history', matched: '1', where: 'history', weight: 0.5 }),
      evidence('Lohn', { kind: 'not_here', matched: 'Löhne', where: 'text', weight: -1.25 }),
      evidence('Krankengeld', { kind: 'field', matched: '', where: 'subject', weight: 0.1 }),
    ];
    const points = { text: 1.21, words: 0, learned: -4.5 };
    const place = { row: 7, title: 'Reisen', area: 'Lohn', probability: 0.004 };
    const weighed = { ...place, points, evidence: pieces };
    const text = await told({ weighed: [weighed, { ...weighed, row: 8, evidence: [] }] });
    expect(text).toContain('frühere Übergaben wie diese: 4-mal, zuletzt 12. März');
    expect(text).toContain('frühere Übergaben dieses Absenders: einmal');
    expect(text).toContain('„Gehört nicht hierher“ „Löhne“ (in der Mail: „Lohn“, im Text)');
    expect(text).toContain('dasselbe Arbeitsgebiet wie „Krankengeld“ (im Betreff)');
    expect(text).toContain('-1,3');
    expect(text).toContain(
      'Ähnlichkeit mit dem Eintrag +1,2, Wörter und Regeln 0,0, frühere Übergaben -4,5',
    );
    expect(text).toContain('unter 1 von 100');
    expect(text).toContain('Von den Eingetragenen wäre niemand da.');
    expect(text).toContain('Kein einzelnes Wort spricht dafür.');
  });

  test('says when Baton would ask, find nobody, or do nothing', async () => {
    const options = [
      candidate(),
      candidate({
        title: 'Mahnungen',
        recipient: { person: people.jonas, role: 'owner', skipped: [] },
      }),
    ];
    expect(
      await told({ suggestion: { kind: 'unclear', reason: 'several_speak', options } }),
    ).toMatch(
      /Baton würde nachfragen.*Sabine Kern \(Eingangsrechnungen\) und Jonas Petersen \(Mahnungen\)/,
    );
    cleanup();
    expect(
      await told({
        suggestion: { kind: 'unclear', reason: 'nothing_speaks', options: [] },
        weighed: [],
      }),
    ).toMatch(/Nichts in der Mail passt.*Nichts kommt infrage/);
    cleanup();
    const idle = { kind: 'nothing_to_do', reason: 'bulk_mail' } as const;
    const text = await told({ suggestion: idle });
    expect(text).toContain('Das ist ein Rundschreiben');
    expect(text).not.toContain('Sicherheit');
  });
});
