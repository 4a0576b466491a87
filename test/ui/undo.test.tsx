// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import type { Api } from '../../src/ui/shared/api.ts';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { openPane } from './show-pane.tsx';
import {
  answer,
  fakeApi,
  fakeDoor,
  fakeHost,
  handoff,
  pending,
  people,
  show,
  undone,
  withSomebody,
} from './stage.tsx';

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const undoButton = () => screen.findByRole('button', { name: /^Rückgängig/ });
const giveButton = () => screen.findByRole('button', { name: 'An Sabine Kern übergeben' });

/** A server whose mail is open until it is handed off, and open again when that was undone. */
function server(more: Partial<Api> = {}) {
  let current: HandoffView | undefined;
  const api = fakeApi({
    suggest: async () => answer(current && { status: { kind: 'handed_off', handoff: current } }),
    handOff: async ({ handoffKey, note = '' }) => {
      current = pending({ handoffKey, note });
      return { kind: 'handed_off', handoff: current };
    },
    handoff: async (handoffKey) => current ?? undone({ handoffKey }),
    act: async (handoffKey) => {
      const note = current?.note ?? '';
      current = undefined;
      return undone({ handoffKey, note });
    },
    ...more,
  });
  return api;
}

async function handOff(api: Api, host = fakeHost()) {
  openPane(api, host);
  await user.type(await screen.findByLabelText('Notiz (freiwillig)'), 'Eilt');
  await user.click(await giveButton());
  return await undoButton();
}

describe('right after the click', () => {
  test('says that nothing is sent yet, to whom it goes, in how many seconds, and what will stand above the mail', async () => {
    await handOff(server());
    expect(screen.getByText('Noch nichts gesendet')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Geht gleich an Sabine Kern' })).toBeTruthy();
    expect(screen.getByText(/^In 10 Sekunden/)).toBeTruthy();
    expect(screen.getByText('Übergabe an Sabine Kern · Eingangsrechnungen')).toBeTruthy();
    expect(screen.getByText('Eilt')).toBeTruthy();
    await pass(3000);
    expect(screen.getByText(/^In 7 Sekunden/)).toBeTruthy();
  });

  test('undo has the place and the focus of the button just pressed, and ignores the second half of a double click', async () => {
    const api = server();
    const undo = await handOff(api);
    expect(document.activeElement).toBe(undo);
    await user.click(undo);
    await user.keyboard('{Escape}');
    expect(api.act).not.toHaveBeenCalled();
    await pass(600);
    await user.click(undo);
    expect(api.act.mock.calls).toEqual([[expect.any(String), { action: 'undo' }]]);
  });

  test('says the time aloud at 10 and 3 seconds only', async () => {
    const said: string[] = [];
    await handOff(server());
    const region = document.querySelector('output[aria-live="polite"]');
    const listen = () => {
      const sentence = region?.textContent ?? '';
      if (sentence !== said.at(-1)) said.push(sentence);
    };
    listen();
    for (let n = 0; n < 18; n++) {
      await pass(500);
      listen();
    }
    expect(said).toEqual([
      'Geht in 10 Sekunden an Sabine Kern. Escape nimmt es zurück.',
      'Noch 3 Sekunden.',
    ]);
  });

  test('becomes the sent screen by itself when the time is over', async () => {
    const api = server();
    await handOff(api);
    api.handoff.mockResolvedValue(handoff());
    await pass(10_500);
    expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Rückgängig/ })).toBeNull();
    const said = document.querySelector('output[aria-live="polite"]');
    expect(said?.textContent).toBe('An Sabine Kern übergeben.');
  });

  test('speaks English as well', async () => {
    show(
      <Pane door={fakeDoor().door} />,
      withSomebody(pending({ due: '2026-12-04' })),
      fakeHost({ locale: 'en-GB' }),
    );
    expect(await screen.findByText('Nothing sent yet')).toBeTruthy();
    expect(screen.getByText('From Petra Hansen, due Friday 4 December')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Undo/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Send now' })).toBeTruthy();
  });
});

