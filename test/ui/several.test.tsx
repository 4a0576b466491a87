// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { MailRef } from '../../src/wire/api.ts';
import type { MailAnswer } from '../../src/wire/suggestions.ts';
import type { OpenMail } from '../../src/ui/host/host.ts';
import '../../src/ui/pane/several/several-screen.tsx';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import {
  answer,
  candidate,
  directory,
  entry,
  fakeApi,
  fakeDoor,
  pending,
  people,
  show,
  undone,
  press,
} from './stage.tsx';

afterEach(cleanup);

const selection = (...subjects: string[]): OpenMail => ({
  kind: 'several',
  mails: subjects.map((subject, at) => ({ messageId: `AAMk${at + 1}`, subject })),
});
const three = selection('Mahnung Telekom', 'Rechnung 4711', 'Pfändung Lindner');
const toJonas = candidate({
  responsibilityId: 7,
  title: 'Pfändungen',
  recipient: { person: people.jonas, role: 'owner', skipped: [] },
});
const suggesting = (best = candidate(), band: 'clear' | 'likely' = 'clear') =>
  answer({ suggestion: { kind: 'suggested', band, best, alternatives: [] } });
const unclear = answer({
  suggestion: { kind: 'unclear', reason: 'nothing_speaks', options: [] },
});
/** The third goes to Jonas, all others to Sabine. */
const suggest = async ({ messageId }: MailRef): Promise<MailAnswer> =>
  messageId === 'AAMk3' ? suggesting(toJonas, 'likely') : suggesting();
const give = (count: number) =>
  screen.findByRole('button', {
    name: count === 1 ? /^1 Mail an .* übergeben$/ : new RegExp(`^${count} Mails an .* übergeben$`),
  });
const cardOf = (name: string) => screen.findByRole('region', { name });

