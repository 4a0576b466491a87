// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { MailboxGuess, OpenMail } from '../../src/ui/host/host.ts';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { fakeApi, fakeDoor, press, show } from './stage.tsx';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const open: OpenMail = {
  kind: 'mail',
  messageId: 'AAMk1',
  subject: '2. Mahnung',
  guess: { own: 'petra@x.example', isToOwn: true, likely: ['rechnung@x.example'] },
};
const give = () => screen.findByRole('button', { name: 'An Sabine Kern übergeben' });

test('nothing is read before the person has said where the mail lies', async () => {
  const api = fakeApi();
  show(<Pane door={fakeDoor(open).door} />, api);
  expect(await screen.findByText('In welchem Postfach liegt diese Mail?')).toBeTruthy();
  expect(api.suggest).not.toHaveBeenCalled();
});

test('the chosen mailbox is read, and handed off from', async () => {
  const api = fakeApi();
  show(<Pane door={fakeDoor(open).door} />, api);
  await press(/rechnung@x\.example/);
  await userEvent.click(await give());
  await waitFor(() => expect(api.handOff).toHaveBeenCalled());
  const mailbox = 'rechnung@x.example';
  expect(api.suggest.mock.calls[0]?.[0]).toEqual({ messageId: 'AAMk1', mailbox });
  expect(api.handOff.mock.calls[0]?.[0]).toMatchObject({ messageId: 'AAMk1', mailbox });
});

test('the own mailbox is taken only when it was chosen, and any other can be named', async () => {
  const api = fakeApi();
  const first = show(<Pane door={fakeDoor(open).door} />, api);
  await press(/In meinem eigenen/);
  await give();
  expect(api.suggest.mock.calls[0]?.[0]).toEqual({ messageId: 'AAMk1' });
  first.unmount();
  sessionStorage.clear();
  show(<Pane door={fakeDoor(open).door} />, api);
  await userEvent.type(await screen.findByLabelText('In einem anderen'), 'Info@x.example{Enter}');
  await give();
  expect(api.suggest.mock.calls[1]?.[0]).toEqual({ messageId: 'AAMk1', mailbox: 'info@x.example' });
});

describe('what was answered once in this session', () => {
  const own = 'petra@x.example';
  const mailTo = (messageId: string, guess: Partial<MailboxGuess>): OpenMail => ({
    ...open,
    messageId,
    guess: { own, isToOwn: false, likely: [], ...guess },
  });
  const suggestedFor = (api: ReturnType<typeof fakeApi>) =>
    api.suggest.mock.calls.map(([mail]) => mail);
  const answer = async (shown: OpenMail, button: RegExp) => {
    const before = show(<Pane door={fakeDoor(shown).door} />, fakeApi());
    await press(button);
    await give();
    before.unmount();
  };

  test('holds for the next mail to the same address, and the pane says so', async () => {
    await answer(open, /In meinem eigenen/);
    const api = fakeApi();
    show(<Pane door={fakeDoor(mailTo('AAMk2', { isToOwn: true })).door} />, api);
    await give();
    expect(screen.getByText(/Aus Ihrem eigenen Postfach/)).toBeTruthy();
    expect(suggestedFor(api)).toEqual([{ messageId: 'AAMk2' }]);
  });

  test('holds for a shared mailbox, but for no mail that was not sent there', async () => {
    const mailbox = 'rechnung@x.example';
    await answer(open, /rechnung@x\.example/);
    const api = fakeApi();
    const next = show(<Pane door={fakeDoor(mailTo('AAMk2', { likely: [mailbox] })).door} />, api);
    await give();
    expect(suggestedFor(api)).toEqual([{ messageId: 'AAMk2', mailbox }]);
    next.unmount();
    const none = fakeApi();
    show(<Pane door={fakeDoor(mailTo('AAMk3', { likely: ['alle@x.example'] })).door} />, none);
    expect(await screen.findByText('In welchem Postfach liegt diese Mail?')).toBeTruthy();
    expect(none.suggest).not.toHaveBeenCalled();
  });

  test('is asked again when a mail went to two of the mailboxes that were named', async () => {
    await answer(open, /In meinem eigenen/);
    await answer(mailTo('AAMk2', { likely: ['rechnung@x.example'] }), /rechnung@x\.example/);
    show(<Pane door={fakeDoor({ ...open, messageId: 'AAMk3' }).door} />, fakeApi());
    expect(await screen.findByText('In welchem Postfach liegt diese Mail?')).toBeTruthy();
  });

  test('is taken back at a click, and counts for nobody else', async () => {
    await answer(open, /In meinem eigenen/);
    const again = show(
      <Pane door={fakeDoor(mailTo('AAMk2', { isToOwn: true })).door} />,
      fakeApi(),
    );
    await give();
    await userEvent.click(screen.getByRole('button', { name: 'Anderes Postfach' }));
    expect(await screen.findByText('In welchem Postfach liegt diese Mail?')).toBeTruthy();
    again.unmount();
    await answer(open, /In meinem eigenen/);
    const other = mailTo('AAMk4', { own: 'sabine@x.example', isToOwn: true, likely: [own] });
    show(<Pane door={fakeDoor(other).door} />, fakeApi());
    expect(await screen.findByText('In welchem Postfach liegt diese Mail?')).toBeTruthy();
  });
});