describe('taking it back', () => {
  test('by Escape leads to the suggestion with the note still there, and says that nothing was sent', async () => {
    const api = server();
    await handOff(api);
    await pass(700);
    await user.keyboard('{Escape}');
    expect((await screen.findAllByText(/Es wurde nichts gesendet/)).length).toBeGreaterThan(0);
    expect(await giveButton()).toBeTruthy();
    // it is still what Baton proposes, and as sure as before
    expect(screen.getByText('eindeutig')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Eilt');
    await waitFor(() => expect(api.suggest).toHaveBeenCalledTimes(2));
  });

  test('makes the next hand-off another one, although the choice is the same', async () => {
    const api = server();
    const undo = await handOff(api);
    await pass(700);
    await user.click(undo);
    await user.click(await giveButton());
    await undoButton();
    const keys = api.handOff.mock.calls.map(([wanted]) => wanted.handoffKey);
    expect(new Set(keys).size).toBe(2);
    expect(screen.queryByText(/Zurückgenommen/)).toBeNull();
  });

  test('does not let an Enter meant for Undo send the mail again', async () => {
    const api = server();
    await handOff(api);
    await pass(700);
    await user.keyboard('{Enter}');
    await giveButton();
    await user.keyboard('{Enter}');
    expect(api.handOff).toHaveBeenCalledTimes(1);
    await pass(700);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(api.handOff).toHaveBeenCalledTimes(2));
  });

  test('to change note or date stops the clock and puts the cursor into the note', async () => {
    await handOff(server());
    await user.click(screen.getByRole('button', { name: /^Notiz oder Frist ändern/ }));
    expect(await giveButton()).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Notiz (freiwillig)'));
  });

  test('that comes too late says so and shows what is true', async () => {
    const failure = {
      kind: 'refused',
      code: 'not_allowed_now',
      title: 'Das geht nicht mehr',
      detail: 'Die Mail ist schon hinaus.',
    } as const;
    const api = withSomebody(pending());
    api.act.mockRejectedValue(new ApiError(failure));
    openPane(api);
    await user.click(await undoButton());
    expect(await screen.findByText('Das geht nicht mehr.')).toBeTruthy();
    api.handoff.mockResolvedValue(handoff());
    await pass(4000);
    expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
  });

  test('somewhere else is noticed here', async () => {
    const api = withSomebody(pending());
    openPane(api);
    await undoButton();
    api.handoff.mockResolvedValue(undone({ note: 'Eilt' }));
    api.suggest.mockResolvedValue(answer());
    await pass(4500);
    expect(await giveButton()).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Eilt');
  });
});

describe('pausing', () => {
  test('stops the clock: what is left are Undo, focused, and Send now', async () => {
    const held = pending({ held: true });
    delete held.sendsInSeconds;
    const api = withSomebody(pending(), { act: async () => held });
    openPane(api);
    await user.click(await screen.findByRole('button', { name: 'Anhalten' }));
    expect(await screen.findByRole('heading', { name: 'Angehalten' })).toBeTruthy();
    expect(screen.getByText(/Die Zeit ist angehalten/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Anhalten' })).toBeNull();
    expect(document.activeElement).toBe(await undoButton());
    expect(screen.getByRole('button', { name: 'Jetzt senden' })).toBeTruthy();
  });

  test('is followed by Undo where Escape is pressed before the clock has been stopped', async () => {
    const asked: string[] = [];
    let stopped = () => {};
    const held = new Promise<void>((done) => (stopped = done));
    const api = server({
      act: async (handoffKey, { action }) => {
        asked.push(action);
        if (action !== 'hold') return undone({ handoffKey });
        await held;
        return pending({ handoffKey, held: true });
      },
    });
    await handOff(api);
    await pass(1_000);
    await user.click(await screen.findByRole('button', { name: 'Anhalten' }));
    await user.keyboard('{Escape}');
    expect(asked).toEqual(['hold']);
    stopped();
    await waitFor(() => expect(asked).toEqual(['hold', 'undo']));
  });

  test('what was pressed meanwhile counts once: Send now after it only sends', async () => {
    const asked: string[] = [];
    let stopped = () => {};
    const held = new Promise<void>((done) => (stopped = done));
    const api = withSomebody(pending(), {
      act: async (handoffKey, { action }) => {
        asked.push(action);
        if (action === 'undo') throw new ApiError({ kind: 'offline', code: 'no_connection' });
        if (action === 'hold') await held;
        return pending({ handoffKey, held: true });
      },
    });
    openPane(api);
    await user.click(await screen.findByRole('button', { name: 'Anhalten' }));
    await user.keyboard('{Escape}');
    stopped();
    await waitFor(() => expect(asked).toEqual(['hold', 'undo']));
    await screen.findByText('Ohne Verbindung zu Baton.');
    await user.click(screen.getByRole('button', { name: 'Jetzt senden' }));
    await pass(1_000);
    expect(asked).toEqual(['hold', 'undo', 'send_now']);
  });

  test('is not needed by who is in a hurry: Send now sends', async () => {
    const api = withSomebody(pending(), { act: async () => handoff() });
    openPane(api);
    await user.click(await screen.findByRole('button', { name: 'Jetzt senden' }));
    expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
    expect(api.act).toHaveBeenCalledWith(handoff().handoffKey, { action: 'send_now' });
  });

  test('every button is one the server allows', async () => {
    openPane(withSomebody(pending({ actions: ['undo'] })));
    await undoButton();
    expect(screen.queryByRole('button', { name: /Anhalten|Jetzt senden/ })).toBeNull();
  });

  test('without connection the clock goes on, and that it is not known is said', async () => {
    const api = withSomebody(pending());
    openPane(api);
    await undoButton();
    api.handoff.mockRejectedValue(new ApiError({ kind: 'offline', code: 'no_connection' }));
    await pass(4500);
    expect(await screen.findByText('Ohne Verbindung zu Baton.')).toBeTruthy();
    expect(screen.getByText(/^In [56] Sekunden/)).toBeTruthy();
  });
});

test('a colleague is not offered an undo that is not theirs', async () => {
  const theirs = pending({ handedOffBy: people.jonas, actions: [] });
  openPane(withSomebody(theirs));
  expect((await screen.findAllByText(/Noch nicht gesendet/)).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: /^Rückgängig/ })).toBeNull();
});
