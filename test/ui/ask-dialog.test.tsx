// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import '../../src/ui/tab/desk/ask-dialog.tsx';
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/handoffs/handoffs-page.tsx';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import { showTab } from './show-tab.tsx';
import { deskOf, fakeApi, handoff, people, press } from './stage.tsx';

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

describe('what the server refuses', () => {
  const offered = handoff({ owner: people.petra, actions: ['accept', 'decline'] });
  const refuse = () => Promise.reject(new ApiError({ kind: 'refused', code: 'conflict' }));

  async function refusedAt(path: string) {
    const api = fakeApi({
      desk: async () => deskOf([offered]),
      handoff: async () => offered,
      act: refuse,
    });
    showTab(path, api);
    await press(/^Ablehnen/);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'nicht meins');
    const decline = () => userEvent.click(dialog.getByRole('button', { name: 'Ablehnen' }));
    await decline();
    await dialog.findByRole('alert');
    return { api, decline };
  }

  test.each(['/desk', `/handoffs/${offered.handoffKey}`])(
    'is said in the question alone, and not again once it is closed (%s)',
    async (path) => {
      await refusedAt(path);
      expect(screen.getAllByRole('alert', { hidden: true })).toHaveLength(1);
      await userEvent.keyboard('{Escape}');
      await untilClosed();
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  test('stands in the row once there is nothing to ask any more', async () => {
    const { api, decline } = await refusedAt('/desk');
    api.desk.mockResolvedValue(deskOf([{ ...offered, actions: ['accept'] }]));
    await decline();
    await untilClosed();
    expect(await screen.findAllByRole('alert')).toHaveLength(1);
  });
});
