// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { openPane } from './show-pane.tsx';
import {
  directory,
  entry,
  fakeDoor,
  handoff,
  mine,
  mailOne,
  mailTwo,
  pending,
  people,
  press,
  show,
  undone,
  withSomebody,
} from './stage.tsx';

afterEach(cleanup);

describe('passing on', () => {
  const found = [entry(9, 'Mahnungen', people.sabine), entry(4, 'Reisekosten', people.petra)];
  const passable = (act: () => Promise<HandoffView>) =>
    openPane(withSomebody(mine(), { directory: async () => directory({ entries: found }), act }));
  const next = pending({
    handoffKey: 'bbbbbbbb-0000-4000-8000-000000000002',
    owner: people.sabine,
    hops: 1,
  });

  test('asks to whom, by the words of the register, then for a note, and goes out with time to undo', async () => {
    const api = passable(async () => next);
    api.handoff.mockImplementation(async (key) => (key === next.handoffKey ? next : mine()));
    await press('Weitergeben');
    expect(await screen.findByRole('heading', { name: 'An wen weitergeben?' })).toBeTruthy();
    await press(/Mahnungen/);
    expect(api.act).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Notiz (freiwillig)'), ' Bitte mahnen ');
    await press('An Sabine Kern weitergeben');
    expect(api.act.mock.calls).toEqual([
      [
        mine().handoffKey,
        {
          action: 'pass_on',
          reason: 'Bitte mahnen',
          target: {
            handoffKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
            responsibilityId: 9,
            recipientOid: people.sabine.oid,
          },
        },
      ],
    ]);
    expect(await screen.findByRole('heading', { name: 'Geht gleich an Sabine Kern' })).toBeTruthy();
  });

  test('shows what fits the subject before anybody types, and the whole register where nothing does', async () => {
    const asked: string[] = [];
    const searching = (fitting: typeof found) =>
      openPane(
        withSomebody(mine({ subject: 'Abschlag' }), {
          directory: async ({ q = '' }) => {
            asked.push(q);
            return directory({ entries: q === 'Abschlag' ? fitting : found });
          },
        }),
      );
    searching([entry(7, 'Laufende Kosten', people.sabine)]);
    await press('Weitergeben');
    expect(await screen.findByText('Was zum Betreff passt:')).toBeTruthy();
    expect(await screen.findByRole('button', { name: /Laufende Kosten/ })).toBeTruthy();
    expect(asked).toEqual(['Abschlag']);
    cleanup();
    searching([]);
    await press('Weitergeben');
    expect(await screen.findByRole('button', { name: /Mahnungen/ })).toBeTruthy();
    expect(screen.queryByText('Was zum Betreff passt:')).toBeNull();
    expect(asked).toEqual(['Abschlag', 'Abschlag', '']);
  });

  test('does not offer it to oneself', async () => {
    passable(async () => next);
    await press('Weitergeben');
    expect(await screen.findByRole('button', { name: /Mahnungen/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Reisekosten/ })).toBeNull();
  });

  test('tries again under the same key after an answer that was lost', async () => {
    let tries = 0;
    const api = passable(async () => {
      if (tries++ === 0) throw new ApiError({ kind: 'offline', code: 'no_connection' });
      return next;
    });
    api.handoff.mockImplementation(async (key) => (key === next.handoffKey ? next : mine()));
    await press('Weitergeben');
    await press(/Mahnungen/);
    await press('An Sabine Kern weitergeben');
    expect(await screen.findByText('Ohne Verbindung zu Baton.')).toBeTruthy();
    await press('An Sabine Kern weitergeben');
    await waitFor(() => expect(api.act).toHaveBeenCalledTimes(2));
    const keys = api.act.mock.calls.map(([, body]) => body.target?.handoffKey);
    expect(keys[1]).toBe(keys[0]);
  });

  test('that is undone leaves it with me', async () => {
    const api = passable(async () => next);
    api.handoff.mockImplementation(async (key) => (key === next.handoffKey ? next : mine()));
    await press('Weitergeben');
    await press(/Mahnungen/);
    await press('An Sabine Kern weitergeben');
    const undo = await screen.findByRole('button', { name: /^Rückgängig/ });
    await new Promise((later) => setTimeout(later, 650));
    api.act.mockResolvedValue(undone({ handoffKey: next.handoffKey, owner: people.sabine }));
    await userEvent.click(undo);
    expect(await screen.findByRole('button', { name: 'Weitergeben' })).toBeTruthy();
    expect(api.act).toHaveBeenLastCalledWith(next.handoffKey, { action: 'undo' });
  });

  test.each([
    ['passed_on_too_often', 'Schon zu oft weitergegeben'],
    ['reason_needed', 'Bitte nennen Sie einen Grund'],
  ])('that is refused with %s says so and keeps the note', async (code, title) => {
    passable(async () => {
      throw new ApiError({ kind: 'refused', code, title, detail: 'Ein Satz.' });
    });
    await press('Weitergeben');
    await press(/Mahnungen/);
    await userEvent.type(screen.getByLabelText('Notiz (freiwillig)'), 'Hallo');
    await press('An Sabine Kern weitergeben');
    expect(await screen.findByText(`${title}.`)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Hallo');
  });

  test('is left by Escape, and nothing has happened', async () => {
    const api = passable(async () => next);
    await press('Weitergeben');
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByRole('heading', { name: 'Warum bei Ihnen?' })).toBeTruthy();
    expect(api.act).not.toHaveBeenCalled();
  });
});

