// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import '../../src/ui/pane/home/home.tsx';
import { Pane } from '../../src/ui/pane/pane.tsx';
import type { Api } from '../../src/ui/shared/api.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import {
  deskOf,
  directory,
  entry,
  fakeApi,
  fakeDoor,
  fakeHost,
  handoff,
  people,
  show,
} from './stage.tsx';

afterEach(cleanup);

function home(api: Partial<Api> = {}) {
  const openLink = vi.fn();
  const host = fakeHost({ openLink, linkTo: (place) => `https://baton.example/tab/${place}` });
  show(<Pane door={fakeDoor({ kind: 'none' }).door} />, fakeApi(api), host);
  return openLink;
}

describe('while no mail is open', () => {
  const given = handoff({ subject: 'Prüfbericht Charge 4410', state: 'done' });
  const offered = handoff({
    handoffKey: 'k-1',
    subject: 'Gehaltsnachweis Lindner',
    late: { at: '2026-11-23T13:58:00Z', hours: 3.2, over: false, of: 'answer' },
  });
  const full = deskOf([], {
    offered: { handoffs: [offered], total: 2 },
    given: { handoffs: [given], total: 1 },
    covers: [{ name: 'Deniz Yıldız', until: '2026-12-12' }],
  });

  test('the pane says what lies on my desk, what presses, and what became of what I gave', async () => {
    const asked = vi.fn<Api['desk']>(async () => full);
    const openLink = home({ desk: asked });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '2 angeboten' }));
    // as much of each part as is shown, since it is asked for again and again
    expect(asked.mock.calls[0]?.[0]).toMatchObject({ offered: '1', given: '3' });
    expect(openLink).toHaveBeenLastCalledWith('https://baton.example/tab/desk');
    expect(screen.getByText(/„Gehaltsnachweis Lindner“ braucht Ihre Antwort: noch 3/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '„Gehaltsnachweis Lindner“ öffnen' }));
    expect(openLink).toHaveBeenLastCalledWith('https://baton.example/tab/handoffs/k-1');
    expect(screen.getByText('Bis 12. Dez. vertreten Sie Deniz Yıldız.')).toBeTruthy();
    expect(screen.getByText(/^Sabine Kern · erledigt · /)).toBeTruthy();
  });

  test('what presses is called by what it is for where its subject is not kept', async () => {
    const secret = { ...offered, subject: '', title: 'Lohnpfändungen' };
    const desk = deskOf([], { offered: { handoffs: [secret], total: 1 } });
    home({ desk: async () => desk });
    expect(await screen.findByText(/„Lohnpfändungen“ braucht Ihre Antwort/)).toBeTruthy();
  });

  test('whoever is not signed in is told so before a window opens', async () => {
    const desk = vi.fn<Api['desk']>(async () => full);
    desk.mockRejectedValueOnce(new ApiError({ kind: 'sign_in', code: 'needs_click' }));
    home({ desk });
    expect(await screen.findByText('Bitte melden Sie sich an')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Anmelden' }));
    expect(await screen.findByRole('button', { name: '2 angeboten' })).toBeTruthy();
  });

  test('nothing presses that has more than a working day', async () => {
    const late = { at: '2026-11-27T13:58:00Z', hours: 20, over: false, of: 'answer' as const };
    const calm = deskOf([], { offered: { handoffs: [{ ...offered, late }], total: 1 } });
    home({ desk: async () => calm });
    await screen.findByRole('button', { name: '1 angeboten' });
    expect(screen.queryByText(/braucht Ihre Antwort/)).toBeNull();
  });

  test('who answers for something is found in place and opened in the tab', async () => {
    const found = directory({ entries: [entry(7, 'Mahnungen', people.sabine)] });
    const openLink = home({ desk: async () => full, directory: async () => found });
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('Wer ist zuständig für …'), 'Mahnung');
    await user.click(await screen.findByRole('button', { name: /Sabine Kern.*Mahnungen/ }));
    expect(openLink).toHaveBeenLastCalledWith('https://baton.example/tab/find/7');
    expect(screen.queryByRole('button', { name: /angeboten/ })).toBeNull();
  });

  test('the field does not take the focus from the mails', async () => {
    home({ desk: async () => full });
    await screen.findByRole('button', { name: '2 angeboten' });
    expect(document.activeElement).not.toBe(screen.getByLabelText('Wer ist zuständig für …'));
  });

  test('a desk that did not come is said quietly, and asked for again', async () => {
    const asked = vi
      .fn<Api['desk']>()
      .mockRejectedValueOnce(new ApiError({ kind: 'offline', code: 'no_connection' }))
      .mockResolvedValue(full);
    home({ desk: asked });
    await screen.findByText(/Ihr Schreibtisch ließ sich nicht laden/);
    await userEvent.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
    await screen.findByRole('button', { name: '2 angeboten' });
  });
});

test.each([
  ['meeting', 'Das ist eine Besprechung'],
  ['sealed', 'Diese Mail ist verschlüsselt'],
] as const)(
  'beside what cannot be handed off it is said why, and the search is there: %s',
  async (unreadable, title) => {
    const api = fakeApi();
    show(<Pane door={fakeDoor({ kind: 'none', unreadable }).door} />, api);
    expect(await screen.findByText(title)).toBeTruthy();
    expect(await screen.findByLabelText('Wer ist zuständig für …')).toBeTruthy();
    expect(api.suggest).not.toHaveBeenCalled();
  },
);
