// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BrowserRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import '../../src/ui/tab/desk/ask-dialog.tsx';
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/find/find-page.tsx';
import { Tab } from '../../src/ui/tab/tab.tsx';
import '../support/dialogs.ts';
import { deskOf, fakeApi, fakeHost, handoff, people, show } from './stage.tsx';

afterEach(cleanup);

/** The tab at an address, with what its host's back button does. */
function open(path: string, api = fakeApi()) {
  let press = () => false;
  const stop = vi.fn();
  const onBack = vi.fn((goBack: () => boolean) => {
    press = goBack;
    return stop;
  });
  window.history.replaceState(null, '', path);
  const { unmount } = show(
    <BrowserRouter>
      <Tab />
    </BrowserRouter>,
    api,
    { ...fakeHost({ kind: 'teams' }), onBack },
  );
  const pressed = () => {
    let isHandled = false;
    act(() => {
      isHandled = press();
    });
    return isHandled;
  };
  return { pressed, onBack, stop, unmount };
}

test('the host’s back button goes back in the tab, and out of it only from where one came in', async () => {
  const { pressed, onBack, stop, unmount } = open('/find');
  const link = await screen.findByRole('link', { name: /^Mein Schreibtisch/ });
  expect(pressed()).toBe(false);
  await userEvent.click(link);
  await screen.findByRole('heading', { level: 1, name: 'Mein Schreibtisch' });
  expect(pressed()).toBe(true);
  await waitFor(() => expect(window.location.pathname).toBe('/find'));
  expect(pressed()).toBe(false);
  expect(onBack).toHaveBeenCalledOnce();
  unmount();
  expect(stop).toHaveBeenCalledOnce();
});

test('a question that is open is closed by it, and the place stays', async () => {
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => {});
  const offered = handoff({ owner: people.petra, actions: ['accept', 'decline'] });
  const { pressed } = open('/find', fakeApi({ desk: async () => deskOf([offered]) }));
  await userEvent.click(await screen.findByRole('link', { name: /^Mein Schreibtisch/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^Ablehnen/ }));
  await screen.findByRole('dialog');
  expect(pressed()).toBe(true);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(focus).toHaveBeenCalledOnce();
  expect(window.location.pathname).toBe('/desk');
  expect(pressed()).toBe(true);
  await waitFor(() => expect(window.location.pathname).toBe('/find'));
  focus.mockRestore();
});
