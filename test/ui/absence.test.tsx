// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInError } from '../../src/ui/host/host.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import '../../src/ui/tab/absence/absence-part.tsx';
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/find/find-page.tsx';
import type { OwnAbsenceView } from '../../src/wire/absences.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi, fakeHost } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, api: ReturnType<typeof fakeApi>) => {
  showTab(path, api);
  return userEvent.setup();
};
const absence: OwnAbsenceView = {
  id: 'a1',
  from: '2026-11-30',
  to: '2026-12-01',
  hasPassed: false,
  uncovered: [],
  choices: [],
};
const none = { own: [], asks: [] };

describe('an absence', () => {
  test('once entered is asked for wherever it stands who can be reached, and the focus is back', async () => {
    const starter = vi.fn(async () => ({ rows: [], total: 0, ask: [] }));
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

  test('names what nobody would do as long as that is short, and then says how much more there is', async () => {
    const titles = ['Mahnungen', 'Gutschriften', 'Miete', 'Strom', 'Wasser', 'Telefon', 'Porto'];
    const uncovered = [{ area: 'Rechnungen', titles, days: ['2026-11-30'] }];
    const api = fakeApi({
      absences: async () => none,
      absenceOutlook: async () => ({ uncovered, due: [], choices: [] }),
    });
    const user = open('/desk', api);
    await user.click(await screen.findByRole('button', { name: /Abwesenheit eintragen/ }));
    await screen.findByText(/\(Mahnungen, Gutschriften, Miete, Strom, Wasser und noch 2\): Mo/);
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

  test('that has begun is ended instead, and that is said', async () => {
    const begun = { ...absence, hasPassed: true };
    const api = fakeApi({
      absences: async () => ({ own: [begun], asks: [] }),
      changeAbsence: async () => none,
    });
    const user = open('/desk', api);
    await user.click(await screen.findByRole('button', { name: /Abwesenheit .* beenden/ }));
    expect(api.changeAbsence).toHaveBeenCalledWith(begun.id, { action: 'remove' });
    await screen.findByText('Abwesenheit beendet; die Tage bis gestern bleiben stehen.');
  });

  test('that could not be loaded is said quietly, and tried again', async () => {
    const absences = vi
      .fn<ReturnType<typeof fakeApi>['absences']>()
      .mockRejectedValueOnce(new ApiError({ kind: 'refused', code: 'unexpected' }))
      .mockResolvedValue({ own: [absence], asks: [] });
    const user = open('/desk', fakeApi({ absences }));
    const said = await screen.findByText(/Abwesenheiten ließen sich nicht laden/);
    await user.click(within(said).getByRole('button', { name: 'Erneut versuchen' }));
    await screen.findByRole('button', { name: /Abwesenheit .* entfernen/ });
  });
});

describe('an absence that stands in Outlook', () => {
  const notAllowed = () => {
    throw new ApiError({ kind: 'sign_in', code: 'consent_needed' });
  };
  const proposed = [
    { from: '2026-12-07', to: '2026-12-09', sources: ['calendar' as const], uncovered: [] },
  ];
  const prepareConsent = vi.fn();
  const look = async (api: ReturnType<typeof fakeApi>, askConsent?: () => Promise<void>) => {
    const consent = askConsent && { askConsent, prepareConsent };
    showTab('/desk', api, fakeHost({ kind: 'teams', ...consent }));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /Abwesenheit eintragen/ }));
    expect(api.absencesInOutlook).not.toHaveBeenCalled();
    await user.click(await screen.findByRole('button', { name: 'In Outlook nachsehen' }));
    return user;
  };

  test('is read once the person has allowed it, and taken over with one click', async () => {
    let allowed = false;
    const api = fakeApi({
      enterAbsence: async () => ({ own: [absence], asks: [] }),
      absencesInOutlook: async () => (allowed ? { proposed } : notAllowed()),
    });
    const user = await look(api, async () => void (allowed = true));
    await screen.findByText(/haben Sie Baton noch nicht erlaubt/);
    // before the click that opens Microsoft's window
    expect(prepareConsent).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Erlauben und nachsehen' }));
    await user.click(await screen.findByRole('button', { name: /^Abwesenheit .* übernehmen$/ }));
    await screen.findByText(/steht nichts, was hier noch fehlt/);
    expect(api.enterAbsence.mock.lastCall?.[0]).toEqual({
      from: '2026-12-07',
      to: '2026-12-09',
      source: 'outlook',
    });
  });

  test('is not read by somebody who declines; they can type it', async () => {
    const user = await look(fakeApi({ absencesInOutlook: async () => notAllowed() }), async () => {
      throw new SignInError('no');
    });
    await user.click(await screen.findByRole('button', { name: 'Erlauben und nachsehen' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Die Erlaubnis fehlt noch');
  });

  test('without a last day is not entered but explained', async () => {
    const open = [{ from: '2026-11-25', sources: ['replies' as const], uncovered: [] }];
    await look(fakeApi({ absencesInOutlook: async () => ({ proposed: open }) }));
    await screen.findByText(/an, ohne letzten Tag/);
    expect(screen.queryByRole('button', { name: /übernehmen/ })).toBeNull();
  });
});
