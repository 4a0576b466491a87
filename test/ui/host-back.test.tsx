// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BrowserRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/find/find-page.tsx';
import { Tab } from '../../src/ui/tab/tab.tsx';
import { fakeApi, fakeHost, show } from './stage.tsx';

afterEach(cleanup);

test('the host’s back button goes back in the tab, and out of it only from where one came in', async () => {
  let press = () => false;
  const stop = vi.fn();
  const onBack = vi.fn((goBack: () => boolean) => {
    press = goBack;
    return stop;
  });
  const pressed = () => {
    let isHandled = false;
    act(() => {
      isHandled = press();
    });
    return isHandled;
  };
  window.history.replaceState(null, '', '/find');
  const { unmount } = show(
    <BrowserRouter>
      <Tab />
    </BrowserRouter>,
    fakeApi(),
    { ...fakeHost({ kind: 'teams' }), onBack },
  );
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
