// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/find/find-page.tsx';
import '../../src/ui/tab/past/past-page.tsx';
import '../../src/ui/tab/register/register-page.tsx';
import type { Api } from '../../src/ui/shared/api.ts';
import type { Directory } from '../../src/wire/directory.ts';
import { showTab } from './show-tab.tsx';
import { directory, entry, fakeApi, people, textOf } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, more: Partial<Api> = {}) => {
  const api = fakeApi(more);
  showTab(path, api);
  return { api, user: userEvent.setup() };
};

const away = entry(1, 'Eingangsrechnungen', people.deniz);
const then = {
  ...away,
  responsibility: { ...away.responsibility, validTo: '2026-06-30' },
  recipient: {
    person: people.sabine,
    role: 'deputy' as const,
    skipped: [{ person: people.deniz, role: 'owner' as const, reason: 'away' as const }],
  },
};
const certain = { doubtCount: 0, missing: [], missingCount: 0, enteredLater: 0, unread: 0 };
const asOf = { day: '2026-03-14', ...certain };

describe('the register as of a day', () => {
  test('is reached from Find and from Register, and asks for the day', async () => {
    const { user, api } = open('/find');
    await user.click(await screen.findByRole('link', { name: /an einem anderen Tag zuständig/ }));
    await screen.findByText('Welcher Tag?');
    expect(api.directory).not.toHaveBeenCalledWith(
      expect.objectContaining({ asOf: expect.anything() }),
      expect.anything(),
    );
    cleanup();
    const other = open('/register');
    await other.user.click(await screen.findByRole('link', { name: 'Stand an einem Tag' }));
    await screen.findByRole('heading', { name: 'Wer war zuständig?' });
  });

  test('says who answered, who would have received a request, and that this is not today', async () => {
    const { api } = open('/past?asOf=2026-03-14&q=Mahnung', {
      directory: async () => directory({ entries: [then], total: 1, asOf }),
    });
    await screen.findByText(/Sie sehen den 14. März, nicht heute/);
    expect(api.directory).toHaveBeenCalledWith(
      { q: 'Mahnung', asOf: '2026-03-14', skip: '0' },
      expect.anything(),
    );
    const row = screen.getByRole('listitem');
    expect(textOf(row)).toContain('Deniz Yıldız');
    expect(textOf(row)).toContain('hätte bekommen: Sabine Kern (Vertretung)');
    expect(textOf(row)).toContain('Gültig vom 1. März 2025 bis 30. Juni');
    const link = within(row).getByRole('link', { name: 'Eingangsrechnungen' });
    expect(link.getAttribute('href')).toBe('/register/1');
    const back = screen.getByRole('link', { name: 'Zurück zu heute' });
    expect(back.getAttribute('href')).toBe('/find?q=Mahnung');
  });

  test('offers nothing that could be done to who may not make a chapter', async () => {
    open('/past?asOf=2026-03-14', {
      registerRights: async () => ({ mayEdit: false, editors: [] }),
      directory: async () => directory({ entries: [then], total: 1, asOf }),
    });
    await screen.findByText(/Sie sehen den 14. März/);
    expect(within(screen.getByRole('main')).queryAllByRole('button')).toEqual([]);
  });

  test('names the rows that are missing, and an empty day', async () => {
    const missing = ['', 'Fax', 'Post', 'Boten', 'Telex'].map((title, row) => ({ row, title }));
    open('/past?asOf=2026-03-14', {
      directory: async () =>
        directory({ asOf: { ...asOf, doubtCount: 7, missing, missingCount: 7 } }),
    });
    await screen.findByText(/7 Zeilen fehlen, denn sie sind aufgehoben/);
    expect(screen.getByText('ohne Titel')).toBeDefined();
    expect(screen.getByText('Fax')).toBeDefined();
    expect(screen.getByText('und 2 weitere')).toBeDefined();
    expect(screen.getByText('Nichts galt an diesem Tag')).toBeDefined();
  });

  test.each([
    ['begin_unknown', undefined, 'Seit wann das gilt, steht nicht da.'],
    ['begin_unknown', '2026-03-20', 'Erst am 20. März eingetragen; seit wann das gilt'],
    ['versions_missing', '2026-03-20', 'Was vor dem 20. März in der Zeile stand'],
    ['versions_unread', undefined, 'noch nicht gelesen; Sie sehen die Zeile von heute'],
    ['versions_refused', undefined, 'zeigt SharePoint Ihnen nicht'],
  ] as const)('says at the row why it is not certain: %s, %s', async (why, since, sentence) => {
    const doubt = { why, ...(since && { since }) };
    open('/past?asOf=2026-03-14', {
      directory: async () =>
        directory({ entries: [{ ...then, doubt }], total: 1, asOf: { ...asOf, doubtCount: 1 } }),
    });
    const row = await screen.findByRole('listitem');
    expect(textOf(row)).toContain(sentence);
    expect(screen.getByText(/Bei 1 Zeile ist nicht alles sicher/)).toBeDefined();
  });

  test('says of rows that were entered later when that was, once for all of them what it means', async () => {
    const doubt = { why: 'entered_later', since: '2026-03-20' } as const;
    open('/past?asOf=2026-03-14', {
      directory: async () =>
        directory({
          entries: [{ ...then, doubt }],
          total: 1,
          asOf: { ...asOf, doubtCount: 1, enteredLater: 1 },
        }),
    });
    expect(textOf(await screen.findByRole('listitem'))).toContain('Eingetragen am 20. März');
    screen.getByText(/1 Zeile ist erst danach eingetragen; Sie sehen/);
    expect(screen.queryByText(/nicht alles sicher/)).toBeNull();
  });

  test('says what has not been read yet, and reads on when somebody asks for it', async () => {
    const unread = { ...asOf, doubtCount: 40, unread: 40 };
    const { promise: more, resolve } = Promise.withResolvers<Directory>();
    const asked = vi
      .fn<Api['directory']>()
      .mockResolvedValueOnce(directory({ entries: [then], total: 90, asOf: unread }))
      .mockImplementation(() => more);
    const { user } = open('/past?asOf=2026-03-14', { directory: asked });
    await screen.findByText(/40 Zeilen stehen noch so da wie heute/);
    // which rows there are is not certain before all is read
    expect(screen.queryByRole('button', { name: /anzeigen/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Weiterlesen' }));
    await user.click(await screen.findByRole('button', { name: 'Wird gelesen …' }));
    expect(asked).toHaveBeenCalledTimes(2);
    resolve(directory({ entries: [then], total: 1, asOf }));
    await waitFor(() => expect(screen.queryByText(/noch so da wie heute/)).toBeNull());
    expect(await screen.findByText('Alle früheren Fassungen sind gelesen.')).toBeDefined();
    await waitFor(() => expect(document.activeElement?.id).toBe('past-day'));
  });

  test('shows who stood in, the step with its controls, and the wording of that day', async () => {
    const { responsibility } = then;
    const step = { process: 'Zahlung', step: 2, separateFrom: [1] };
    const texts = { description: 'Alte Fassung', keywords: ['Skonto'], excludedPhrases: ['Miete'] };
    const past = {
      ...then,
      responsibility: { ...responsibility, ...step, ...texts, deputies: [people.sabine] },
    };
    open('/past?asOf=2026-03-14', {
      directory: async () => directory({ entries: [past], total: 1, asOf }),
    });
    const row = await screen.findByRole('listitem');
    expect(textOf(row)).toContain('Vertretung: Sabine Kern');
    expect(textOf(row)).toContain('Zahlung, Schritt 2 · nicht dieselbe Person wie bei Schritt 1');
    await userEvent.setup().click(within(row).getByText('Wortlaut an diesem Tag'));
    expect(within(row).getByText('Alte Fassung')).toBeDefined();
    expect(within(row).getByText('Miete')).toBeDefined();
  });

  test('is asked for another day as it is chosen, but not for a year that is only half typed', async () => {
    const { user, api } = open('/past', {
      directory: async () => directory({ asOf: { day: '2027-01-04', ...certain } }),
    });
    const field = await screen.findByLabelText('Stand am');
    await user.type(field, '0202-01-04');
    expect(api.directory).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '2027-01-04');
    await screen.findByText(/4. Jan. 2027, nicht heute, soweit/);
  });

  test('says why it cannot be shown, and tries again', async () => {
    const failing = vi.fn(async () => {
      throw new ApiError({ kind: 'no_access', code: 'no_access' });
    });
    const { user } = open('/past?asOf=2026-03-14', { directory: failing });
    await user.click(await screen.findByRole('button', { name: 'Erneut versuchen' }));
    await waitFor(() => expect(failing.mock.calls.length).toBeGreaterThan(1));
  });

  test('offers the chapter for the process documentation to those who may make it, since a day they choose', async () => {
    const chapter = async () => {
      throw new ApiError({ kind: 'offline', code: 'no_connection' });
    };
    const { user, api } = open('/past?asOf=2026-03-14', { chapter });
    const from = await screen.findByLabelText('Zeitraum seit');
    await user.clear(from);
    await user.type(from, '2026-02-01');
    await user.click(screen.getByRole('button', { name: 'Kapitel herstellen' }));
    await waitFor(() =>
      expect(api.chapter).toHaveBeenCalledWith({ from: '2026-02-01', to: '2026-03-14' }),
    );
    await screen.findByRole('alert');
    cleanup();
    open('/past?asOf=2026-03-14', {
      registerRights: async () => ({ mayEdit: false, editors: [] }),
    });
    await screen.findByText('Keine Zuständigkeit an diesem Tag');
    expect(screen.queryByText('Kapitel herstellen')).toBeNull();
  });

  test('offers no chapter for a day that is to come: nothing of it can be proved', async () => {
    open('/past?asOf=2026-11-23');
    await screen.findByText('Kapitel herstellen');
    cleanup();
    open('/past?asOf=2026-11-24');
    await screen.findByText('Keine Zuständigkeit an diesem Tag');
    expect(screen.queryByText('Kapitel herstellen')).toBeNull();
  });
});
