// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Presence } from '../../src/core/presence.ts';
import type { Api } from '../../src/ui/shared/api.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import '../../src/ui/shared/presence.tsx';
import { presenceWords } from '../../src/ui/shared/words/presence.ts';
import { SuggestionCard } from '../../src/ui/pane/suggestion-card.tsx';
import { openPane } from './show-pane.tsx';
import { candidate, fakeApi, fakeHost, people, press, show } from './stage.tsx';

afterEach(cleanup);

const me = { person: people.petra, today: '2026-11-23', auditor: false, lead: false };
const shown: Api['me'] = async () => ({ ...me, showsPresence: true });

test('the suggestion does not wait for where the person is, and says it when it is known', async () => {
  const presence = Promise.withResolvers<{ presence: Presence }>();
  const api = fakeApi({ me: shown, presence: () => presence.promise });
  openPane(api);
  expect(await screen.findByRole('button', { name: 'An Sabine Kern übergeben' })).toBeTruthy();
  await waitFor(() => expect(api.presence.mock.calls[0]?.[0]).toBe(people.sabine.oid));
  expect(screen.queryByText('im Gespräch')).toBeNull();
  presence.resolve({ presence: 'in_call' });
  expect(await screen.findByText('im Gespräch')).toBeTruthy();
});

test('only the one who is proposed, or chosen instead, is asked about', async () => {
  const api = fakeApi({ me: shown, presence: async () => ({ presence: 'available' }) });
  openPane(api);
  expect(await screen.findByText('gerade frei')).toBeTruthy();
  expect(api.presence.mock.calls.map(([oid]) => oid)).toEqual([people.sabine.oid]);
  await userEvent.click(screen.getByRole('button', { name: /^Jonas Petersen/ }));
  await waitFor(() => expect(api.presence.mock.calls.at(-1)?.[0]).toBe(people.jonas.oid));
});

test.each([
  ['where the company does not show it', fakeApi()],
  [
    'once Microsoft has refused it',
    fakeApi({ me: shown, presence: async () => ({ refused: true }) }),
  ],
])('nobody is asked about any more %s', async (_where, api) => {
  openPane(api);
  await press(/^Jonas Petersen/);
  expect(await screen.findByRole('button', { name: 'An Jonas Petersen übergeben' })).toBeTruthy();
  expect(api.presence.mock.calls.map(([oid]) => oid)).not.toContain(people.jonas.oid);
  expect(document.querySelector('.presence')).toBeNull();
});

test('when it cannot be asked the suggestion stands as it did', async () => {
  const presence = vi.fn<Api['presence']>(async () => {
    throw new ApiError({ kind: 'offline', code: 'no_connection' });
  });
  openPane(fakeApi({ me: shown, presence }), fakeHost());
  await waitFor(() => expect(presence).toHaveBeenCalled());
  expect(screen.getByRole('button', { name: 'An Sabine Kern übergeben' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test.each([
  [false, 1],
  [true, 0],
])(
  'without connection (%s) nothing is said of where the person is, and nobody is asked',
  async (offline, times) => {
    const api = fakeApi({ me: shown, presence: async () => ({ presence: 'in_call' }) });
    const nothing = { band: undefined, runnerUp: undefined, mine: false, otherwise: '' };
    show(
      <SuggestionCard {...nothing} choice={candidate()} offline={offline} onWrong={() => {}} />,
      api,
      fakeHost({}),
    );
    await waitFor(() => expect(api.me).toHaveBeenCalled());
    await waitFor(() => expect(screen.queryAllByText('im Gespräch')).toHaveLength(times));
    expect(api.presence).toHaveBeenCalledTimes(times);
  },
);

test('every state has a word in both languages', () => {
  expect(Object.keys(presenceWords.en)).toEqual(Object.keys(presenceWords.de));
  for (const words of Object.values(presenceWords))
    expect(Object.values(words).every((word) => word.trim() !== '')).toBe(true);
});
