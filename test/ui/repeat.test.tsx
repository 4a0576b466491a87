// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Suggestion } from '../../src/core/suggestion.ts';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { openPane } from './show-pane.tsx';
import {
  answer,
  candidate,
  directory,
  entry,
  fakeApi,
  handoff,
  pending,
  people,
  press,
  withSomebody,
} from './stage.tsx';

afterEach(cleanup);

const theirs = handoff({ handedOffBy: people.jonas, state: 'accepted' });
const again: HandoffView = pending({ handoffKey: 'bbbbbbbb-0000-4000-8000-000000000002' });

describe('a mail with two requests', () => {
  const options = [
    candidate(),
    candidate({
      responsibilityId: 2,
      title: 'Reklamationen',
      recipient: { person: people.jonas, role: 'owner', skipped: [] },
    }),
  ];
  const suggestion: Suggestion = { kind: 'unclear', reason: 'two_requests', options };

  test('asks which goes first, and offers the other once the first is handed off', async () => {
    const first = handoff({ responsibilityId: 1 });
    const second = handoff({ handoffKey: again.handoffKey, responsibilityId: 2, repeats: true });
    const api = fakeApi({ suggest: async () => answer({ suggestion }) });
    api.handoff.mockImplementation(async (key) => (key === again.handoffKey ? second : first));
    api.handOff
      .mockResolvedValueOnce({ kind: 'handed_off', handoff: first })
      .mockResolvedValueOnce({ kind: 'handed_off', handoff: second });
    openPane(api);
    expect(
      await screen.findByRole('heading', { name: 'Zwei Anliegen in einer Mail?' }),
    ).toBeTruthy();
    await press(/Sabine Kern/);
    await press('An Sabine Kern übergeben');
    await press('„Reklamationen“ auch übergeben');
    expect(await screen.findByText('Zweite Übergabe')).toBeTruthy();
    await press('An Jonas Petersen übergeben');
    expect(api.handOff.mock.calls[1]?.[0]).toMatchObject({ again: true, responsibilityId: 2 });
    await waitFor(() => expect(screen.queryByText('Zweite Übergabe')).toBeNull());
    expect(screen.queryByText('Noch ein Anliegen')).toBeNull();
  });

  test('asks again for the other one where two could be meant', async () => {
    const three = [...options, candidate({ responsibilityId: 3, title: 'Garantie' })];
    const api = withSomebody(handoff({ responsibilityId: 1 }), {
      suggest: async () =>
        answer({
          status: { kind: 'handed_off', handoff: handoff({ responsibilityId: 1 }) },
          suggestion: { kind: 'unclear', reason: 'two_requests', options: three },
        }),
    });
    openPane(api);
    await press('Das andere auch übergeben');
    expect(
      await screen.findByRole('heading', { name: 'Zwei Anliegen in einer Mail?' }),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: /Garantie/ })).toBeTruthy();
  });
});

