// @vitest-environment jsdom
import { useQueryClient } from '@tanstack/react-query';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Caution } from '../../src/core/caution.ts';
import type { Suggestion } from '../../src/core/suggestion.ts';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { ApiError, type FailureKind } from '../../src/ui/shared/api-error.ts';
import type { HandoffOutcome } from '../../src/wire/handoffs.ts';
import { openPane } from './show-pane.tsx';
import {
  answer,
  candidate,
  directory,
  fakeApi,
  fakeDoor,
  fakeHost,
  handoff,
  mailTwo,
  people,
  show,
  press,
} from './stage.tsx';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const failure = (kind: FailureKind) => () => Promise.reject(new ApiError({ kind, code: 'x' }));
const giveButton = () => screen.findByRole('button', { name: 'An Sabine Kern übergeben' });

/** The pane, beside a button that lets the mail be asked for once more, as time does. */
function openPaneForLong(api: ReturnType<typeof fakeApi>): void {
  const AskAgain = () => {
    const queries = useQueryClient();
    const ask = () => void queries.refetchQueries({ queryKey: ['mail'] });
    return <button onClick={ask}>Zeit vergeht</button>;
  };
  show(
    <>
      <AskAgain />
      <Pane door={fakeDoor().door} />
    </>,
    api,
  );
}

describe('a mail nobody has yet', () => {
  test('shows the person, the reason with the words of the mail, and who was skipped', async () => {
    const { container } = show(<Pane door={fakeDoor().door} />, fakeApi());
    expect(await screen.findByRole('heading', { name: 'Sabine Kern' })).toBeTruthy();
    expect([...container.querySelectorAll('mark')].map((it) => it.textContent)).toEqual([
      'Mahnung',
      'Rechnung',
    ]);
    expect(screen.getByText('eindeutig')).toBeTruthy();
    expect(
      screen.getByText('Deniz Yıldız wäre zuerst dran, ist aber bis 4. Dez. abwesend.'),
    ).toBeTruthy();
    expect(screen.getByText('Noch nicht übergeben')).toBeTruthy();
  });

  test('is handed off with note and due date, once, and then shows its way', async () => {
    const api = fakeApi();
    openPane(api);
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'Bitte prüfen');
    await userEvent.click(await giveButton());
    expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
    expect(api.handOff.mock.calls).toEqual([
      [
        {
          messageId: 'AAMk1',
          kind: 'forward',
          responsibilityId: 1,
          recipientOid: people.sabine.oid,
          note: 'Bitte prüfen',
          handoffKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ],
    ]);
  });

  test('is handed off by Enter, but not while a field has the focus', async () => {
    const api = fakeApi();
    openPane(api);
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'a{Enter}');
    expect(api.handOff).not.toHaveBeenCalled();
    act(() => (document.activeElement as HTMLElement).blur());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(api.handOff).toHaveBeenCalledOnce());
  });

  test('offers the due date the mail names with its words, and sets it only by a click', async () => {
    const api = fakeApi();
    const found = { day: '2026-11-27', time: '', where: 'text', at: 9 } as const;
    api.suggest.mockResolvedValue(
      answer({ duePhrases: [{ ...found, phrase: 'bis spätestens 27.11.' }] }),
    );
    openPane(api);
    expect(await screen.findByText('Keine Frist')).toBeTruthy();
    const offer = screen.getByRole('button', { name: /^Bis Fr\., 27\.\sNov\.$/ });
    const words = document.getElementById(offer.getAttribute('aria-describedby') ?? '');
    expect(words?.textContent).toBe('Aus der Mail: „bis spätestens 27.11.“');
    await userEvent.click(offer);
    expect(screen.getByText('Bis Freitag, 27. November')).toBeTruthy();
    expect(screen.getByText('Aus der Mail: „bis spätestens 27.11.“')).toBeTruthy();
    await userEvent.click(await giveButton());
    expect(api.handOff.mock.calls[0]?.[0]).toMatchObject({ due: '2026-11-27' });
  });

  test('can be kept by oneself', async () => {
    const mine = handoff({
      owner: people.petra,
      state: 'accepted',
      mailState: 'none',
      actions: ['done'],
    });
    const api = fakeApi({ handoff: async () => mine });
    api.handOff.mockResolvedValue({ kind: 'handed_off', handoff: mine });
    openPane(api);
    await giveButton();
    await userEvent.click(screen.getByRole('button', { name: 'Übernehme ich' }));
    expect(await screen.findByText('Von Ihnen übernommen')).toBeTruthy();
    expect(api.handOff.mock.calls[0]?.[0]).toMatchObject({ kind: 'take', responsibilityId: 1 });
  });

  test('is not forwarded to the one who looks: they take it', async () => {
    const best = candidate({ recipient: { person: people.petra, role: 'owner', skipped: [] } });
    const suggestion: Suggestion = { kind: 'suggested', band: 'clear', best, alternatives: [] };
    const api = fakeApi({ suggest: async () => answer({ suggestion }) });
    openPane(api);
    expect(await screen.findByText('Rechnungen · Das sind Sie')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /übergeben/ })).toBeNull();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].kind).toBe('take'));
  });

  test('can be kept before the suggestion is there, whatever that says later', async () => {
    const mine = handoff({
      owner: people.petra,
      state: 'accepted',
      mailState: 'none',
      actions: ['done'],
    });
    const api = fakeApi({ handoff: async () => mine });
    api.handOff.mockResolvedValue({ kind: 'handed_off', handoff: mine });
    api.suggest.mockImplementationOnce(
      () => new Promise((late) => setTimeout(late, 300, answer())),
    );
    api.suggest.mockResolvedValue(answer({ status: { kind: 'handed_off', handoff: mine } }));
    openPane(api);
    await press('Übernehme ich');
    expect(await screen.findByText('Von Ihnen übernommen')).toBeTruthy();
    await act(() => new Promise((later) => setTimeout(later, 400)));
    expect(screen.getByText('Von Ihnen übernommen')).toBeTruthy();
  });

  test('goes to the alternative that was chosen', async () => {
    const api = fakeApi();
    openPane(api);
    await press(/^Jonas Petersen/);
    expect(api.handOff).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'An Jonas Petersen übergeben' }));
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].recipientOid).toBe(people.jonas.oid));
  });

  test.each([
    [
      'says in words how busy an alternative is',
      { [people.jonas.oid]: 'heavy' },
      'Zweite Vertretung · viel los',
    ],
    ['says nothing of it where the company does not show it', undefined, 'Zweite Vertretung'],
  ] as const)('%s', async (_name, loads, line) => {
    const api = fakeApi({ suggest: async () => answer({ ...(loads && { loads }) }) });
    openPane(api);
    const other = await screen.findByRole('button', { name: /^Jonas Petersen/ });
    expect(within(other).getByText(line)).toBeTruthy();
    expect(screen.queryByText(/wenig los|gut zu tun/)).toBeNull();
  });

  test('goes to somebody found by the words of the register', async () => {
    const found = {
      responsibility: { id: 9, title: 'Mahnungen', area: 'Forderungen', notHere: '' },
      recipient: { person: people.jonas, role: 'owner', skipped: [] },
    } as unknown as ReturnType<typeof directory>['entries'][number];
    const api = fakeApi({
      directory: async () =>
        directory({ entries: [found], loads: { [people.jonas.oid]: 'medium' } }),
    });
    openPane(api);
    await press('Stimmt nicht?');
    expect(document.activeElement).toBe(
      await screen.findByLabelText('Mit den Worten der Mail suchen'),
    );
    await press(/Mahnungen.*gut zu tun/);
    await userEvent.click(screen.getByRole('button', { name: 'An Jonas Petersen übergeben' }));
    await waitFor(() => expect(api.handOff.mock.calls[0]?.[0].responsibilityId).toBe(9));
  });
});

