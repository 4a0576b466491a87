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
const asOf = { day: '2026-03-14', doubts: [], doubtCount: 0 };

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

  test('names what is not certain, and an empty day', async () => {
    const doubts = Array.from({ length: 7 }, (_, at) => ({
      row: at,
      title: at === 0 ? '' : `Zeile ${at}`,
      why: at === 1 ? ('end_unknown' as const) : ('begin_unknown' as const),
    }));
    open('/past?asOf=2026-03-14', {
      directory: async () =>
        directory({ asOf: { ...asOf, doubts: doubts.slice(0, 5), doubtCount: 7 } }),
    });
    await screen.findByText('7 Zeilen sind nicht sicher:');
    expect(screen.getByText(/ohne Titel: Seit wann sie gilt/)).toBeDefined();
    expect(screen.getByText(/Zeile 1: Sie ist aufgehoben/)).toBeDefined();
    expect(screen.getByText('und 2 weitere')).toBeDefined();
    expect(screen.getByText('Nichts galt an diesem Tag')).toBeDefined();
  });

  test('is asked for another day as it is chosen, but not for a year that is only half typed', async () => {
    const { user, api } = open('/past', {
      directory: async () => directory({ asOf: { day: '2027-01-04', doubts: [], doubtCount: 0 } }),
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
});