describe('several selected mails', () => {
  test('leave one that calls for a second look to be opened by itself', async () => {
    const careful: MailAnswer = {
      ...suggesting(),
      suggestion: { ...suggesting().suggestion, cautions: [{ kind: 'sign_in', found: '' }] },
    };
    const ask = async (ref: MailRef) => (ref.messageId === 'AAMk2' ? careful : suggest(ref));
    show(<Pane door={fakeDoor(three).door} />, fakeApi({ suggest: ask }));
    await give(2);
    expect(screen.getByText('Bitte erst genau ansehen.')).toBeTruthy();
  });

  test('have one row each, grouped by who would get them', async () => {
    show(<Pane door={fakeDoor(three).door} />, fakeApi({ suggest }));
    expect((await give(3)).textContent).toBe('3 Mails an 2 Personen übergeben');
    const sabine = within(await cardOf('Sabine Kern'));
    expect(sabine.getByText('2 Mails')).toBeTruthy();
    expect(sabine.getAllByRole('checkbox')).toHaveLength(2);
    expect(sabine.getByRole('checkbox', { name: /^Mahnung Telekom/ })).toBeTruthy();
    const jonas = within(await cardOf('Jonas Petersen'));
    expect(jonas.getByRole('checkbox', { name: /Pfändung Lindner.*wahrscheinlich/ })).toBeTruthy();
  });

  test('are handed off by one click, each with a key of its own', async () => {
    const api = fakeApi({
      suggest,
      handOff: async ({ handoffKey }) => ({ kind: 'handed_off', handoff: pending({ handoffKey }) }),
    });
    show(<Pane door={fakeDoor(three).door} />, api);
    await userEvent.click(await give(3));
    expect(await screen.findByRole('button', { name: /^3 Mails zurücknehmen/ })).toBeTruthy();
    const wanted = api.handOff.mock.calls.map(([it]) => it);
    expect(wanted.map(({ messageId, recipientOid }) => [messageId, recipientOid])).toEqual([
      ['AAMk1', people.sabine.oid],
      ['AAMk2', people.sabine.oid],
      ['AAMk3', people.jonas.oid],
    ]);
    expect(new Set(wanted.map(({ handoffKey }) => handoffKey)).size).toBe(3);
    expect(screen.queryByRole('button', { name: /übergeben$/ })).toBeNull();
  });

  test('can be left out one by one', async () => {
    const api = fakeApi({ suggest });
    show(<Pane door={fakeDoor(three).door} />, api);
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Rechnung 4711/ }));
    await userEvent.click(await give(2));
    await waitFor(() => expect(api.handOff).toHaveBeenCalledTimes(2));
    expect(api.handOff.mock.calls.map(([{ messageId }]) => messageId)).toEqual(['AAMk1', 'AAMk3']);
  });

  test('of which one fails, the reason stands beside it, and a second click is the same order', async () => {
    let refuse = true;
    const api = fakeApi({
      suggest,
      handOff: async ({ messageId, handoffKey }) => {
        if (messageId === 'AAMk2' && refuse)
          throw new ApiError({
            kind: 'refused',
            code: 'recipient_away',
            title: 'Sie ist heute weg',
          });
        return { kind: 'handed_off', handoff: pending({ handoffKey }) };
      },
    });
    show(<Pane door={fakeDoor(three).door} />, api);
    await userEvent.click(await give(3));
    expect(
      await screen.findByText(/1 Mail wurde nicht übergeben/, { selector: 'div' }),
    ).toBeTruthy();
    const row = screen.getByRole('checkbox', { name: /^Rechnung 4711/ }).closest('li');
    expect(row?.textContent).toContain('Sie ist heute weg');
    refuse = false;
    await userEvent.click(await give(1));
    await screen.findByRole('button', { name: /^3 Mails zurücknehmen/ });
    const keys = api.handOff.mock.calls
      .filter(([{ messageId }]) => messageId === 'AAMk2')
      .map(([{ handoffKey }]) => handoffKey);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('are all taken back by one click while nothing has left', async () => {
    const api = fakeApi({
      suggest,
      handOff: async ({ handoffKey }) => ({ kind: 'handed_off', handoff: pending({ handoffKey }) }),
      act: async () => undone(),
    });
    show(<Pane door={fakeDoor(three).door} />, api);
    await userEvent.click(await give(3));
    await press(/^3 Mails zurücknehmen/);
    expect(await give(3)).toBeTruthy();
    expect(api.act.mock.calls.map(([, action]) => action)).toEqual([
      { action: 'undo' },
      { action: 'undo' },
      { action: 'undo' },
    ]);
  });

  test('are not handed off when others are selected at the moment of the click', async () => {
    const api = fakeApi({ suggest });
    const { door, drift } = fakeDoor(three);
    show(<Pane door={door} />, api);
    const button = await give(3);
    drift(selection('Mahnung Telekom', 'Rechnung 4711'));
    await userEvent.click(button);
    expect(
      await screen.findByText(/Die Auswahl war beim Klicken eine andere/, { selector: 'div' }),
    ).toBeTruthy();
    expect(api.handOff).not.toHaveBeenCalled();
  });
});

test('which were too many for one minute wait, and go with a second click under the same key', async () => {
  let refuse = true;
  const tooMany = new ApiError({ kind: 'refused', code: 'too_many_requests', title: 'Sehr viele' });
  const api = fakeApi({
    suggest,
    handOff: async ({ messageId, handoffKey }) => {
      if (messageId !== 'AAMk1' && refuse) throw tooMany;
      return { kind: 'handed_off', handoff: pending({ handoffKey }) };
    },
  });
  show(<Pane door={fakeDoor(three).door} />, api);
  await userEvent.click(await give(3));
  await screen.findByText(/^2 Mails warten noch/, { selector: 'div' });
  expect(screen.getAllByText('wartet noch')).toHaveLength(2);
  refuse = false;
  await userEvent.click(await give(2));
  await screen.findByRole('button', { name: /^3 Mails zurücknehmen/ });
  expect(screen.queryByText('wartet noch')).toBeNull();
  expect(new Set(api.handOff.mock.calls.map(([{ handoffKey }]) => handoffKey)).size).toBe(3);
});

