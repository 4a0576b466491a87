// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/find/find-page.tsx';
import '../../src/ui/tab/handoffs/handoffs-page.tsx';
import type { DirectoryEntry } from '../../src/wire/directory.ts';
import { withFinger } from '../support/pointer.ts';
import { showTab } from './show-tab.tsx';
import { deskOf, directory, evidence, fakeApi, handoff, page, people, press } from './stage.tsx';

afterEach(cleanup);

const responsibility = (id: number, title: string): Responsibility => ({
  id,
  title,
  area: 'Rechnungen',
  description: 'Rechnungsnummer\nFrist',
  notHere: 'Ausgangsrechnungen',
  keywords: [],
  excludedPhrases: [],
  senderPatterns: [],
  mailboxes: [],
  owner: people.deniz,
  deputies: [people.sabine],
  team: [],
  informed: [],
  separateFrom: [],
  confidential: false,
  filing: false,
  validFrom: '2025-03-01',
});
const entry = (id: number, title: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  responsibility: responsibility(id, title),
  recipient: { person: people.deniz, role: 'owner', skipped: [] },
  ...more,
});

const open = (path: string, api = fakeApi()) => {
  showTab(path, api);
  return api;
};

test('what is opened from the register keeps it marked among the areas', async () => {
  open('/try');
  const link = await screen.findByRole('link', { name: 'Register' });
  expect(link.getAttribute('aria-current')).toBe('page');
  cleanup();
  open('/find');
  expect((await screen.findByRole('link', { name: 'Register' })).ariaCurrent).toBeNull();
});

test('a row without an area is shown without one', async () => {
  const bare = entry(1, 'Fuhrpark');
  bare.responsibility = { ...bare.responsibility, area: '' };
  open('/find', fakeApi({ directory: async () => directory({ entries: [bare] }) }));
  await screen.findByRole('heading', { name: 'Fuhrpark' });
  expect(screen.queryByText(/^Bereich/)).toBeNull();
});