describe('a click that does not get through', () => {
  test('keeps the choice on screen without connection, queues nothing, and tries again with the same key', async () => {
    const api = fakeApi();
    api.handOff.mockImplementationOnce(failure('offline'));
    openPane(api);
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'Eilt');
    await userEvent.click(await giveButton());
    expect(await screen.findByText(/Ohne Eintrag geht keine Mail hinaus/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Eilt');
    expect(api.handOff).toHaveBeenCalledTimes(1);
    await userEvent.click(await giveButton());
    await screen.findByText('Angeboten an Sabine Kern');
    const keys = api.handOff.mock.calls.map(([wanted]) => wanted.handoffKey);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  test('leads back to the server while there is no connection at all, and the note stays', async () => {
    const api = fakeApi();
    // brings a clipboard along
    const user = userEvent.setup();
    openPaneForLong(api);
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'Eilt');
    api.suggest.mockImplementation(failure('offline'));
    await press('Zeit vergeht');
    const again = await screen.findByRole('button', { name: 'Jetzt erneut versuchen' });
    expect(screen.queryByRole('button', { name: /übergeben$/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Adresse kopieren' }));
    expect(await screen.findByText(/1@nordlicht\.example/)).toBeTruthy();
    api.suggest.mockImplementation(async () => answer());
    await userEvent.click(again);
    expect(await giveButton()).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)').value).toBe('Eilt');
    expect(api.handOff).not.toHaveBeenCalled();
  });

  test('says once that it goes on with a connection only, also where a click was refused before', async () => {
    const api = fakeApi({ handOff: failure('offline') });
    openPaneForLong(api);
    await userEvent.click(await giveButton());
    expect((await screen.findByRole('alert')).textContent).toMatch(/Ohne Eintrag geht keine Mail/);
    api.suggest.mockImplementation(failure('offline'));
    await press('Zeit vergeht');
    await screen.findByRole('button', { name: 'Jetzt erneut versuchen' });
    expect(screen.getAllByText(/Ohne Eintrag geht keine Mail/)).toHaveLength(1);
  });

  test('an unclear mail asks on without connection, and offers nothing that could only be refused', async () => {
    const options = [candidate(), candidate({ responsibilityId: 2, title: 'Qualitätsprüfung' })];
    const suggestion = { kind: 'unclear', reason: 'several_speak', options } as const;
    const unclear = answer({ suggestion, triageDesk: people.jonas });
    const api = fakeApi({ suggest: async () => unclear });
    openPaneForLong(api);
    await screen.findByRole('button', { name: 'An die Verteilstelle' });
    api.suggest.mockImplementation(failure('offline'));
    await press('Zeit vergeht');
    const again = await screen.findByRole('button', { name: 'Jetzt erneut versuchen' });
    expect(screen.getByText(/Ohne Eintrag geht keine Mail hinaus/)).toBeTruthy();
    expect(screen.getByText(/Die Verteilstelle klärt es: Jonas Petersen/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Adresse kopieren' })).toBeTruthy();
    for (const name of ['An die Verteilstelle', 'Übernehme ich'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.getByRole('button', { name: /Qualitätsprüfung/ })).toBeTruthy();
    api.suggest.mockImplementation(async () => unclear);
    await userEvent.click(again);
    expect(await screen.findByRole('button', { name: 'Übernehme ich' })).toBeTruthy();
    expect(api.handOff).not.toHaveBeenCalled();
  });

  test('sends nothing when another mail lies under the pane by then', async () => {
    const outlook = fakeDoor();
    const api = fakeApi();
    show(<Pane door={outlook.door} />, api);
    const button = await giveButton();
    outlook.drift(mailTwo);
    await userEvent.click(button);
    act(() => outlook.select(mailTwo));
    expect(
      (await screen.findAllByText('Die Mail hat gewechselt. Es ist nichts geschehen.')).length,
    ).toBeGreaterThan(0);
    expect(api.handOff).not.toHaveBeenCalled();
  });

  test('does not show its answer on the next mail', async () => {
    const outlook = fakeDoor();
    const api = fakeApi();
    let arrive: (outcome: HandoffOutcome) => void = () => {};
    api.handOff.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    show(<Pane door={outlook.door} />, api);
    await userEvent.click(await giveButton());
    act(() => outlook.select(mailTwo));
    await act(async () => arrive({ kind: 'handed_off', handoff: handoff() }));
    expect(await giveButton()).toBeTruthy();
    expect(screen.queryByText('Angeboten an Sabine Kern')).toBeNull();
  });

  test('says that a colleague was faster', async () => {
    const api = fakeApi();
    const theirs = handoff({ handedOffBy: people.jonas, state: 'accepted' });
    api.handOff.mockResolvedValue({
      kind: 'already',
      status: { kind: 'handed_off', handoff: theirs },
    });
    api.suggest
      .mockResolvedValueOnce(answer())
      .mockResolvedValue(answer({ status: { kind: 'handed_off', handoff: theirs } }));
    openPane(api);
    await userEvent.click(await giveButton());
    expect(await screen.findByText(/Es ging keine zweite Mail hinaus/)).toBeTruthy();
    expect(screen.getByText('Übergeben von Jonas Petersen')).toBeTruthy();
  });
});

describe('other answers', () => {
  test('an unclear mail asks, and has no button that stands out', async () => {
    const options = [candidate(), candidate({ responsibilityId: 2, title: 'Qualitätsprüfung' })];
    const suggestion = { kind: 'unclear', reason: 'several_speak', options } as const;
    openPane(fakeApi({ suggest: async () => answer({ suggestion }) }));
    expect(await screen.findByText('Wer soll das bekommen?')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /übergeben$/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Qualitätsprüfung/ }));
    expect(await giveButton()).toBeTruthy();
  });

  test.each(['suggested', 'unclear', 'nothing_to_do'] as const)(
    'why to look twice is said, also when the mail is %s',
    async (kind) => {
      const said = {
        suggested: { kind: 'suggested', band: 'likely', best: candidate(), alternatives: [] },
        unclear: { kind: 'unclear', reason: 'nothing_speaks', options: [] },
        nothing_to_do: { kind: 'nothing_to_do', reason: 'bulk_mail' },
      } satisfies Record<Suggestion['kind'], Suggestion>;
      const found = 'firrna.example';
      const cautions: Caution[] = [
        { kind: 'bank_details', found: '' },
        { kind: 'like_known', found, known: 'firma.example' },
      ];
      const suggestion: Suggestion = { ...said[kind], cautions };
      show(
        <Pane door={fakeDoor().door} />,
        fakeApi({ suggest: async () => answer({ suggestion }) }),
      );
      expect(await screen.findByText(/erst unter bekannter Nummer anrufen/)).toBeTruthy();
      expect(screen.getByText(/firrna.example ähnelt firma.example/)).toBeTruthy();
    },
  );

  test('a newsletter has nothing to hand off', async () => {
    const suggestion = { kind: 'nothing_to_do', reason: 'bulk_mail' } as const;
    openPane(fakeApi({ suggest: async () => answer({ suggestion }) }));
    expect(await screen.findByText('Das ist ein Rundschreiben')).toBeTruthy();
  });

  test('a mail somebody has without details says only since when', async () => {
    const status = { kind: 'taken', since: '2020-01-05T09:00:00Z' } as const;
    openPane(fakeApi({ suggest: async () => answer({ status }) }));
    expect((await screen.findAllByText('Schon bei jemandem seit 5. Jan. 2020')).length).toBe(2);
  });

  test('an uncertain sending is said in words, and offers no second send', async () => {
    const status = { kind: 'handed_off', handoff: handoff({ mailState: 'uncertain' }) } as const;
    const api = fakeApi({ suggest: async () => answer({ status }) });
    api.handoff.mockResolvedValue(status.handoff);
    openPane(api);
    expect(await screen.findByText('Versand ungewiss')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /übergeben|senden/i })).toBeNull();
  });

  test.each([
    ['offline', 'Ohne Verbindung zu Baton'],
    ['no_access', 'Kein Zugang'],
    ['sign_in', 'Anmeldung nicht möglich'],
    ['refused', 'Das hat nicht geklappt'],
  ] as const)('a failure of kind %s is said and can be tried again', async (kind, title) => {
    const api = fakeApi();
    api.suggest.mockImplementationOnce(failure(kind));
    openPane(api);
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    await userEvent.click(
      screen.getByRole('button', { name: kind === 'sign_in' ? 'Anmelden' : 'Erneut versuchen' }),
    );
    expect(await giveButton()).toBeTruthy();
  });

  test('no mail, and a mail that is on its way, are screens of their own', async () => {
    const outlook = fakeDoor({ kind: 'none' });
    show(<Pane door={outlook.door} />, fakeApi());
    expect(screen.getByText('Keine Mail ausgewählt')).toBeTruthy();
    act(() => outlook.select({ kind: 'reading' }));
    expect(screen.getAllByText('Sucht, wer zuständig ist …').length).toBeGreaterThan(0);
  });
});

describe('the receiving side', () => {
  const offered = handoff({
    owner: people.petra,
    handedOffBy: people.jonas,
    actions: ['accept', 'decline', 'done'],
  });
  const received = () => {
    const api = fakeApi({
      suggest: async () => answer({ status: { kind: 'handed_off', handoff: offered } }),
    });
    api.handoff.mockResolvedValue(offered);
    return api;
  };

  test('accepts with one click', async () => {
    const api = received();
    const accepted = { ...offered, state: 'accepted', actions: ['done'] } as const;
    api.act.mockResolvedValue({ ...accepted, actions: ['done'] });
    openPane(api);
    await press('Annehmen');
    expect(api.act).toHaveBeenCalledWith(offered.handoffKey, { action: 'accept' });
    expect(await screen.findByText('angenommen')).toBeTruthy();
  });

  test('cannot decline without a reason', async () => {
    const api = received();
    openPane(api);
    await press('Ablehnen');
    await screen.findByLabelText('Grund');
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen' }));
    expect(screen.getByText('Bitte nennen Sie einen Grund.')).toBeTruthy();
    expect(api.act).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Grund'), ' Nicht mein Bereich ');
    await userEvent.click(screen.getByRole('button', { name: 'Ablehnen' }));
    expect(api.act).toHaveBeenCalledWith(offered.handoffKey, {
      action: 'decline',
      reason: 'Nicht mein Bereich',
    });
  });
});

test('the acceptance appears on the sender’s side without reloading', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const status = { kind: 'handed_off', handoff: handoff() } as const;
  const api = fakeApi({ suggest: async () => answer({ status }) });
  openPane(api);
  expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
  api.handoff.mockResolvedValue(handoff({ state: 'accepted' }));
  await act(() => vi.advanceTimersByTimeAsync(4500));
  expect(await screen.findByText('Angenommen von Sabine Kern')).toBeTruthy();
  vi.useRealTimers();
});

test('the language follows the host and can be switched for the session', async () => {
  openPane(fakeApi(), fakeHost({ locale: 'en-US' }));
  expect(await screen.findByRole('button', { name: 'Hand off to Sabine Kern' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
  expect(await giveButton()).toBeTruthy();
  expect(document.documentElement.lang).toBe('de');
});