describe('a mail of a conversation that somebody had', () => {
  const earlier = { kind: 'conversation', since: '2026-11-10T08:00:00Z' } as const;
  const noticeFor = async (state: HandoffView['state']) => {
    const had = handoff({ state, stateSince: '2026-11-12T08:00:00Z' });
    openPane(fakeApi({ suggest: async () => answer({ earlier: { ...earlier, handoff: had } }) }));
    return screen.findByText(/diese Unterhaltung/i);
  };

  test('says who has it, or that it is done', async () => {
    expect((await noticeFor('accepted')).textContent).toMatch(
      /Diese Unterhaltung ist seit 10\..Nov\. bei Sabine Kern/,
    );
    cleanup();
    expect((await noticeFor('done')).textContent).toMatch(
      /Sabine Kern hatte diese Unterhaltung \(erledigt: 12\..Nov/,
    );
  });
});

describe('a request that was done, and repeated in vain since', () => {
  test('is shown as done, says what came of the repeat, and can go to somebody else', async () => {
    const done = handoff({ state: 'done', owner: people.jonas });
    const endedRepeat = handoff({
      handoffKey: again.handoffKey,
      owner: people.deniz,
      state: 'declined',
      reason: 'Ist erledigt.',
    });
    const api = withSomebody(done, {
      suggest: async () => answer({ status: { kind: 'handed_off', handoff: done, endedRepeat } }),
    });
    openPane(api);
    expect(await screen.findByText(/noch einmal an Deniz Yıldız .* „Ist erledigt\.“/)).toBeTruthy();
    expect(screen.getAllByText('Erledigt von Jonas Petersen')).not.toEqual([]);
    expect(screen.queryByText('Für Sie ist nichts mehr zu tun.')).toBeNull();
    await press('An jemand anders übergeben');
    expect(await screen.findByText('Zweite Übergabe')).toBeTruthy();
  });
});

describe('a request somebody has already', () => {
  test('can be handed off all the same, linked to the first, with time to undo', async () => {
    const api = withSomebody(theirs, {
      handOff: async () => ({ kind: 'handed_off', handoff: again }),
    });
    api.handoff.mockImplementation(async (key) => (key === again.handoffKey ? again : theirs));
    openPane(api);
    expect(
      await screen.findByText('Eine zweite Übergabe wird mit der ersten verknüpft.'),
    ).toBeTruthy();
    await press('Trotzdem übergeben');
    expect(await screen.findByText('Zweite Übergabe')).toBeTruthy();
    expect(screen.getByText(/ging schon an Sabine Kern/)).toBeTruthy();
    await press(/^Jonas Petersen/);
    await press('An Jonas Petersen übergeben');
    expect(api.handOff.mock.calls[0]?.[0]).toMatchObject({
      again: true,
      recipientOid: people.jonas.oid,
    });
    expect(await screen.findByRole('button', { name: /^Rückgängig/ })).toBeTruthy();
  });

  test('can be left alone after all', async () => {
    const api = openPane(withSomebody(theirs));
    await press('Trotzdem übergeben');
    await press('Doch nicht');
    expect(await screen.findByText('Angenommen von Sabine Kern')).toBeTruthy();
    expect(api.handOff).not.toHaveBeenCalled();
  });

  test('can be handed off although its details are not visible', async () => {
    const status = { kind: 'taken', since: '2020-01-05T09:00:00Z' } as const;
    const api = openPane(fakeApi({ suggest: async () => answer({ status }) }));
    await press('Trotzdem übergeben');
    expect(await screen.findByText(/Diese Anfrage ist schon bei jemandem/)).toBeTruthy();
    await press('An Sabine Kern übergeben');
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].again).toBe(true));
  });

  test('that was declined is not proposed to the same person again: one looks for another', async () => {
    const declined = handoff({ state: 'declined', reason: 'Nicht mein Bereich' });
    const api = openPane({
      ...withSomebody(declined),
      directory: vi.fn(async () => directory({ entries: [entry(3, 'Mahnwesen', people.jonas)] })),
    });
    await press('An jemand anders übergeben');
    await userEvent.type(await screen.findByLabelText('Mit den Worten der Mail suchen'), 'Mahnung');
    await press(/^(?=.*Jonas Petersen)/);
    await press('An Jonas Petersen übergeben');
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].again).toBe(true));
  });

  test('that somebody else declined goes to whom it is proposed', async () => {
    openPane(withSomebody(handoff({ state: 'declined', owner: people.jonas, reason: 'Nein' })));
    await press('An jemand anders übergeben');
    expect(await screen.findByRole('button', { name: 'An Sabine Kern übergeben' })).toBeTruthy();
  });
});

test('a hand-off that was refused leads back to the suggestion, as a first one', async () => {
  const failed = handoff({ mailState: 'failed', state: 'withdrawn', note: 'Eilt' });
  const api = openPane(withSomebody(failed));
  expect((await screen.findAllByText(/Mail nicht gesendet/)).length).toBeGreaterThan(0);
  api.suggest.mockResolvedValue(answer());
  await press('Zurück zum Vorschlag');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Eilt');
  await press('An Sabine Kern übergeben');
  await waitFor(() => expect(api.handOff).toHaveBeenCalledOnce());
  expect(api.handOff.mock.calls[0]?.[0].again).toBeUndefined();
});
