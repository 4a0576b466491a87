// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { OpenMail } from '../../src/ui/host/host.ts';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { fakeApi, fakeDoor, show } from './stage.tsx';

afterEach(cleanup);

const open: OpenMail = {
  kind: 'mail',
  messageId: 'AAMk1',
  subject: '2. Mahnung',
  guess: { own: 'petra@x.example', likely: ['rechnung@x.example'] },
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
  await userEvent.click(await screen.findByRole('button', { name: /rechnung@x\.example/ }));
  await userEvent.click(await give());
  await waitFor(() => expect(api.handOff).toHaveBeenCalled());
  const mailbox = 'rechnung@x.example';
  expect(api.suggest.mock.calls[0]?.[0]).toEqual({ messageId: 'AAMk1', mailbox });
  expect(api.handOff.mock.calls[0]?.[0]).toMatchObject({ messageId: 'AAMk1', mailbox });
});

test('the own mailbox is taken only when it was chosen, and any other can be named', async () => {
  const api = fakeApi();
  const first = show(<Pane door={fakeDoor(open).door} />, api);
  await userEvent.click(await screen.findByRole('button', { name: /In meinem eigenen/ }));
  await give();
  expect(api.suggest.mock.calls[0]?.[0]).toEqual({ messageId: 'AAMk1' });
  first.unmount();
  show(<Pane door={fakeDoor(open).door} />, api);
  await userEvent.type(await screen.findByLabelText('In einem anderen'), 'Info@x.example{Enter}');
  await give();
  expect(api.suggest.mock.calls[1]?.[0]).toEqual({ messageId: 'AAMk1', mailbox: 'info@x.example' });
});
