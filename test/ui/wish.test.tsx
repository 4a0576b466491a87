// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
// Loaded beforehand, so that no test waits for the loading.
import '../../src/ui/tab/handoffs/handoffs-page.tsx';
import '../../src/ui/tab/desk/ask-dialog.tsx';
import type { Api } from '../../src/ui/shared/api.ts';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi, handoff, press } from './stage.tsx';

afterEach(cleanup);

const open = (wish: string, actions: HandoffView['actions'], more: Partial<Api> = {}) => {
  const shown = handoff({ actions });
  const api = fakeApi({ handoff: async () => shown, ...more });
  showTab(`/handoffs/${shown.handoffKey}?do=${wish}`, api);
  return api;
};

describe('a link in a mail', () => {
  test('to accept puts the focus on the button and does nothing by itself', async () => {
    const api = open('accept', ['accept', 'decline', 'pass_on']);
    const button = await screen.findByRole('button', { name: /^Annehmen/ });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(api.act).not.toHaveBeenCalled();
  });

  test('leaves the focus on the subject once it is accepted, for the button is gone', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const accepted = handoff({ state: 'accepted', actions: ['done'] });
    open('accept', ['accept'], { act: async () => accepted });
    await press(/^Annehmen/);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('2. Mahnung'));
    focus.mockRestore();
  });

  test('to pass on asks at once to whom, and does nothing by itself', async () => {
    const api = open('pass_on', ['accept', 'decline', 'pass_on']);
    expect(await screen.findByRole('dialog')).toBeTruthy();
    expect(api.act).not.toHaveBeenCalled();
  });

  test('to what is no longer possible says so', async () => {
    open('accept', ['reopen']);
    expect(await screen.findByText(/„Annehmen“ geht hier nicht mehr/)).toBeTruthy();
  });

  test('to nonsense opens the hand-off as always, and asks the log for nothing it does not know', async () => {
    const api = open('format_disk', ['accept']);
    expect(await screen.findByRole('button', { name: /^Annehmen/ })).toBeTruthy();
    expect(screen.queryByText(/geht hier nicht mehr/)).toBeNull();
    expect(JSON.stringify(api.handoffs.mock.calls)).not.toContain('format_disk');
  });
});
