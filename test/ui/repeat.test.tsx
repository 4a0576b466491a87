// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { Pane } from '../../src/ui/pane/pane.tsx';
import type { HandoffView } from '../../src/wire/api.ts';
import {
  answer,
  fakeApi,
  fakeDoor,
  handoff,
  pending,
  people,
  show,
  withSomebody,
} from './stage.tsx';

afterEach(cleanup);

const theirs = handoff({ handedOffBy: people.jonas, state: 'accepted' });
const again: HandoffView = pending({ handoffKey: 'bbbbbbbb-0000-4000-8000-000000000002' });
const open = (api: ReturnType<typeof fakeApi>) => {
  show(<Pane door={fakeDoor().door} />, api);
  return api;
};
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('a request somebody has already', () => {
  test('can be handed off all the same, linked to the first, with time to undo', async () => {
    const api = withSomebody(theirs, {
      handOff: async () => ({ kind: 'handed_off', handoff: again }),
    });
    api.handoff.mockImplementation(async (key) => (key === again.handoffKey ? again : theirs));
    open(api);
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
    const api = open(withSomebody(theirs));
    await press('Trotzdem übergeben');
    await press('Doch nicht');
    expect(await screen.findByText('Angenommen von Sabine Kern')).toBeTruthy();
    expect(api.handOff).not.toHaveBeenCalled();
  });

  test('can be handed off although its details are not visible', async () => {
    const status = { kind: 'taken', since: '2020-01-05T09:00:00Z' } as const;
    const api = open(fakeApi({ suggest: async () => answer({ status }) }));
    await press('Trotzdem übergeben');
    expect(await screen.findByText(/Diese Anfrage ist schon bei jemandem/)).toBeTruthy();
    await press('An Sabine Kern übergeben');
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].again).toBe(true));
  });

  test('and that declined it goes to somebody else by the one who gave it', async () => {
    const declined = handoff({ state: 'declined', reason: 'Nicht mein Bereich' });
    const api = open(withSomebody(declined));
    await press('An jemand anders übergeben');
    await press('An Sabine Kern übergeben');
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].again).toBe(true));
  });
});

test('a hand-off that was refused leads back to the suggestion, as a first one', async () => {
  const failed = handoff({ mailState: 'failed', state: 'withdrawn', note: 'Eilt' });
  const api = open(withSomebody(failed));
  expect((await screen.findAllByText(/Mail nicht gesendet/)).length).toBeGreaterThan(0);
  api.suggest.mockResolvedValue(answer());
  await press('Zurück zum Vorschlag');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Eilt');
  await press('An Sabine Kern übergeben');
  await waitFor(() => expect(api.handOff).toHaveBeenCalledOnce());
  expect(api.handOff.mock.calls[0]?.[0].again).toBeUndefined();
});
