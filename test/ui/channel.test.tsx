// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import '../../src/ui/tab/channel/channel-page.tsx';
import '../../src/ui/tab/channel/configure-page.tsx';
import { showTab } from './show-tab.tsx';
import { directory, entry, fakeApi, fakeHost, people } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, chooseTab?: (choice: unknown) => void) => {
  const api = fakeApi({
    directory: async () => directory({ entries: [entry(1, 'Mahnungen', people.sabine)] }),
  });
  showTab(path, api, fakeHost({ kind: 'teams', ...(chooseTab && { chooseTab }) }));
  return api;
};

test('a channel shows one area, and nothing that is anybody’s own', async () => {
  const api = open('/channel?area=Rechnungen');
  expect(await screen.findByRole('heading', { level: 1, name: 'Rechnungen' })).toBeTruthy();
  expect(screen.getByText('Sabine Kern')).toBeTruthy();
  expect(api.directory.mock.lastCall?.[0]).toMatchObject({ area: 'Rechnungen' });
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(api.desk).not.toHaveBeenCalled();
});

test('whoever adds the tab chooses the area, and the host keeps it', async () => {
  const chooseTab = vi.fn();
  open('/configure', chooseTab);
  await userEvent.selectOptions(await screen.findByLabelText('Bereich'), 'Rechnungen');
  expect(chooseTab).toHaveBeenCalledWith({ place: 'channel?area=Rechnungen', name: 'Rechnungen' });
});

test('outside of Teams the page says what it is for', async () => {
  open('/configure');
  expect(await screen.findByText(/Teams öffnet/)).toBeTruthy();
});

test('an area that is gone is said, with what to do', async () => {
  showTab('/channel?area=Altes', fakeApi({ directory: async () => directory() }));
  expect(await screen.findByRole('heading', { level: 1, name: /Altes/ })).toBeTruthy();
});