test('can still be taken back when they are selected again within the time', async () => {
  const given = answer({
    status: { kind: 'handed_off', handoff: pending({ sendsInSeconds: 30 }) },
  });
  show(<Pane door={fakeDoor(selection('A', 'B')).door} />, fakeApi({ suggest: async () => given }));
  const undo = await screen.findByRole('button', { name: /^2 Mails zurücknehmen/ });
  expect(undo.getAttribute('aria-disabled')).toBeNull();
  expect(document.activeElement).not.toBe(undo);
});

describe('what cannot go with the others', () => {
  test('waits for a choice when it is unclear, and joins them once chosen', async () => {
    const api = fakeApi({
      suggest: async () => unclear,
      directory: async () =>
        directory({ entries: [entry(4, 'Datenschutzanfragen', people.jonas)] }),
    });
    show(<Pane door={fakeDoor(selection('Auskunft', 'Frage')).door} />, api);
    const card = within(await cardOf('Nicht eindeutig'));
    expect(screen.queryByRole('button', { name: /übergeben$/ })).toBeNull();
    await userEvent.click(card.getByRole('button', { name: 'Wählen … Auskunft' }));
    await press(/Datenschutzanfragen/);
    expect(await cardOf('Jonas Petersen')).toBeTruthy();
    const button = await give(1);
    expect(button.textContent).toBe('1 Mail an Jonas Petersen übergeben');
    await userEvent.click(button);
    await waitFor(() => expect(api.handOff).toHaveBeenCalledTimes(1));
    expect(api.handOff.mock.calls[0]?.[0]).toMatchObject({
      messageId: 'AAMk1',
      responsibilityId: 4,
    });
  });

  test('is a step of a process, or with somebody already', async () => {
    const step = suggesting(candidate({ process: 'Rechnungsfreigabe' }));
    const taken = answer({ status: { kind: 'taken', since: '2026-11-20T08:00:00Z' } });
    const api = fakeApi({
      suggest: async ({ messageId }) => (messageId === 'AAMk1' ? step : taken),
    });
    show(<Pane door={fakeDoor(selection('Freigabe', 'Mahnung')).door} />, api);
    expect((await cardOf('Bitte einzeln öffnen')).textContent).toContain('Freigabe');
    const withSomeone = (await cardOf('Schon bei jemandem')).textContent ?? '';
    expect(withSomeone).toContain('Mahnung');
    expect(withSomeone).toMatch(/Seit /);
    expect(withSomeone.match(/Schon bei jemandem/g)).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /übergeben$/ })).toBeNull();
  });

  test('could not be read, and is read again alone', async () => {
    let fail = true;
    const api = fakeApi({
      suggest: async ({ messageId }) => {
        if (messageId === 'AAMk1' && fail)
          throw new ApiError({ kind: 'refused', code: 'mail_not_found', title: 'Nicht gefunden' });
        return suggesting();
      },
    });
    show(<Pane door={fakeDoor(selection('Mahnung', 'Rechnung')).door} />, api);
    expect((await cardOf('Nicht gelesen')).textContent).toContain('Nicht gefunden');
    fail = false;
    await userEvent.click(screen.getByRole('button', { name: 'Erneut versuchen: Mahnung' }));
    expect(await give(2)).toBeTruthy();
  });
});

test('nothing is read before the person has said where they lie, where Outlook does not', async () => {
  const api = fakeApi({ suggest });
  const open = { ...three, guess: { own: 'petra@x.example', isToOwn: false, likely: [] } };
  show(<Pane door={fakeDoor(open).door} />, api);
  await userEvent.type(await screen.findByLabelText('In einem anderen'), 'info@x.example{Enter}');
  await userEvent.click(await give(3));
  await waitFor(() => expect(api.handOff).toHaveBeenCalledTimes(3));
  for (const [ref] of [...api.suggest.mock.calls, ...api.handOff.mock.calls])
    expect(ref.mailbox).toBe('info@x.example');
});
