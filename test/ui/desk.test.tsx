// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Ask } from '../../src/ui/shared/api.ts';
import type { Api } from '../../src/ui/shared/api.ts';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/desk/desk-page.tsx';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { showTab } from './show-tab.tsx';
import {
  deskOf,
  directory,
  entry,
  fakeApi,
  handoff,
  mine,
  pending,
  people,
  press,
  undone,
} from './stage.tsx';

afterEach(cleanup);

const desk = (handoffs: HandoffView[], more: Partial<Api> = {}) => {
  const api = fakeApi({ desk: async () => deskOf(handoffs), ...more });
  showTab('/desk', api);
  return api;
};
const section = async (name: RegExp) => within(await screen.findByRole('region', { name }));

describe('what I took over', () => {
  test.each([
    [
      'in a colleague’s mailbox',
      { name: 'Sabine Kern', kind: 'person' },
      /Postfach von Sabine Kern/,
    ],
    [
      'in the one it came in to',
      { name: 'info@nordlicht.example', kind: 'open' },
      /Postfach info@nordlicht/,
    ],
  ] as const)('says that its mail lies %s', async (_where, mailAt, words) => {
    desk([handoff({ state: 'accepted', owner: people.petra, mailAt })]);
    expect((await section(/Meine/)).getByText(words)).toBeTruthy();
  });
});

describe('what I gave and is not finished', () => {
  test('stands on the desk with the time that is left, and can be undone there', async () => {
    const api = desk([pending()], { act: async () => undone() });
    const given = await section(/Von Ihnen übergeben/);
    expect(given.getByText(/geht in \d+ Sekunden hinaus/)).toBeTruthy();
    expect(given.getByRole('button', { name: 'Jetzt senden: 2. Mahnung' })).toBeTruthy();
    await press('Rückgängig: 2. Mahnung');
    expect(api.act).toHaveBeenCalledWith(pending().handoffKey, { action: 'undo' });
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: /Von Ihnen übergeben/ })).toBeNull(),
    );
    expect(screen.getByText('Zurückgenommen, nichts gesendet: 2. Mahnung')).toBeTruthy();
  });

  test('says that the clock stands, and does not offer to stop it once more', async () => {
    desk([pending({ held: true })]);
    const given = await section(/Von Ihnen übergeben/);
    expect(given.getByText('angehalten, nichts gesendet')).toBeTruthy();
    expect(given.queryByRole('button', { name: /Anhalten/ })).toBeNull();
    expect(given.getByRole('button', { name: /Jetzt senden/ })).toBeTruthy();
  });

  test('leaves the focus on the row that took the place of one that went', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const [first, second] = [pending(), handoff({ handoffKey: 'second', subject: 'Zweite' })];
    desk([first, second], { act: async () => undone() });
    await press('Rückgängig: 2. Mahnung');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Zweite' })),
    );
    focus.mockRestore();
  });

  test('gives the focus back to the button whose question was closed', async () => {
    desk([handoff({ actions: ['withdraw'] })]);
    await press('Zurückziehen …: 2. Mahnung');
    await press('Abbrechen');
    await waitFor(() =>
      expect(
        document.activeElement?.ariaLabel ?? document.activeElement?.getAttribute('aria-label'),
      ).toMatch(/^Zurückziehen/),
    );
  });

  test('says once that it is done', async () => {
    desk([handoff({ state: 'done', actions: [] })]);
    const given = await section(/Von Ihnen übergeben/);
    expect(given.getAllByText('erledigt')).toHaveLength(1);
  });

  test('asks what became of an uncertain mail', async () => {
    const uncertain = handoff({
      mailState: 'uncertain',
      actions: ['withdraw', 'confirm_sent', 'send_again', 'cancel'],
    });
    const api = desk([uncertain], { act: async () => handoff() });
    const given = await section(/Von Ihnen übergeben/);
    expect(given.getByText('Versand ungewiss')).toBeTruthy();
    expect(given.getByRole('button', { name: /^Jetzt senden.*doppelt/ })).toBeTruthy();
    expect(given.getByRole('button', { name: /^Übergabe abbrechen/ })).toBeTruthy();
    expect(given.queryByRole('button', { name: /^Zurückziehen/ })).toBeNull();
    await userEvent.click(given.getByRole('button', { name: /^Die Mail ging hinaus/ }));
    expect(api.act).toHaveBeenCalledWith(uncertain.handoffKey, { action: 'confirm_sent' });
    expect(await given.findByText('angeboten')).toBeTruthy();
  });

  test('is withdrawn with a reason', async () => {
    const offered = handoff({ actions: ['withdraw'] });
    const api = desk([offered], { act: async () => handoff({ state: 'withdrawn' }) });
    await press('Zurückziehen …: 2. Mahnung');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText('Grund'), 'Doppelt');
    await userEvent.click(dialog.getByRole('button', { name: 'Zurückziehen' }));
    expect(api.act).toHaveBeenCalledWith(offered.handoffKey, {
      action: 'withdraw',
      reason: 'Doppelt',
    });
    expect(await screen.findByText('zurückgezogen')).toBeTruthy();
  });
});

test('what is offered to me appears only once its mail has left', async () => {
  desk([pending({ owner: people.petra, handedOffBy: people.jonas, actions: [] })]);
  expect(await screen.findByText('Bei Ihnen liegt nichts.')).toBeTruthy();
});