describe('waiting', () => {
  const waiting = mine({ state: 'waiting', waitUntil: '2026-12-04', actions: ['resume', 'done'] });

  test('asks until when, proposes a week, and then shows the day', async () => {
    const api = openPane(withSomebody(mine(), { act: async () => waiting }));
    await press('Warten …');
    const day = await screen.findByLabelText<HTMLInputElement>('Wartet bis');
    expect(day.value).toBe('2026-11-30');
    await userEvent.clear(day);
    await userEvent.type(day, '2026-12-04');
    await press('Warten lassen');
    expect(api.act).toHaveBeenCalledWith(mine().handoffKey, {
      action: 'wait',
      until: '2026-12-04',
    });
    expect(await screen.findByText('Wartet bis Fr., 4. Dez.')).toBeTruthy();
  });

  test('proposes the due date where that comes first, and says what lies past it', async () => {
    openPane(withSomebody(mine({ due: '2026-11-26' })));
    await press('Warten …');
    const day = await screen.findByLabelText<HTMLInputElement>('Wartet bis');
    expect(day.value).toBe('2026-11-26');
    expect(screen.queryByText(/nach der Frist/)).toBeNull();
    await userEvent.clear(day);
    await userEvent.type(day, '2026-11-27');
    expect(screen.getByText(/^Das liegt nach der Frist am Donnerstag, 26/)).toBeTruthy();
  });

  test('says it also where the due date is over, and a week is proposed', async () => {
    openPane(withSomebody(mine({ due: '2026-11-20' })));
    await press('Warten …');
    const day = await screen.findByLabelText<HTMLInputElement>('Wartet bis');
    expect(day.value).toBe('2026-11-30');
    expect(screen.getByText(/nach der Frist/)).toBeTruthy();
  });

  test('does not take a day that is over', async () => {
    const api = openPane(withSomebody(mine()));
    await press('Warten …');
    const day = await screen.findByLabelText<HTMLInputElement>('Wartet bis');
    await userEvent.clear(day);
    await userEvent.type(day, '2026-11-23');
    await press('Warten lassen');
    expect(screen.getByText('Bitte wählen Sie einen Tag ab morgen.')).toBeTruthy();
    expect(api.act).not.toHaveBeenCalled();
  });

  test('ends with one click', async () => {
    const api = openPane(withSomebody(waiting, { act: async () => mine() }));
    await press('Weiter bearbeiten');
    expect(api.act).toHaveBeenCalledWith(waiting.handoffKey, { action: 'resume' });
    expect(await screen.findByRole('button', { name: 'Warten …' })).toBeTruthy();
  });
});

