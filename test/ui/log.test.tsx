// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Api } from '../../src/ui/shared/api.ts';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/handoffs/handoffs-page.tsx';
import { withFinger } from '../support/pointer.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi, handoff, page, people, press } from './stage.tsx';

afterEach(cleanup);

const log = (path: string, more: Partial<Api> = {}) => {
  const api = fakeApi({ handoffs: async () => page([handoff()], { total: 120 }), ...more });
  showTab(path, api);
  return api;
};
const lastAsk = (api: ReturnType<typeof log>) => api.handoffs.mock.calls.at(-1)?.[0];
const choose = async (label: string, value: string) =>
  userEvent.selectOptions(await screen.findByRole('combobox', { name: label }), value);

describe('the log', () => {
  test('is narrowed down by state, area, owner, period and what goes in circles', async () => {
    const api = log('/handoffs');
    await choose('Zustand', 'offered,accepted,waiting');
    await screen.findByRole('option', { name: 'Rechnungen' });
    await choose('Bereich', 'Rechnungen');
    await choose('Zuständig', people.sabine.oid);
    await choose('Zeitraum', '7');
    const circles = screen.getByRole('button', { name: 'mehr als einmal weitergegeben' });
    await userEvent.click(circles);
    expect(circles.getAttribute('aria-pressed')).toBe('true');
    await waitFor(() =>
      expect(lastAsk(api)).toEqual({
        state: 'offered,accepted,waiting',
        area: 'Rechnungen',
        owner: people.sabine.oid,
        from: '2026-11-17',
        often: 'yes',
      }),
    );
  });

  test('begins at its first page again when it is narrowed down, and can be widened at once', async () => {
    const api = log('/handoffs?skip=50&state=done', { handoffs: async () => page([]) });
    await waitFor(() => expect(lastAsk(api)).toEqual({ skip: '50', state: 'done' }));
    await choose('Zustand', 'declined');
    await waitFor(() => expect(lastAsk(api)).toEqual({ state: 'declined' }));
    await press('Auswahl aufheben');
    await waitFor(() => expect(document.activeElement?.id).toBe('filter-words'));
    await waitFor(() => expect(lastAsk(api)).toEqual({}));
  });

  test('is widened on a phone without a keyboard coming up', async () => {
    withFinger();
    log('/handoffs?state=done', { handoffs: async () => page([]) });
    await press('Auswahl aufheben');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    vi.unstubAllGlobals();
  });

  test('folds what narrows it behind a button that says how much does, and Esc folds it again', async () => {
    log('/handoffs?q=Mahnung&state=done&period=7&order=due');
    const fold = await screen.findByRole('button', { name: 'Filter (2 aktiv)' });
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    const rest = document.getElementById(fold.getAttribute('aria-controls') ?? '');
    expect(rest?.contains(screen.getByRole('combobox', { name: 'Zustand' }))).toBe(true);
    expect(rest?.contains(screen.getByRole('searchbox'))).toBe(false);
    await userEvent.click(fold);
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    await choose('Zustand', '');
    expect(fold.textContent).toBe('Filter (1 aktiv)');
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('{Escape}');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(fold);
  });

  test('says of a request whose subject is not kept just that, not that it had none', async () => {
    const secret = handoff({ subject: '' });
    log(`/handoffs/${secret.handoffKey}`, {
      handoffs: async () => page([secret]),
      handoff: async () => secret,
    });
    expect(await screen.findByRole('heading', { name: 'Betreff nicht gespeichert' })).toBeTruthy();
    expect(await screen.findByRole('link', { name: 'Betreff nicht gespeichert' })).toBeTruthy();
    expect(screen.queryByText('ohne Betreff')).toBeNull();
  });

  test('says of work that was taken over where its mail lies, and that it can only be forwarded there', async () => {
    const taken = handoff({ mailAt: { name: 'Sabine Kern', kind: 'person' } });
    log(`/handoffs/${taken.handoffKey}`, { handoff: async () => taken });
    expect(
      await screen.findByText(
        'Die Mail liegt im Postfach von Sabine Kern. Weiterleiten lässt sie sich nur von dort.',
      ),
    ).toBeTruthy();
    cleanup();
    const open = handoff({ mailAt: { name: 'info@nordlicht.example', kind: 'open' } });
    log(`/handoffs/${open.handoffKey}`, { handoff: async () => open });
    expect(
      await screen.findByText('Die Mail liegt im Postfach info@nordlicht.example.'),
    ).toBeTruthy();
    cleanup();
    const closed = handoff({ mailAt: { name: 'info@nordlicht.example', kind: 'closed' } });
    log(`/handoffs/${closed.handoffKey}`, { handoff: async () => closed });
    expect(
      await screen.findByText(/info@nordlicht\.example\. Weitergeben kann .* wer dieses Postfach/),
    ).toBeTruthy();
  });

  test('offers everything only to an auditor, and says that it is recorded', async () => {
    log('/handoffs');
    await screen.findByRole('combobox', { name: 'Zustand' });
    expect(screen.queryByRole('button', { name: /für die Revision/ })).toBeNull();
    cleanup();
    const me = {
      person: people.petra,
      today: '2026-11-23',
      auditor: true,
      lead: false,
      showsPresence: false,
    };
    const api = log('/handoffs', { me: async () => me });
    await press(/für die Revision/);
    expect(await screen.findByText(/wird festgehalten/)).toBeTruthy();
    await waitFor(() => expect(lastAsk(api)).toEqual({ as: 'auditor' }));
  });
});

describe('the pager', () => {
  const pageAt: Api['handoffs'] = async ({ skip = '0' }) =>
    page(
      Array.from({ length: skip === '100' ? 20 : 50 }, (_, at) =>
        handoff({ handoffKey: `aaaaaaaa-0000-4000-8000-${String(at).padStart(12, '0')}` }),
      ),
      { total: 120 },
    );

  test('says where one is, and leads to the neighbours and no further', async () => {
    const api = log('/handoffs', { handoffs: pageAt });
    expect(await screen.findByText('1 bis 50 von 120')).toBeTruthy();
    const button = (name: string) => screen.getByRole('button', { name });
    expect(button('Zurück').getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button('Weiter'));
    await screen.findByText('51 bis 100 von 120');
    await userEvent.click(button('Weiter'));
    await screen.findByText('101 bis 120 von 120');
    expect(button('Weiter').getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button('Weiter'));
    await waitFor(() => expect(lastAsk(api)).toEqual({ skip: '100' }));
    await userEvent.click(button('Zurück'));
    expect(await screen.findByText('51 bis 100 von 120')).toBeTruthy();
  });

  test('is not there when everything fits on one page', async () => {
    log('/handoffs', { handoffs: async () => page([handoff()]) });
    await screen.findAllByText('2. Mahnung');
    expect(screen.queryByRole('navigation', { name: 'Seiten' })).toBeNull();
  });
});