describe('what is mine', () => {
  test('is passed on in a dialog: to whom, then a note', async () => {
    const next = pending({
      handoffKey: 'bbbbbbbb-0000-4000-8000-000000000002',
      owner: people.sabine,
    });
    const api = desk([mine()], {
      act: async () => next,
      directory: async () => directory({ entries: [entry(9, 'Mahnungen', people.sabine)] }),
    });
    await press('Weitergeben: 2. Mahnung');
    const dialog = within(await screen.findByRole('dialog', { name: 'An wen weitergeben?' }));
    await userEvent.click(await dialog.findByRole('button', { name: /Mahnungen/ }));
    await userEvent.type(dialog.getByLabelText('Notiz (freiwillig)'), 'Bitte mahnen');
    await userEvent.click(dialog.getByRole('button', { name: 'An Sabine Kern weitergeben' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.act.mock.calls[0]?.[1]).toMatchObject({
      action: 'pass_on',
      reason: 'Bitte mahnen',
      target: { responsibilityId: 9, recipientOid: people.sabine.oid },
    });
    expect(screen.getByText('Weitergegeben: 2. Mahnung')).toBeTruthy();
  });

  test('waits until a day, which then stands with it', async () => {
    const waiting = mine({ state: 'waiting', waitUntil: '2026-12-04', actions: ['resume'] });
    const api = desk([mine()], { act: async () => waiting });
    await press('Warten …: 2. Mahnung');
    const dialog = within(await screen.findByRole('dialog'));
    expect((await dialog.findByLabelText<HTMLInputElement>('Wartet bis')).value).toBe('2026-11-30');
    await userEvent.click(dialog.getByRole('button', { name: 'Warten lassen' }));
    expect(api.act).toHaveBeenCalledWith(mine().handoffKey, {
      action: 'wait',
      until: '2026-11-30',
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const waits = await section(/Wartet/);
    expect(waits.getByText(/wartet bis Fr., 4\. Dez\./)).toBeTruthy();
    expect(waits.getByRole('button', { name: 'Weiter bearbeiten: 2. Mahnung' })).toBeTruthy();
  });
});

describe('how much time is left', () => {
  const late = { at: '2026-11-20T13:00:00Z', hours: -20, over: true, of: 'answer' } as const;

  test('is said in words, with until when it was wanted and when it is due', async () => {
    desk([mine({ late, due: '2026-12-04' })]);
    const mineOnes = await section(/Meine/);
    expect(mineOnes.getByText('2 Arbeitstage überfällig')).toBeTruthy();
    expect(mineOnes.getByText(/^bis Fr\.?, 20\. Nov\., /)).toBeTruthy();
    expect(mineOnes.getByText(/^Frist Fr\.?, 4\. Dez\.$/)).toBeTruthy();
  });

  test('is the due date alone where that ends it, and where no hours are known', async () => {
    const due = { due: '2026-11-27' };
    desk([
      mine({ ...due, late: { at: '2026-11-27T23:00:00Z', hours: 3, over: false, of: 'due' } }),
      mine({ ...due, handoffKey: 'aaaaaaaa-0000-4000-8000-000000000002' }),
    ]);
    const mineOnes = await section(/Meine/);
    expect(mineOnes.getAllByText(/^Fr\.?, 27\. Nov\.$/)).toHaveLength(2);
    expect(mineOnes.getByText('noch 3 Arbeitsstunden')).toBeTruthy();
    expect(mineOnes.queryByText(/\d Tage/)).toBeNull();
  });
});

test('for whom I cover today is said on my desk', async () => {
  const covers = [{ name: 'Deniz Yıldız', until: '2026-12-04' }, { name: 'Jonas Petersen' }];
  desk([], { desk: async () => deskOf([], { covers }) });
  expect(await screen.findByText(/^Bis 4\. Dez\.? vertreten Sie Deniz Yıldız\./)).toBeTruthy();
  expect(screen.getByText(/Sie vertreten Jonas Petersen\./)).toBeTruthy();
});

test('filters stay while somebody types in them, however few rows are left', async () => {
  const rows = Array.from({ length: 8 }, (_, at) =>
    mine({ handoffKey: `key-${at}`, subject: `Nr. ${at}` }),
  );
  const fitting = async (ask: Ask) => deskOf(ask['q'] ? rows.slice(0, 1) : rows);
  desk(rows, { desk: fitting });
  const field = await screen.findByRole('searchbox');
  await userEvent.type(field, 'Nr. 0');
  await waitFor(() => expect(screen.queryByText('Nr. 7')).toBeNull());
  await userEvent.clear(field);
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  await screen.findByText('Nr. 7');
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('filters come with so many rows that one has to look for something', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      mine({ handoffKey: `key-${at}`, subject: `Nr. ${at}` }),
    );
  desk(many(7));
  await section(/Meine/);
  expect(screen.queryByRole('search')).toBeNull();
  cleanup();
  desk(many(8));
  await section(/Meine/);
  expect(screen.getByRole('search', { name: /./ })).toBeTruthy();
});

test('a double click does one thing: its second half meets another button by then', async () => {
  const api = desk([mine()], { act: async () => mine({ state: 'done', actions: ['reopen'] }) });
  const done = await screen.findByRole('button', { name: 'Erledigt: 2. Mahnung' });
  fireEvent.click(done, { detail: 2 });
  expect(api.act).not.toHaveBeenCalled();
  fireEvent.click(done, { detail: 1 });
  await waitFor(() => expect(api.act).toHaveBeenCalledTimes(1));
});