describe('withdrawing', () => {
  const offered = handoff({ actions: ['withdraw'] });

  test('takes a reason, and then the mail is open again', async () => {
    const api = openPane(
      withSomebody(offered, {
        act: async () => handoff({ state: 'withdrawn', reason: 'Doppelt' }),
      }),
    );
    await press('Übergabe zurückziehen …');
    await press('Zurückziehen');
    expect(screen.getByText('Bitte nennen Sie einen Grund.')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Grund'), 'Doppelt');
    await press('Zurückziehen');
    expect(api.act).toHaveBeenCalledWith(offered.handoffKey, {
      action: 'withdraw',
      reason: 'Doppelt',
    });
    expect(await screen.findByRole('button', { name: 'An Sabine Kern übergeben' })).toBeTruthy();
    expect(screen.getAllByText(/^Zurückgezogen/).length).toBeGreaterThan(0);
  });

  test('is not offered once somebody has accepted', async () => {
    openPane(withSomebody(handoff({ state: 'accepted', actions: [] })));
    await screen.findByText('Angenommen von Sabine Kern');
    expect(screen.queryByRole('button', { name: /zurückziehen|Trotzdem/ })).toBeNull();
  });
});

describe('a request that is offered', () => {
  test('says until when an answer is wanted, and how much of that is left', async () => {
    const at = new Date();
    at.setHours(13, 58, 0, 0);
    const late = { at: at.toISOString(), hours: 2, over: false, of: 'answer' } as const;
    openPane(withSomebody({ ...mine({ state: 'offered', actions: ['accept'] }), late }));
    expect(await screen.findByText(/^Antwort bitte bis .*13:58$/)).toBeTruthy();
    expect(screen.getByText('noch 2 Arbeitsstunden')).toBeTruthy();
  });

  const offered = mine({ state: 'offered', actions: ['accept', 'done', 'decline'] });

  test('is accepted by a double click, not finished by its second half', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const api = openPane(withSomebody(offered, { act: async () => mine() }));
    await press('Annehmen');
    await press('Erledigt');
    expect(api.act.mock.calls).toEqual([[offered.handoffKey, { action: 'accept' }]]);
    clock.mockReturnValue(1_000);
    await userEvent.click(screen.getByRole('button', { name: 'Erledigt' }));
    expect(api.act.mock.lastCall?.[1]).toEqual({ action: 'done' });
    clock.mockRestore();
  });
});

describe('a click, when another mail lies under the pane by then,', () => {
  test.each([
    ['Annehmen', mine({ state: 'offered', actions: ['accept', 'decline', 'pass_on'] })],
    ['Erledigt', mine()],
  ])('does nothing to what was shown before: %s', async (name, shown) => {
    const outlook = fakeDoor();
    const api = withSomebody(shown);
    show(<Pane door={outlook.door} />, api);
    const button = await screen.findByRole('button', { name });
    outlook.drift(mailTwo);
    await userEvent.click(button);
    expect(await screen.findAllByText(/Es ist nichts geschehen/)).not.toHaveLength(0);
    expect(api.act).not.toHaveBeenCalled();
    outlook.drift(mailOne);
    await userEvent.click(button);
    await waitFor(() => expect(api.act).toHaveBeenCalledTimes(1));
  });

  test.each([
    ['Ablehnen', 'Ablehnen', mine({ state: 'offered', actions: ['accept', 'decline'] })],
    [
      'Übergabe zurückziehen …',
      'Zurückziehen',
      handoff({ handedOffBy: people.petra, actions: ['withdraw'] }),
    ],
  ])('looks at the mail when the reason is sent: %s', async (start, confirm, shown) => {
    const outlook = fakeDoor();
    const api = withSomebody(shown);
    show(<Pane door={outlook.door} />, api);
    await press(start);
    await userEvent.type(await screen.findByLabelText(/Grund/), 'Nicht unser Kunde');
    outlook.drift(mailTwo);
    await press(confirm);
    expect(await screen.findAllByText(/Es ist nichts geschehen/)).not.toHaveLength(0);
    expect(api.act).not.toHaveBeenCalled();
  });
});
