// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/desk/desk-page.tsx';
import { showTab } from './show-tab.tsx';
import { deskOf, fakeApi, fakeHost, handoff, people, press } from './stage.tsx';

vi.mock('../../src/ui/tab/handoffs/handoffs-page.tsx', () => {
  throw new Error('Loading chunk 2587 failed.');
});
vi.mock('../../src/ui/tab/runs/runs-page.tsx', () => ({
  default: () => {
    throw new TypeError('cannot read properties of undefined');
  },
}));

beforeEach(() => {
  // React tells of what it caught
  vi.mocked(console.error).mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.mocked(console.error).mockClear();
  vi.unstubAllGlobals();
});

const offered = handoff({
  owner: people.petra,
  handedOffBy: people.jonas,
  actions: ['accept'],
});
const api = () => fakeApi({ desk: async () => deskOf([offered]), act: async () => offered });
const notice = () => screen.findByRole('alert');

describe.each([
  ['whose code does not come', '/handoffs'],
  ['that fails while it is shown', '/runs'],
])('a page %s', (_what, path) => {
  test('says so in its place, and offers to load the tab anew', async () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    showTab(path, api());
    const said = within(await notice());
    expect(said.getByRole('heading', { name: 'Diese Seite kam nicht an', level: 1 })).toBeTruthy();
    expect(screen.getByRole('main').contains(await notice())).toBe(true);
    expect(document.title).toBe('Diese Seite kam nicht an · Baton');
    await press('Neu laden');
    expect(reload).toHaveBeenCalledOnce();
  });

  test('leaves the rest of the tab as it is: its areas, what waits, and the other pages', async () => {
    const asked = api();
    showTab(path, asked);
    await notice();
    const areas = within(screen.getByRole('navigation', { name: 'Bereiche von Baton' }));
    const desk = await areas.findByRole('link', { name: /Schreibtisch.*1/ });
    await userEvent.click(desk);
    expect(screen.queryByRole('alert')).toBeNull();
    await press('Annehmen: 2. Mahnung');
    expect(asked.act).toHaveBeenCalledExactlyOnceWith(offered.handoffKey, { action: 'accept' });
    await userEvent.click(areas.getByRole('link', { name: 'Übergaben' }));
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: /^Diese Seite/ })).toBeTruthy(),
    );
  });

  test('says so in English, too', async () => {
    showTab(path, api(), fakeHost({ kind: 'teams', locale: 'en-GB' }));
    expect(within(await notice()).getByRole('button', { name: 'Reload' })).toBeTruthy();
  });
});
