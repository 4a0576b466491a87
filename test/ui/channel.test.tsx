// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import '../../src/ui/tab/channel/channel-page.tsx';
import '../../src/ui/tab/channel/configure-page.tsx';
import { showTab } from './show-tab.tsx';
import { directory, entry, fakeApi, fakeHost, people } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, chooseTab?: (choice: unknown) => void, chosen?: string) => {
  const api = fakeApi({
    directory: async () => directory({ entries: [entry(1, 'Mahnungen', people.sabine)] }),
  });
  showTab(
    path,
    api,
    fakeHost({ kind: 'teams', ...(chooseTab && { chooseTab }), ...(chosen && { chosen }) }),
  );
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

test('a team is taken from the register or put together, and named', async () => {
  const chooseTab = vi.fn();
  open('/configure', chooseTab);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: 'Ein Team' }));
  await user.click(await screen.findByRole('button', { name: 'Kern, Yıldız' }));
  const oids = `${people.sabine.oid},${people.deniz.oid}`;
  expect(chooseTab).toHaveBeenLastCalledWith({
    place: `channel?people=${oids}&name=Kern%2C%20Y%C4%B1ld%C4%B1z`,
    name: 'Kern, Yıldız',
  });
  const name = screen.getByLabelText('Name der Registerkarte');
  await user.clear(name);
  expect(chooseTab).toHaveBeenLastCalledWith(undefined);
  await user.type(name, 'Buchhaltung');
  await user.click(screen.getByRole('button', { name: /Kern.*entfernen|entfernen.*Kern/i }));
  expect(chooseTab).toHaveBeenLastCalledWith({
    place: `channel?people=${people.deniz.oid}&name=Buchhaltung`,
    name: 'Buchhaltung',
  });
});

test('what the tab has shown so far is chosen already', async () => {
  open('/configure', vi.fn(), 'channel?area=Rechnungen');
  const area = await screen.findByLabelText<HTMLSelectElement>('Bereich');
  expect(area.value).toBe('Rechnungen');
  cleanup();
  const chooseTab = vi.fn();
  open('/configure', chooseTab, `channel?people=gone,${people.sabine.oid}&name=Buchhaltung`);
  await screen.findByRole('button', { name: /Kern.*entfernen|entfernen.*Kern/i });
  const name = screen.getByLabelText('Name der Registerkarte');
  await userEvent.type(name, '!');
  expect(chooseTab).toHaveBeenLastCalledWith({
    place: `channel?people=${people.sabine.oid}&name=Buchhaltung!`,
    name: 'Buchhaltung!',
  });
});

test('a channel shows what one team answers for', async () => {
  const api = open(`/channel?people=${people.sabine.oid}&name=Buchhaltung`);
  expect(await screen.findByRole('heading', { level: 1, name: 'Buchhaltung' })).toBeTruthy();
  expect(api.directory.mock.lastCall?.[0]).toMatchObject({ people: people.sabine.oid });
  expect(api.desk).not.toHaveBeenCalled();
});

test('outside of Teams the page says what it is for', async () => {
  open('/configure');
  expect(await screen.findByText(/Teams öffnet/)).toBeTruthy();
});

test('an area that is gone is said, with what to do', async () => {
  showTab('/channel?area=Altes', fakeApi({ directory: async () => directory() }));
  expect(await screen.findByRole('heading', { level: 1, name: /Altes/ })).toBeTruthy();
});
