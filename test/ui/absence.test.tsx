// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import '../../src/ui/tab/absence/absence-part.tsx';
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/find/find-page.tsx';
import type { OwnAbsenceView } from '../../src/wire/api.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, api: ReturnType<typeof fakeApi>) => {
  showTab(path, api);
  return userEvent.setup();
};
const absence: OwnAbsenceView = {
  id: 'a1',
  from: '2026-11-30',
  to: '2026-12-01',
  uncovered: [],
  choices: [],
};
const none = { own: [], asks: [] };

describe('an absence', () => {
  test('once entered is asked for wherever it stands who can be reached, and the focus is back', async () => {
    const starter = vi.fn(async () => ({ rows: [], ask: [] }));
    const api = fakeApi({
      starter,
      absences: async () => none,
      enterAbsence: async () => ({ own: [absence], asks: [] }),
    });
    const user = open('/find', api);
    await waitFor(() => expect(starter).toHaveBeenCalledTimes(1));
    await user.click(await screen.findByRole('link', { name: /Mein Schreibtisch/ }));
    await user.click(await screen.findByRole('button', { name: /Abwesenheit eintragen/ }));
    await user.click(await screen.findByRole('button', { name: 'Abbrechen' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('enter-absence'));
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Abwesenheit eintragen' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('enter-absence'));
    await user.click(screen.getByRole('link', { name: /Finden/ }));
    await waitFor(() => expect(starter).toHaveBeenCalledTimes(2));
  });

  test('once removed leaves the focus where the next one is entered', async () => {
    const api = fakeApi({
      absences: async () => ({ own: [absence], asks: [] }),
      changeAbsence: async () => none,
    });
    const user = open('/desk', api);
    await user.click(await screen.findByRole('button', { name: /entfernen|Entfernen/ }));
    await waitFor(() => expect(document.activeElement?.id).toBe('enter-absence'));
  });

  test('that could not be loaded is said quietly, and tried again', async () => {
    const absences = vi
      .fn<ReturnType<typeof fakeApi>['absences']>()
      .mockRejectedValueOnce(new ApiError({ kind: 'refused', code: 'unexpected' }))
      .mockResolvedValue({ own: [absence], asks: [] });
    const user = open('/desk', fakeApi({ absences }));
    const said = await screen.findByText(/Abwesenheiten ließen sich nicht laden/);
    await user.click(within(said).getByRole('button', { name: 'Erneut versuchen' }));
    await screen.findByRole('heading', { name: 'Ihre Abwesenheit' });
  });
});
