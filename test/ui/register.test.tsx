// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ReplayAnswer } from '../../src/wire/register-check.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/findings/findings-page.tsx';
import '../../src/ui/tab/register/register-page.tsx';
import '../../src/ui/tab/register/review-list.tsx';
import { showTab } from './show-tab.tsx';
import { fakeApi, people, registerEntry, registerPage, replayAnswer } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, api: ReturnType<typeof fakeApi>) => {
  showTab(path, api);
  return userEvent.setup();
};
const row = registerEntry({ id: 1 });
const other = registerEntry({ id: 2, etag: '"b,1"' }, { Title: 'Bestellungen', Area: 'Einkauf' });
const withRows = (more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    register: async () => registerPage([row, other]),
    registerRow: async () => row,
    ...more,
  });
const panel = () => screen.findByRole('complementary', { name: 'Zeile des Registers' });
const field = async (name: string) => within(await panel()).findByLabelText(name);
const saved = (entry = row, undo = [{ id: 1, etag: '"a,2"', columns: { NotHere: null } }]) => ({
  kind: 'saved' as const,
  entry: { ...entry, etag: '"a,2"' },
  undo,
});

describe('the register', () => {
  test('shows who answers for what, and what is open about a row', async () => {
    const draft = registerEntry({ id: 3, state: 'draft', review: 'not_mine' }, { Owner: null });
    open('/register', withRows({ register: async () => registerPage([row, draft]) }));
    const [, first, second] = await screen.findAllByRole('row');
    expect(first?.textContent).toContain('Deniz Yıldız');
    expect(first?.textContent).toContain('Sabine Kern');
    expect(second?.textContent).toContain('Entwurf');
    expect(second?.textContent).toContain('niemand');
    expect(second?.textContent).toContain('nicht mehr meins');
  });

  test('is asked for what the filters say, and says when nothing fits', async () => {
    const register = vi.fn(async () => registerPage([]));
    const user = open('/register?q=Zoll', fakeApi({ register }));
    await screen.findByText('Keine Zeile passt');
    await user.selectOptions(screen.getByLabelText('Status'), 'draft');
    await waitFor(() =>
      expect(register).toHaveBeenCalledWith({ q: 'Zoll', state: 'draft' }, expect.anything()),
    );
    await user.click(screen.getByRole('button', { name: 'Filter leeren' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('filter-words'));
    await screen.findByText('Das Register ist leer');
  });

  test('says why it cannot be loaded, and tries again', async () => {
    const failing = vi.fn(async () => {
      throw new ApiError({ kind: 'offline', code: 'no_connection' });
    });
    const user = open('/register', fakeApi({ register: failing }));
    await user.click(await screen.findByRole('button', { name: 'Erneut versuchen' }));
    expect(failing.mock.calls.length).toBeGreaterThan(1);
  });

  test('can be read by whoever may not change it, and says who may', async () => {
    const rights = { mayEdit: false, editors: ['Linh Nguyen'] };
    open('/register/1', withRows({ registerRights: async () => rights }));
    await screen.findByText(/Zuletzt haben es geändert: Linh Nguyen/);
    expect((await panel()).textContent).toContain('Deniz Yıldız');
    expect(screen.queryByRole('button', { name: 'Speichern' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('the form of a row', () => {
  test('sends only what was changed, and offers to take it back', async () => {
    const changeRows = vi.fn(async () => ({ results: [saved()] }));
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Werbung');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    const columns = { NotHere: 'Werbung' };
    expect(changeRows).toHaveBeenCalledWith({ changes: [{ id: 1, etag: '"a,1"', columns }] });
    await user.click(await screen.findByRole('button', { name: 'Rückgängig' }));
    expect(changeRows).toHaveBeenLastCalledWith({ changes: saved().undo });
    expect((await screen.findAllByText('Rückgängig gemacht.')).length).toBeGreaterThan(0);
  });

  test('is saved from any field by Ctrl and Enter', async () => {
    const changeRows = vi.fn(async () => ({ results: [saved()] }));
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Werbung{Control>}{Enter}{/Control}');
    await screen.findAllByText(/ist gespeichert/);
    expect(changeRows).toHaveBeenCalledTimes(1);
  });

  test('says that another name takes the owner’s place, and keeps the focus when the name is taken out', async () => {
    const user = open('/register/1', withRows());
    const owner = await field('Zuständig');
    expect(owner.getAttribute('placeholder')).toBe('Jemand anders');
    await user.click(screen.getByRole('button', { name: /^Deniz Yıldız entfernen/ }));
    await waitFor(() => expect(document.activeElement).toBe(owner));
    expect(owner.getAttribute('placeholder')).toBe('Name oder Adresse');
  });

  test('forgets why an edit could not be taken back once there is another one', async () => {
    const changeRows = vi
      .fn<ReturnType<typeof fakeApi>['changeRows']>()
      .mockResolvedValueOnce({ results: [saved()] })
      .mockRejectedValueOnce(new ApiError({ kind: 'offline', code: 'no_connection' }))
      .mockResolvedValueOnce({
        results: [saved(row, [{ id: 1, etag: '"a,3"', columns: { NotHere: null } }])],
      })
      .mockResolvedValueOnce({ results: [saved()] });
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'W');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await user.click(await screen.findByRole('button', { name: 'Rückgängig' }));
    await screen.findByRole('alert');
    await user.type(await field('Gehört nicht hierher'), 'x');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Rückgängig' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Rückgängig gemacht.'));
    await user.click(screen.getByRole('button', { name: 'Hinweis schließen' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('panel-title'));
  });

  test('that cannot be undone says so, and not that somebody else has changed it', async () => {
    const problem = { type: '', title: '', detail: '', status: 409, code: 'not_allowed_now' };
    const changeRows = vi
      .fn<ReturnType<typeof fakeApi>['changeRows']>()
      .mockResolvedValueOnce({ results: [saved()] })
      .mockResolvedValueOnce({ results: [{ kind: 'failed', problem }] });
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'W');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await user.click(await screen.findByRole('button', { name: 'Rückgängig' }));
    await screen.findAllByText(/^Das ließ sich nicht rückgängig machen\./);
  });

  test('takes a number as it is typed', async () => {
    const changeRows = vi.fn(async () => ({ results: [saved()] }));
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Antwortfrist in Arbeitsstunden'), '1,05');
    expect(await field('Antwortfrist in Arbeitsstunden')).toHaveProperty('value', '1,05');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    const columns = { AnswerHours: 1.05 };
    expect(changeRows).toHaveBeenCalledWith({ changes: [{ id: 1, etag: '"a,1"', columns }] });
  });

  test('begins a row of its own for another owner, on a day', async () => {
    const begun = { Owner: people.jonas, ValidFrom: '2026-11-23' };
    const startRow = vi.fn(async () => saved(registerEntry({ id: 7 }, begun)));
    const user = open('/register/1', withRows({ startRow }));
    const box = await field('Zuständig');
    await user.type(box, 'Jonas');
    await user.click(await screen.findByRole('option', { name: /Jonas Petersen/ }));
    const from = await field('Neue Zuständigkeit ab');
    expect(from).toHaveProperty('value', '2026-11-23');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    expect(startRow).toHaveBeenCalledWith({
      editKey: expect.any(String),
      columns: { ...row.columns, Owner: people.jonas },
      replaces: { id: 1, etag: '"a,1"', from: '2026-11-23' },
    });
    await screen.findAllByText(
      '„Eingangsrechnungen“: Ab 23. Nov. ist Jonas Petersen zuständig. Die bisherige Zeile endet am Tag davor.',
    );
  });

  test('is not saved while a name is only typed and not chosen, and says so at its box', async () => {
    const changeRows = vi.fn<ReturnType<typeof fakeApi>['changeRows']>();
    const findPeople = () => new Promise<never>(() => {});
    const user = open('/register/1', withRows({ changeRows, findPeople }));
    await user.type(await field('Gehört nicht hierher'), 'Gutschriften');
    const box = await field('Zweite Vertretung');
    await user.type(box, 'Jonas{Tab}');
    const said = '„Jonas“ ist noch nicht gewählt: Bitte wählen Sie die Person in der Liste.';
    expect((await screen.findByRole('alert')).textContent).toBe(said);
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    expect(document.activeElement).toBe(box);
    expect(screen.getByRole('alert').textContent).toBe(said);
    await user.clear(box);
    expect(screen.queryByRole('alert')).toBeNull();
    await user.type(box, 'Jonas{Control>}{Enter}{/Control}');
    expect(changeRows).not.toHaveBeenCalled();
  });

  test('shows what somebody else wrote beside mine, and saves only what was chosen', async () => {
    const theirs = registerEntry(
      { id: 1, etag: '"a,9"', changedBy: 'Linh Nguyen' },
      { NotHere: 'Reklamation', Description: 'Frist' },
    );
    const changeRows = vi
      .fn<ReturnType<typeof fakeApi>['changeRows']>()
      .mockResolvedValueOnce({ results: [{ kind: 'conflict', entry: theirs }] })
      .mockResolvedValueOnce({ results: [saved()] });
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Werbung');
    await user.type(await field('Stichwörter'), 'Avis');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await screen.findByText('Linh Nguyen hat diese Zeile inzwischen geändert');
    const choice = screen.getByRole('group', { name: 'Gehört nicht hierher' });
    expect(choice.textContent).toContain('Werbung');
    expect(screen.queryByRole('group', { name: 'Stichwörter' })).toBeNull();
    await user.click(within(choice).getByRole('radio', { name: /Neue Fassung/ }));
    await user.click(screen.getByRole('button', { name: 'So weiter bearbeiten' }));
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', 'Reklamation');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Speichern'));
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    const columns = { Keywords: 'Avis' };
    expect(changeRows).toHaveBeenLastCalledWith({ changes: [{ id: 1, etag: '"a,9"', columns }] });
  });

  test('says beside the field what is wrong with it', async () => {
    const problem = {
      kind: 'invalid_pattern' as const,
      row: 1,
      title: '',
      column: 'SenderPatterns',
      value: '*',
      skipped: false,
    };
    const results = [{ kind: 'invalid' as const, problems: [problem] }];
    const user = open('/register/1', withRows({ changeRows: async () => ({ results }) }));
    await user.type(await field('Absender'), '*');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(async () =>
      expect((await field('Absender')).getAttribute('aria-invalid')).toBe('true'),
    );
    expect(document.activeElement).toBe(await field('Absender'));
  });

  test('keeps what was typed when the connection broke, and goes on under the same key', async () => {
    const startRow = vi
      .fn<ReturnType<typeof fakeApi>['startRow']>()
      .mockRejectedValueOnce(new ApiError({ kind: 'offline', code: 'no_connection' }))
      .mockResolvedValueOnce(saved(registerEntry({ id: 8 })));
    const user = open('/register/new', withRows({ startRow }));
    await user.type(await screen.findByLabelText('Zuständigkeit'), 'Zoll');
    await user.click(screen.getByRole('button', { name: 'Als Entwurf speichern' }));
    await screen.findByText(/nichts wird doppelt angelegt/);
    await user.click(screen.getByRole('button', { name: 'Als Entwurf speichern' }));
    const [[first] = [], [second] = []] = startRow.mock.calls;
    expect(first).toMatchObject({ columns: { Title: 'Zoll', Status: 'Draft' } });
    expect(second?.editKey).toBe(first?.editKey);
  });
});

describe('what was typed and not saved', () => {
  const rowOf = async (id: number) => (id === 1 ? row : other);

  test('is still there after Esc, after closing, and after another row', async () => {
    const user = open('/register/1', withRows({ registerRow: rowOf }));
    await user.type(await field('Gehört nicht hierher'), 'Werbung');
    await user.keyboard('{Escape}');
    await screen.findByText('nicht gespeichert');
    await user.click(screen.getByRole('link', { name: 'Eingangsrechnungen' }));
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', 'Werbung');
    await screen.findByText(/Ihre Eingaben von vorhin/);
    await user.click(screen.getByRole('link', { name: 'Bestellungen' }));
    await waitFor(() => expect(screen.queryByText(/Ihre Eingaben von vorhin/)).toBeNull());
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', '');
    await user.click(screen.getByRole('link', { name: 'Eingangsrechnungen' }));
    await screen.findByText(/Ihre Eingaben von vorhin/);
    const [notice = document.body] = within(await panel()).getAllByRole('button', {
      name: 'Verwerfen',
    });
    await user.click(notice);
    await user.click(within(screen.getByRole('alertdialog')).getByText('Verwerfen'));
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', '');
    await user.click(screen.getByRole('button', { name: 'Schließen' }));
    expect(screen.queryByText('nicht gespeichert')).toBeNull();
  });

  test('of a new row survives as well, under the same key', async () => {
    const startRow = vi
      .fn<ReturnType<typeof fakeApi>['startRow']>()
      .mockRejectedValueOnce(new ApiError({ kind: 'offline', code: 'no_connection' }))
      .mockResolvedValueOnce(saved(registerEntry({ id: 8 })));
    const user = open('/register/new', withRows({ startRow }));
    await user.type(await screen.findByLabelText('Zuständigkeit'), 'Zoll');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await screen.findByText(/nichts wird doppelt angelegt/);
    await user.keyboard('{Escape}');
    await user.click(
      await screen.findByRole('button', { name: 'Neue Zuständigkeit (nicht gespeichert)' }),
    );
    expect(await screen.findByLabelText('Zuständigkeit')).toHaveProperty('value', 'Zoll');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await waitFor(() => expect(startRow).toHaveBeenCalledTimes(2));
    const [[first] = [], [second] = []] = startRow.mock.calls;
    expect(second?.editKey).toBe(first?.editKey);
    await screen.findByRole('button', { name: 'Neue Zuständigkeit' });
  });

  test('is thrown away only after a question', async () => {
    const user = open('/register/1', withRows());
    await user.type(await field('Gehört nicht hierher'), 'Werbung');
    await user.click(screen.getByRole('button', { name: 'Verwerfen' }));
    expect(document.activeElement?.textContent).toBe('Weiter bearbeiten');
    await user.keyboard('{Enter}');
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', 'Werbung');
    await user.click(screen.getByRole('button', { name: 'Verwerfen' }));
    await user.click(within(screen.getByRole('alertdialog')).getByText('Verwerfen'));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    await user.click(screen.getByRole('link', { name: 'Eingangsrechnungen' }));
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', '');
  });

  test('is not asked about again once it was saved', async () => {
    const after = registerEntry({ id: 1, etag: '"a,2"' }, { NotHere: 'Werbung' });
    const changeRows = vi.fn(async () => ({ results: [saved(after)] }));
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Werbung');
    await user.click(screen.getByRole('button', { name: 'Verwerfen' }));
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await screen.findByRole('button', { name: 'Rückgängig' });
    await user.type(await field('Gehört nicht hierher'), ' usw.');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', 'Werbung usw.');
  });

  test('while it was being saved stays for the next time', async () => {
    let answer: (results: { results: ReturnType<typeof saved>[] }) => void = () => {};
    const changeRows = vi.fn(
      () =>
        new Promise<{ results: ReturnType<typeof saved>[] }>((done) => {
          answer = done;
        }),
    );
    const user = open('/register/1', withRows({ changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Werbung');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    await user.type(await field('Bereich'), ' neu');
    answer({ results: [saved(registerEntry({ id: 1, etag: '"a,2"' }, { NotHere: 'Werbung' }))] });
    await screen.findByRole('button', { name: 'Rückgängig' });
    expect(await field('Bereich')).toHaveProperty('value', 'Rechnungen neu');
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', 'Werbung');
  });

  test('is thrown away at once where nothing was typed', async () => {
    const user = open('/register/new', withRows());
    await screen.findByLabelText('Zuständigkeit');
    await user.click(screen.getByRole('button', { name: 'Verwerfen' }));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  });
});

describe('what a change would do', () => {
  const replayed = (
    number: number,
    verdict: ReplayAnswer['handoffs'][number]['verdict'],
    rows: { before?: number; after?: number; chosen: number },
  ) => ({
    handoffKey: `aaaaaaaa-0000-4000-8000-00000000000${number}`,
    subject: `Anfrage ${number}`,
    handedOffAt: '2026-11-20T08:00:00Z',
    verdict,
    ...rows,
  });
  const report = replayAnswer({
    asked: 40,
    left: 3,
    changed: 4,
    asChosen: 2,
    wasAsChosen: 1,
    here: { before: 5, after: 9 },
    visible: 3,
    handoffs: [
      replayed(1, 'as_chosen', { before: 2, after: 1, chosen: 1 }),
      replayed(2, 'was_as_chosen', { before: 2, after: 1, chosen: 2 }),
      replayed(3, 'neither', { after: 1, chosen: 77 }),
    ],
    titles: [{ row: 2, title: 'Bestellungen' }],
  });
  const ask = { name: 'Was würde sich ändern?' };

  test.each([
    [{ before: 0, after: 0 }, 'Diese Zuständigkeit stünde nie an erster Stelle, wie bisher.'],
    [{ before: 0, after: 1 }, 'Diese Zuständigkeit stünde einmal an erster Stelle, bisher nie.'],
    [{ before: 3, after: 3 }, 'Diese Zuständigkeit stünde 3-mal an erster Stelle, wie bisher.'],
    [{ before: 1, after: 0 }, 'Diese Zuständigkeit stünde nie an erster Stelle, bisher einmal.'],
  ])('says as a person would how often the row comes first: %o', async (here, sentence) => {
    const user = open('/register/1', withRows({ replay: async () => ({ ...report, here }) }));
    await user.type(await field('Stichwörter'), 'Avis');
    await user.click(screen.getByRole('button', ask));
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  test('is told before saving: how many, how many as people chose, and which', async () => {
    const replay = vi.fn(async () => report);
    const changeRows = vi.fn(async () => ({ results: [saved()] }));
    const user = open('/register/1', withRows({ replay, changeRows }));
    await user.type(await field('Stichwörter'), 'Avis');
    await user.click(screen.getByRole('button', ask));
    const told = await screen.findByRole('region', ask);
    expect(replay).toHaveBeenCalledWith({ row: 1, columns: { Keywords: 'Avis' } });
    expect(document.activeElement).toBe(told);
    expect(within(told).getByRole('heading').textContent).toBe('Hätte 4 von 40 Übergaben geändert');
    expect(told.textContent).toContain('2 so, wie Menschen gewählt haben');
    expect(told.textContent).toContain('1 anders, als Menschen gewählt haben');
    expect(told.textContent).toContain('1 ohne Vergleich');
    expect(told.textContent).toContain('9-mal an erster Stelle, bisher 5-mal');
    expect(told.textContent).toContain('bisher: Bestellungen · dann: diese Zuständigkeit');
    expect(told.textContent).toContain('bisher: niemand');
    expect(told.textContent).toContain('gewählt: eine frühere Zeile');
    expect(told.textContent).toContain('1 weitere Übergabe dürfen Sie nicht sehen');
    expect(told.textContent).toContain('3 Übergaben ließen sich nicht durchspielen');
    const link = within(told).getByRole('link', { name: 'Anfrage 1' });
    expect(link.getAttribute('href')).toBe('/handoffs/aaaaaaaa-0000-4000-8000-000000000001');
    expect(changeRows).not.toHaveBeenCalled();
  });

  test('is not told any more once the form says something else', async () => {
    const user = open('/register/1', withRows({ replay: async () => report }));
    await user.type(await field('Stichwörter'), 'Avis');
    await user.click(screen.getByRole('button', ask));
    await screen.findByRole('region', ask);
    await user.type(await field('Stichwörter'), 'e');
    expect(screen.queryByRole('region', ask)).toBeNull();
  });

  test('asks for a whole new row without a number', async () => {
    const replay = vi.fn(async () => replayAnswer());
    const user = open('/register/new', withRows({ replay }));
    await user.type(await screen.findByLabelText('Zuständigkeit'), 'Zoll');
    await user.click(screen.getByRole('button', ask));
    await screen.findByText('Hätte an den letzten 4 Übergaben nichts geändert');
    expect(replay).toHaveBeenCalledWith({ columns: { Status: 'Active', Title: 'Zoll' } });
  });

  test('says that people make no difference to what is proposed', async () => {
    const user = open('/register/1', withRows());
    await user.type(await field('Zuständig'), 'Jonas');
    await user.click(await screen.findByRole('option', { name: /Jonas Petersen/ }));
    await user.click(screen.getByRole('button', ask));
    await screen.findByText(/Sie entscheiden nur, wer die Anfrage bekommt/);
  });

  test('says when there are no hand-offs yet', async () => {
    const user = open('/register/1', withRows({ replay: async () => replayAnswer({ asked: 0 }) }));
    await user.type(await field('Stichwörter'), 'Avis');
    await user.click(screen.getByRole('button', ask));
    await screen.findByText('Noch keine Übergaben');
  });

  test('says why it cannot be told: no connection, no permission, a field that is not right', async () => {
    const failing = (kind: 'offline' | 'no_access' | 'refused', code: string) =>
      new ApiError({ kind, code });
    const replay = vi
      .fn<ReturnType<typeof fakeApi>['replay']>()
      .mockRejectedValueOnce(failing('offline', 'no_connection'))
      .mockRejectedValueOnce(failing('no_access', 'no_access'))
      .mockRejectedValueOnce(failing('refused', 'invalid_request'));
    const user = open('/register/1', withRows({ replay }));
    await user.type(await field('Stichwörter'), 'Avis');
    for (const words of [/Verbindung/, /Kein Zugang/, /„Speichern“ zeigt/]) {
      await user.click(screen.getByRole('button', ask));
      await waitFor(async () =>
        expect((await screen.findByRole('alert')).textContent).toMatch(words),
      );
    }
  });

  test('has nothing to ask while nothing is changed', async () => {
    const replay = vi.fn(async () => report);
    const user = open('/register/1', withRows({ replay }));
    await field('Stichwörter');
    await user.click(screen.getByRole('button', ask));
    expect(replay).not.toHaveBeenCalled();
  });
});

describe('many rows', () => {
  test('are replayed before they are changed; another value has to be asked about anew', async () => {
    const changeRows = vi.fn(async () => ({ results: [] }));
    const api = withRows({
      changeRows,
      replay: async () => replayAnswer({ asked: 40, changed: 7, asChosen: 6, wasAsChosen: 1 }),
    });
    const user = open('/register', api);
    await user.click(
      await screen.findByRole('checkbox', { name: 'Alle Zeilen dieser Seite auswählen' }),
    );
    const bar = screen.getByRole('region', { name: 'Ausgewählte Zeilen ändern' });
    await user.selectOptions(within(bar).getByLabelText('Ändern'), 'AnswerHours');
    const ask = within(bar).getByRole('button', { name: 'Was würde sich ändern?' });
    await user.click(ask);
    expect(api.replay).not.toHaveBeenCalled();
    await user.type(within(bar).getByLabelText('Antwortfrist in Arbeitsstunden'), '8');
    await user.click(ask);
    await within(bar).findByText(/Hätte 7 von 40 Übergaben geändert/);
    expect(api.replay).toHaveBeenCalledWith({
      changes: [1, 2].map((row) => ({ row, columns: { AnswerHours: 8 } })),
    });
    await user.type(within(bar).getByLabelText('Antwortfrist in Arbeitsstunden'), '0');
    expect(within(bar).queryByText(/Hätte 7 von 40/)).toBeNull();
    expect(changeRows).not.toHaveBeenCalled();
  });

  test('are changed together, and each that was not says why', async () => {
    const changeRows = vi.fn(async () => ({
      results: [saved(), { kind: 'conflict' as const, entry: { ...other, etag: '"b,2"' } }],
    }));
    const user = open('/register', withRows({ changeRows }));
    await user.click(
      await screen.findByRole('checkbox', { name: 'Alle Zeilen dieser Seite auswählen' }),
    );
    const bar = screen.getByRole('region', { name: 'Ausgewählte Zeilen ändern' });
    await user.selectOptions(within(bar).getByLabelText('Ändern'), 'AnswerHours');
    await user.click(within(bar).getByRole('button', { name: 'Für 2 Zeilen übernehmen' }));
    expect(within(bar).getByText(/zuerst an, was gelten soll/)).toBeDefined();
    await user.type(within(bar).getByLabelText('Antwortfrist in Arbeitsstunden'), '8');
    await user.click(within(bar).getByRole('button', { name: 'Für 2 Zeilen übernehmen' }));
    const columns = { AnswerHours: 8 };
    expect(changeRows).toHaveBeenCalledWith({
      changes: [
        { id: 1, etag: '"a,1"', columns },
        { id: 2, etag: '"b,1"', columns },
      ],
    });
    const alert = await within(bar).findByRole('alert');
    expect(alert.textContent).toContain('Bestellungen');
    expect(within(bar).getByText('1 ausgewählt')).toBeDefined();
    await screen.findByRole('button', { name: 'Rückgängig' });
    await user.click(within(bar).getByRole('button', { name: 'Für 1 Zeile übernehmen' }));
    expect(changeRows).toHaveBeenLastCalledWith({ changes: [{ id: 2, etag: '"b,2"', columns }] });
  });

  test('that are all changed leave the focus where the way back is, and taking it back too', async () => {
    const changeRows = vi.fn(async () => ({ results: [saved()] }));
    const user = open('/register', withRows({ changeRows }));
    const [, first] = await screen.findAllByRole('checkbox');
    if (first) await user.click(first);
    const bar = screen.getByRole('region', { name: 'Ausgewählte Zeilen ändern' });
    await user.selectOptions(within(bar).getByLabelText('Ändern'), 'AnswerHours');
    await user.type(within(bar).getByLabelText('Antwortfrist in Arbeitsstunden'), '8');
    await user.click(within(bar).getByRole('button', { name: 'Für 1 Zeile übernehmen' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('undo-notice'));
    await user.click(screen.getByRole('button', { name: 'Rückgängig' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Rückgängig gemacht.'));
    await user.click(screen.getByRole('button', { name: 'Hinweis schließen' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('page-title'));
  });

  test('that were written before the connection broke can be taken back', async () => {
    const rows = Array.from({ length: 12 }, (_, at) =>
      registerEntry({ id: at + 1 }, { Title: `Zeile ${at + 1}` }),
    );
    const changeRows = vi
      .fn<ReturnType<typeof fakeApi>['changeRows']>()
      .mockResolvedValueOnce({ results: rows.slice(0, 10).map((entry) => saved(entry)) })
      .mockRejectedValue(new ApiError({ kind: 'offline', code: 'no_connection' }));
    const user = open(
      '/register',
      withRows({ register: async () => registerPage(rows), changeRows }),
    );
    await user.click(
      await screen.findByRole('checkbox', { name: 'Alle Zeilen dieser Seite auswählen' }),
    );
    const bar = screen.getByRole('region', { name: 'Ausgewählte Zeilen ändern' });
    await user.selectOptions(within(bar).getByLabelText('Ändern'), 'AnswerHours');
    await user.type(within(bar).getByLabelText('Antwortfrist in Arbeitsstunden'), '8');
    await user.click(within(bar).getByRole('button', { name: 'Für 12 Zeilen übernehmen' }));
    const alert = await within(bar).findByRole('alert');
    expect(within(alert).getAllByText(/Die Verbindung brach ab/)).toHaveLength(2);
    expect(within(bar).getByText('2 ausgewählt')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Rückgängig' })).toBeDefined();
  });
});

describe('what is wrong with a row', () => {
  const finding = {
    kind: 'own_deputy' as const,
    weight: 'soon' as const,
    row: 1,
    title: 'Eingangsrechnungen',
    area: 'Rechnungen',
    column: 'Deputy',
    about: { people: [people.deniz] },
    remedy: { does: 'remove_deputy' as const, row: 1, columns: { Deputy: null } },
  };
  const findings = async () => ({
    findings: [finding],
    counts: { urgent: 0, soon: 1, note: 0 },
    unchecked: [],
    pending: false,
    register: registerPage([]).register,
  });

  test('stands at the row and is mended with one click', async () => {
    const changeRows = vi.fn(async () => ({ results: [saved()] }));
    const user = open('/register/1', withRows({ findings, changeRows }));
    await screen.findByText('1 Prüfhinweis');
    const list = within(await panel());
    await user.click(await list.findByRole('button', { name: /Aus der Vertretung nehmen/ }));
    expect(changeRows).toHaveBeenCalledWith({
      changes: [{ id: 1, etag: '"a,1"', columns: { Deputy: null } }],
    });
    await screen.findByRole('button', { name: 'Rückgängig' });
  });

  test('is mended without losing what was typed beside it', async () => {
    const mended = registerEntry({ id: 1 }, { Deputy: null });
    const changeRows = vi.fn(async () => ({ results: [saved(mended)] }));
    const user = open('/register/1', withRows({ findings, changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Mahnungen');
    await user.click(screen.getByRole('button', { name: /Aus der Vertretung nehmen/ }));
    await screen.findByRole('button', { name: 'Rückgängig' });
    expect(await field('Gehört nicht hierher')).toHaveProperty('value', 'Mahnungen');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    expect(changeRows).toHaveBeenLastCalledWith({
      changes: [{ id: 1, etag: '"a,2"', columns: { NotHere: 'Mahnungen' } }],
    });
  });

  test('says so when nothing was written', async () => {
    const changeRows = vi.fn(async () => ({
      results: [{ id: 1, kind: 'conflict' as const, entry: row }],
    }));
    const user = open('/register/1', withRows({ findings, changeRows }));
    await screen.findByText('1 Prüfhinweis');
    const list = within(await panel());
    await user.click(await list.findByRole('button', { name: /Aus der Vertretung nehmen/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('geändert');
  });

  test('never writes over what somebody else wrote into the column that is typed in', async () => {
    const mended = registerEntry(
      { id: 1, etag: '"a,3"' },
      { Deputy: null, NotHere: 'Spam (von Olga)' },
    );
    const changeRows = vi.fn(async () => ({ results: [saved(mended)] }));
    const user = open('/register/1', withRows({ findings, changeRows }));
    await user.type(await field('Gehört nicht hierher'), 'Mahnungen');
    await user.click(screen.getByRole('button', { name: /Aus der Vertretung nehmen/ }));
    await screen.findByText(/Spam \(von Olga\)/);
    expect((await panel()).textContent).toContain('Mahnungen');
  });

  test('is linked from the search only for whoever may mend it', async () => {
    const registerRights = vi.fn(async () => ({ mayEdit: false, editors: [] }));
    open('/find', withRows({ findings, registerRights }));
    await screen.findByText('Keine Zuständigkeit im Register');
    await waitFor(() => expect(registerRights).toHaveBeenCalled());
    expect(screen.queryByRole('link', { name: /Prüfhinweise/ })).toBeNull();
    cleanup();
    open('/find', withRows({ findings }));
    await screen.findByRole('link', { name: /Prüfhinweise/ });
  });

  test('is a click away from the register, and leads back to it', async () => {
    const user = open('/register', withRows({ findings }));
    await user.click(await screen.findByRole('link', { name: 'Prüfhinweise' }));
    await screen.findByRole('heading', { name: 'Prüfhinweise' });
    expect(screen.getByRole('link', { name: 'Register' }).getAttribute('aria-current')).toBe(
      'page',
    );
    await user.click(await screen.findByRole('link', { name: 'Zum Register' }));
    await screen.findByRole('heading', { name: 'Register' });
  });
});

describe('"still yours?" on the desk', () => {
  const review = {
    id: 4,
    title: 'Reisekosten',
    area: 'Lohn und Personal',
    reviewBy: '2026-11-20',
    overdue: true,
  };

  test('is answered with one click', async () => {
    const answerReview = vi.fn(async () => ({ reviews: [], total: 0 }));
    const api = fakeApi({
      reviews: async () => ({ reviews: [review], total: 1 }),
      answerReview,
    });
    const user = open('/desk', api);
    await user.click(await screen.findByRole('button', { name: 'Ja, noch meins: Reisekosten' }));
    expect(answerReview).toHaveBeenCalledWith(4, { answer: 'still_mine' });
    await waitFor(() => expect(screen.queryByText('Reisekosten')).toBeNull());
  });

  test('is followed by what is proposed for my rows, a click away', async () => {
    const proposal = {
      kind: 'sender_corrected' as const,
      weight: 'note' as const,
      row: 4,
      title: 'Reisekosten',
      area: 'Lohn und Personal',
      column: 'Senders',
      about: { count: 3, words: ['@bahn.example'] },
      remedy: { does: 'add_sender' as const, row: 4, columns: { Senders: '@bahn.example' } },
    };
    open(
      '/desk',
      fakeApi({ ownProposals: async () => ({ proposals: [proposal], pending: false }) }),
    );
    const link = await screen.findByRole('link', {
      name: 'Ein Vorschlag zu Ihren Zuständigkeiten',
    });
    expect(link.getAttribute('href')).toBe('/findings');
  });

  test('says quietly that it could not be loaded, and tries again', async () => {
    const reviews = vi
      .fn<ReturnType<typeof fakeApi>['reviews']>()
      .mockRejectedValueOnce(new ApiError({ kind: 'refused', code: 'unexpected' }))
      .mockResolvedValue({ reviews: [review], total: 1 });
    const user = open('/desk', fakeApi({ reviews }));
    const said = await screen.findByText(/bestätigen sollen, ließ sich nicht laden/);
    await user.click(within(said).getByRole('button', { name: 'Erneut versuchen' }));
    await screen.findByText('Reisekosten');
  });

  test('takes a word along when it is no longer mine', async () => {
    const answerReview = vi.fn(async () => ({ reviews: [], total: 0 }));
    const api = fakeApi({
      reviews: async () => ({ reviews: [review], total: 1 }),
      answerReview,
    });
    const user = open('/desk', api);
    await user.click(await screen.findByRole('button', { name: 'Nicht mehr meins: Reisekosten' }));
    expect(document.activeElement).toBe(screen.getByLabelText(/Wer ist es jetzt/));
    await user.click(screen.getByRole('button', { name: 'Abbrechen' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Nicht mehr meins'));
    await user.keyboard('{Enter}');
    await user.keyboard('Olga');
    await user.click(screen.getByRole('button', { name: 'Mitteilen' }));
    expect(answerReview).toHaveBeenCalledWith(4, { answer: 'not_mine', note: 'Olga' });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Mein Schreibtisch'));
  });
});
