// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import '../../src/ui/tab/desk/ask-dialog.tsx';
import '../../src/ui/tab/desk/desk-page.tsx';
import { showTab } from './show-tab.tsx';
import { deskOf, fakeApi, handoff, people } from './stage.tsx';

afterEach(cleanup);

/** A desk that is narrowed down, with a question over it. */
async function openQuestion() {
  const offered = handoff({ owner: people.petra, actions: ['accept', 'decline'] });
  showTab('/desk?q=Mahnung', fakeApi({ desk: async () => deskOf([offered]) }));
  const fold = await screen.findByRole('button', { name: 'Filter' });
  await userEvent.click(fold);
  await userEvent.click(await screen.findByRole('button', { name: /^Ablehnen/ }));
  return { fold, dialog: await screen.findByRole('dialog') };
}
const untilClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

test('Esc closes the question, not the filters that are open behind it', async () => {
  const { fold } = await openQuestion();
  await userEvent.keyboard('{Escape}');
  await untilClosed();
  expect(fold.getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{Escape}');
  expect(fold.getAttribute('aria-expanded')).toBe('false');
});

test('what the browser itself calls off is called off', async () => {
  const { dialog } = await openQuestion();
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  await untilClosed();
});