test('what has no room on a phone is closed by Esc, with the focus back, and by whoever goes on beside it', async () => {
  showTab('/find', fakeApi());
  const user = userEvent.setup();
  const more = await screen.findByRole('button', { name: 'Mehr' });
  await user.click(more);
  expect(more.getAttribute('aria-expanded')).toBe('true');
  await user.tab();
  await user.keyboard('{Escape}');
  expect(more.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(more);
  await user.keyboard('{Enter}');
  expect(more.getAttribute('aria-expanded')).toBe('true');
  await user.click(await screen.findByLabelText('Was steht in der Mail?'));
  expect(more.getAttribute('aria-expanded')).toBe('false');
});

describe('Find', () => {
  test('lets whoever comes to it type at once, but brings no keyboard up on a phone', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    open('/find');
    const field = await screen.findByRole('textbox', { name: 'Was steht in der Mail?' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    cleanup();
    withFinger();
    open('/find');
    await screen.findByRole('textbox', { name: 'Was steht in der Mail?' });
    expect(document.activeElement).toBe(document.body);
    vi.unstubAllGlobals();
    focus.mockRestore();
  });

  test('shows in full who is there for the best match, what belongs to it and what does not', async () => {
    const best = entry(1, 'Telefonrechnungen', {
      recipient: {
        person: people.sabine,
        role: 'deputy',
        skipped: [{ person: people.deniz, role: 'owner', reason: 'away', until: '2026-12-04' }],
      },
      match: { evidence: [evidence('Mahnung', { where: 'text' })], score: 2 },
    });
    const api = fakeApi({
      directory: async () => directory({ entries: [best, entry(2, 'Anderes')] }),
    });
    open('/find?q=Mahnung', api);
    const card = within(await screen.findByRole('article', { name: 'Telefonrechnungen' }));
    expect(card.getByText('Vertretung von Deniz Yıldız')).toBeTruthy();
    expect(card.getByText('Rechnungsnummer')).toBeTruthy();
    expect(card.getByText('Ausgangsrechnungen')).toBeTruthy();
    expect(card.getByText('Zuständig: Deniz Yıldız seit 1. März 2025')).toBeTruthy();
    expect(api.directory.mock.calls[0]?.[0]).toMatchObject({ q: 'Mahnung' });
    expect(screen.getByRole('link', { name: 'Anderes' }).getAttribute('href')).toBe('/find/2');
  });

  test('says which rows of the register could not be read, and shows the rest', async () => {
    const finding = {
      kind: 'no_owner',
      row: 12,
      title: 'Fuhrpark',
      column: 'Owner',
      value: '',
      skipped: true,
    } as const;
    const broken = directory({
      entries: [entry(1, 'Telefonrechnungen')],
      findings: [finding],
      register: { asOf: '2026-11-23T08:00:00Z', stale: false, skippedRows: 1 },
    });
    open('/find', fakeApi({ directory: async () => broken }));
    expect(await screen.findByText(/1 Zeile des Registers ist nicht lesbar/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Ansehen' }));
    expect(screen.getByText(/Niemand ist als zuständig eingetragen/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Telefonrechnungen' })).toBeTruthy();
  });

  test('shows fifty of thousands, and more on demand', async () => {
    const entries = Array.from({ length: 5000 }, (_, at) => entry(at + 1, `Zeile ${at + 1}`));
    const api = fakeApi({
      directory: async ({ skip }) => {
        const from = Number(skip);
        return directory({ entries: entries.slice(from, from + 50), total: entries.length });
      },
    });
    open('/find', api);
    expect(await screen.findByText('5000 Zuständigkeiten im Register')).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: '50 weitere anzeigen' }));
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(100));
  });

  test('opens the row a link pointed at, or says that it is gone', async () => {
    const api = fakeApi({
      directory: async ({ row }) =>
        directory({ entries: row === '7' ? [entry(7, 'Reisekosten')] : [] }),
    });
    open('/find/7', api);
    expect(await screen.findByRole('article', { name: 'Reisekosten' })).toBeTruthy();
    cleanup();
    open('/find/8', api);
    expect(await screen.findByText('Diesen Eintrag gibt es nicht mehr')).toBeTruthy();
  });
});

describe('My desk', () => {
  const offered = handoff({
    owner: people.petra,
    handedOffBy: people.jonas,
    due: '2026-11-22',
    actions: ['accept', 'decline', 'done'],
  });
  const desk = () => fakeApi({ desk: async () => deskOf([offered]) });

  test('offers what was handed to me, says in words that it is late, and counts it in the bar', async () => {
    open('/desk', desk());
    const section = within(await screen.findByRole('region', { name: /Angeboten/ }));
    expect(section.getByText('überfällig')).toBeTruthy();
    expect(section.getByText('2. Mahnung')).toBeTruthy();
    expect(
      await screen.findByRole('link', { name: /Mein Schreibtisch.*1 angeboten/ }),
    ).toBeTruthy();
  });

  test('accepts, and moves it to mine at once', async () => {
    const api = desk();
    const accepted = { ...offered, state: 'accepted' as const, actions: ['done' as const] };
    api.act.mockResolvedValue(accepted);
    open('/desk', api);
    await press('Annehmen: 2. Mahnung');
    expect(await screen.findByRole('region', { name: /Meine/ })).toBeTruthy();
    expect(screen.queryByRole('region', { name: /Angeboten/ })).toBeNull();
  });

  test('asks for the reason before it declines', async () => {
    const api = desk();
    open('/desk', api);
    await press('Ablehnen: 2. Mahnung');
    await userEvent.type(await screen.findByLabelText('Grund'), 'Falscher Bereich');
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Ablehnen' }),
    );
    await waitFor(() =>
      expect(api.act).toHaveBeenCalledWith(offered.handoffKey, {
        action: 'decline',
        reason: 'Falscher Bereich',
      }),
    );
  });

  test('keeps the row and says why when an action fails', async () => {
    const api = desk();
    const failure = {
      kind: 'refused',
      code: 'changed_meanwhile',
      title: 'Inzwischen geändert',
      detail: 'Bitte neu ansehen.',
    } as const;
    api.act.mockRejectedValue(new ApiError(failure));
    open('/desk', api);
    await press('Erledigt: 2. Mahnung');
    expect(await screen.findByText('Inzwischen geändert.')).toBeTruthy();
    expect(screen.getByText('2. Mahnung')).toBeTruthy();
  });

  test('is empty in a friendly way', async () => {
    open('/desk');
    expect(await screen.findByText('Bei Ihnen liegt nichts.')).toBeTruthy();
  });
});

describe('Hand-offs', () => {
  test('lists them and opens the way of the one a link points at', async () => {
    const api = fakeApi({
      handoffs: async () => page([handoff()]),
    });
    open('/handoffs', api);
    await userEvent.click(await screen.findByRole('link', { name: '2. Mahnung' }));
    const panel = within(await screen.findByRole('complementary'));
    expect(await panel.findByText('Von Ihnen übergeben')).toBeTruthy();
    expect(document.activeElement).toBe(panel.getByRole('heading', { name: '2. Mahnung' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  test('says so when the server cannot be reached', async () => {
    const gone = () => Promise.reject(new ApiError({ kind: 'offline', code: 'no_connection' }));
    open('/handoffs', fakeApi({ handoffs: gone }));
    expect(await screen.findByRole('heading', { name: 'Ohne Verbindung zu Baton' })).toBeTruthy();
  });
});

test('a link that leads nowhere says so', async () => {
  open('/nirgendwo');
  expect(await screen.findByText('Diese Seite gibt es nicht')).toBeTruthy();
  expect(document.title).toBe('Diese Seite gibt es nicht · Baton');
});
