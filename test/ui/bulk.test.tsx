// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import '../../src/ui/tab/desk/desk-page.tsx';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { showTab } from './show-tab.tsx';
import { deskOf, directory, entry, fakeApi, handoff, people, press } from './stage.tsx';

afterEach(cleanup);

const offered = (number: number, subject: string): HandoffView =>
  handoff({
    handoffKey: `00000000-0000-4000-8000-0000000000${number}`,
    subject,
    owner: people.petra,
    handedOffBy: people.jonas,
    state: 'offered',
    actions: ['accept', 'decline'],
  });
const one = offered(11, 'Erste');
const two = offered(12, 'Zweite');

const choose = async (subject: string) =>
  userEvent.click(await screen.findByRole('checkbox', { name: `Auswählen: ${subject}` }));

const desk = () => {
  const api = fakeApi({
    desk: async () => deskOf([one, two]),
    act: async (key) => {
      if (key === two.handoffKey)
        throw new ApiError({ kind: 'refused', code: 'changed_meanwhile', title: 'Schon anders' });
      return { ...one, state: 'accepted', actions: ['done'] };
    },
  });
  showTab('/desk', api);
  return api;
};

describe('several at once', () => {
  test('are accepted one after the other, and each has its own answer', async () => {
    const api = desk();
    await choose('Erste');
    await choose('Zweite');
    await userEvent.click(screen.getByRole('button', { name: 'Annehmen (2)' }));
    await waitFor(() => expect(api.act).toHaveBeenCalledTimes(2));
    expect((await screen.findAllByText('1 von 2 ausgeführt.')).length).toBeGreaterThan(0);
    expect(screen.getByText('Erste: ausgeführt')).toBeTruthy();
    expect(screen.getByText('Zweite: Schon anders')).toBeTruthy();
    await press('Annehmen (1)');
    expect(api.act).toHaveBeenLastCalledWith(two.handoffKey, { action: 'accept' });
  });

  test('are no longer about to be declined once nothing is chosen', async () => {
    desk();
    await choose('Erste');
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen (1)' }));
    await userEvent.click(screen.getByRole('button', { name: 'Auswahl aufheben' }));
    await choose('Zweite');
    expect(screen.queryByRole('textbox', { name: 'Grund' })).toBeNull();
  });

  test('are declined with one reason', async () => {
    const api = desk();
    await choose('Erste');
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen (1)' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Grund' }), 'Nicht meins');
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen' }));
    await waitFor(() =>
      expect(api.act).toHaveBeenCalledWith(one.handoffKey, {
        action: 'decline',
        reason: 'Nicht meins',
      }),
    );
  });

  test('wait until one day, each says until when or why not, and Esc asks no more', async () => {
    const rows = [one, two].map((it) => ({ ...it, actions: ['wait' as const] }));
    const waiting = { ...one, state: 'waiting', waitUntil: '2026-12-01', actions: [] } as const;
    const api = fakeApi({
      desk: async () => deskOf(rows),
      act: async (key) => {
        if (key === two.handoffKey)
          throw new ApiError({ kind: 'refused', code: 'changed_meanwhile', title: 'Schon anders' });
        return { ...waiting, actions: [] };
      },
    });
    showTab('/desk', api);
    await choose('Erste');
    await choose('Zweite');
    const ask = screen.getByRole('button', { name: 'Warten … (2)' });
    await userEvent.click(ask);
    const day = await screen.findByLabelText('Wartet bis');
    expect(screen.getByText(/stehen sie unter „Wartet“/)).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByLabelText('Wartet bis')).toBeNull();
    expect(document.activeElement).toBe(ask);
    await userEvent.click(ask);
    expect(day.isConnected).toBe(false);
    fireEvent.change(screen.getByLabelText('Wartet bis'), { target: { value: '2026-12-01' } });
    await userEvent.click(screen.getByRole('button', { name: 'Warten lassen' }));
    expect(await screen.findByText('Erste: wartet bis Di., 1. Dez.')).toBeTruthy();
    expect(screen.getByText('Zweite: Schon anders')).toBeTruthy();
    expect(api.act.mock.calls.map(([key, body]) => [key, body])).toEqual(
      [one, two].map(({ handoffKey }) => [handoffKey, { action: 'wait', until: '2026-12-01' }]),
    );
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Schließen'));
    expect(screen.getByRole('button', { name: 'Warten … (1)' })).toBeTruthy();
  });

  test('are passed on to one’s own deputy, each as a hand-off of its own', async () => {
    const rows = [one, two].map((it) => ({ ...it, actions: ['pass_on' as const] }));
    const own = entry(1, 'Eingangsrechnungen', people.petra);
    const deputies = [people.sabine, people.jonas];
    const responsibility = { ...own.responsibility, deputies };
    const away = { person: people.sabine, role: 'deputy' as const, reason: 'away' as const };
    const recipient = { person: people.petra, role: 'owner' as const, skipped: [away] };
    const api = fakeApi({
      desk: async () => deskOf(rows),
      directory: async () => directory({ entries: [{ responsibility, recipient }] }),
      act: async () => ({ ...one, state: 'passed_on', actions: [] }),
    });
    showTab('/desk', api);
    await choose('Erste');
    await choose('Zweite');
    await userEvent.click(screen.getByRole('button', { name: 'Weitergeben (2)' }));
    await press(/^Jonas Petersen/);
    await userEvent.click(screen.getByRole('button', { name: 'An Jonas Petersen weitergeben' }));
    await waitFor(() => expect(api.act).toHaveBeenCalledTimes(2));
    const keys = vi.mocked(api.act).mock.calls.map(([, { target }]) => target?.handoffKey);
    expect(new Set(keys).size).toBe(2);
    expect(api.act).toHaveBeenLastCalledWith(
      two.handoffKey,
      expect.objectContaining({
        action: 'pass_on',
        target: expect.objectContaining({ recipientOid: people.jonas.oid }),
      }),
    );
  });

  test('are passed on to nobody where only oneself is found, and that is said', async () => {
    const own = entry(1, 'Eingangsrechnungen', people.petra);
    const api = fakeApi({
      desk: async () => deskOf([{ ...one, actions: ['pass_on'] }]),
      directory: async () => directory({ entries: [own] }),
    });
    showTab('/desk', api);
    await choose('Erste');
    await userEvent.click(screen.getByRole('button', { name: 'Weitergeben (1)' }));
    await screen.findByText('Gefunden, aber dafür ist gerade niemand anders da.');
    expect(screen.queryByText(/^1 Zuständigkeit/)).toBeNull();
  });

  test('are declined with a reason that is there already', async () => {
    const api = desk();
    await choose('Erste');
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen (1)' }));
    await userEvent.click(screen.getByRole('button', { name: 'Es fehlen Angaben.' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen' }));
    await waitFor(() =>
      expect(api.act).toHaveBeenCalledWith(one.handoffKey, {
        action: 'decline',
        reason: 'Es fehlen Angaben.',
      }),
    );
  });
});
