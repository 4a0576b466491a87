// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { templateRows } from '../../src/templates/templates.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import '../../src/ui/tab/find/find-page.tsx';
import '../../src/ui/tab/register/register-page.tsx';
import '../../src/ui/tab/templates/templates-page.tsx';
import type { EditOutcome, NewRow } from '../../src/wire/register.ts';
import { showTab } from './show-tab.tsx';
import { directory, fakeApi, people, registerEntry, registerPage } from './stage.tsx';

afterEach(cleanup);

const open = (path: string, api: ReturnType<typeof fakeApi>) => {
  showTab(path, api);
  return userEvent.setup();
};
const rows = templateRows('de');
const inArea = (area: string) => rows.filter((row) => row.area === area);
const name = async (user: ReturnType<typeof userEvent.setup>, label: string, person: string) => {
  await user.type(screen.getByRole('combobox', { name: label }), person.slice(0, 3));
  await user.click(await screen.findByRole('option', { name: new RegExp(person) }));
};
const saving = () =>
  vi.fn<(order: NewRow) => Promise<EditOutcome>>(async () => ({
    kind: 'saved',
    entry: registerEntry(),
    undo: [],
  }));
const button = (label: RegExp) => screen.findByRole('button', { name: label });
const preview = () => screen.findByRole('region', { name: 'Vorschau' });

test('an empty register leads to the templates, for those who may edit', async () => {
  const empty = {
    directory: async () => directory({ entries: [], total: 0 }),
    register: async () => registerPage([]),
  };
  for (const path of ['/register', '/find']) {
    open(path, fakeApi(empty));
    const link = await screen.findByRole('link', { name: 'Mit Vorlagen beginnen' });
    expect(link.getAttribute('href')).toBe('/templates');
    cleanup();
  }
  const mayNot = { registerRights: async () => ({ mayEdit: false, editors: [] }) };
  open('/register', fakeApi({ ...empty, ...mayNot }));
  await screen.findByText('Das Register ist leer');
  expect(screen.queryByRole('link', { name: 'Mit Vorlagen beginnen' })).toBeNull();
});

test('who was chosen is still there after another page was looked at', async () => {
  const user = open('/templates', fakeApi({ register: async () => registerPage([]) }));
  await button(/^Zuständigkeiten anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  await user.click(screen.getByRole('link', { name: 'Register' }));
  await user.click(await screen.findByRole('link', { name: 'Mit Vorlagen beginnen' }));
  const count = inArea('Qualität').length;
  await button(new RegExp(`^${count} Zuständigkeiten anlegen`));
});

test('one name for an area adds its rows, another for one of them, and one is left out', async () => {
  const startRow = saving();
  const user = open('/templates', fakeApi({ startRow }));
  await button(/^Zuständigkeiten anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  const [first, second, third] = inArea('Qualität');
  await user.click(await button(new RegExp(`Andere Person für „${first?.title}“`)));
  const label = `Zuständig für „${first?.title}“`;
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: label })),
  );
  await name(user, label, 'Jonas Petersen');
  await user.click(screen.getByRole('checkbox', { name: new RegExp(second?.title ?? '-') }));
  const count = inArea('Qualität').length - 1;
  const words = (await preview()).textContent;
  expect(words).toContain(`${count} Zuständigkeiten für 2 Personen`);
  expect(words).toContain(`${rows.length - count} bleiben weg`);
  await user.click(await button(new RegExp(`^${count} Zuständigkeiten anlegen`)));
  await screen.findAllByText(new RegExp(`${count} Zuständigkeiten wurden angelegt`));
  const orders = startRow.mock.calls.map(([order]) => order);
  expect(orders).toHaveLength(count);
  expect(orders[0]).toMatchObject({
    editKey: first?.editKey,
    onlyOnce: true,
    columns: { Title: first?.title, Owner: { name: 'Jonas Petersen' }, Status: 'Active' },
  });
  expect(orders[1]).toMatchObject({
    editKey: third?.editKey,
    columns: { Owner: { name: 'Sabine Kern' } },
  });
  const link = screen.getByRole('link', { name: 'Register ansehen' });
  expect(link.getAttribute('href')).toBe('/register');
});

test('what belongs to nobody becomes a draft only when that is chosen', async () => {
  const startRow = saving();
  const user = open('/templates', fakeApi({ startRow }));
  await user.click(await screen.findByRole('checkbox', { name: /als Entwurf anlegen/ }));
  await user.click(await button(new RegExp(`^${rows.length} Zuständigkeiten anlegen`)));
  await waitFor(() => expect(startRow).toHaveBeenCalledTimes(rows.length));
  const [[order] = []] = startRow.mock.calls;
  expect(order?.columns).toMatchObject({ Status: 'Draft' });
  expect(order?.columns).not.toHaveProperty('Owner');
});

test('says when somebody would check their own work', async () => {
  const user = open('/templates', fakeApi({}));
  await button(/anlegen/);
  await name(user, 'Zuständig für „Rechnungen“', 'Sabine Kern');
  const area = screen.getByRole('region', { name: 'Rechnungen' });
  expect(area.textContent).toMatch(/In „Eingangsrechnung“ prüft Sabine Kern die eigene Arbeit/);
});

test('what the register has already can’t be added again', async () => {
  const [first] = inArea('Qualität');
  const there = [first?.number ?? 0];
  const user = open('/templates', fakeApi({ templatesThere: async () => ({ there }) }));
  await button(/anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  const box = screen.getByRole('checkbox', { name: new RegExp(first?.title ?? '-') });
  expect(box.closest('li')?.textContent).toContain('steht schon im Register');
  expect(box.hasAttribute('disabled')).toBe(true);
  await button(new RegExp(`^${inArea('Qualität').length - 1} Zuständigkeiten anlegen`));
});

test('a row that is refused keeps nobody from the others, and is sent again under its key', async () => {
  const refusal = new ApiError({ kind: 'refused', code: 'invalid_request', title: 'So nicht' });
  const startRow = saving();
  startRow.mockRejectedValueOnce(refusal);
  const user = open('/templates', fakeApi({ startRow }));
  await button(/anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  const [first, ...others] = inArea('Qualität');
  await user.click(await button(/^5 Zuständigkeiten anlegen/));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText(first?.title ?? '-')).toBeTruthy();
  expect(alert.textContent).toContain('So nicht');
  expect(startRow).toHaveBeenCalledTimes(1 + others.length);
  await user.click(await button(/^1 Zuständigkeit anlegen/));
  await screen.findAllByText(/5 Zuständigkeiten wurden angelegt/);
  expect(startRow.mock.lastCall?.[0].editKey).toBe(first?.editKey);
});

test('stops where the connection ends, and goes on there', async () => {
  const startRow = saving();
  const offline = new ApiError({ kind: 'offline', code: 'no_connection' });
  startRow
    .mockResolvedValueOnce({ kind: 'saved', entry: registerEntry(), undo: [] })
    .mockRejectedValueOnce(offline);
  const user = open('/templates', fakeApi({ startRow }));
  await button(/anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  await user.click(await button(/^5 Zuständigkeiten anlegen/));
  await user.click(await button(/^4 Zuständigkeiten anlegen/));
  await screen.findAllByText(/5 Zuständigkeiten wurden angelegt/);
  expect(startRow).toHaveBeenCalledTimes(6);
});

test('nobody is shown what they may not add, and a failure can be tried again', async () => {
  open('/templates', fakeApi({ registerRights: async () => ({ mayEdit: false, editors: [] }) }));
  await screen.findByRole('heading', { name: /nicht ändern/ });
  cleanup();
  const templatesThere = vi.fn(async () => ({ there: [] }));
  templatesThere.mockRejectedValueOnce(new ApiError({ kind: 'refused', code: 'unexpected' }));
  const user = open('/templates', fakeApi({ templatesThere }));
  await user.click(await button(/Noch einmal|versuchen/i));
  await button(/anlegen/);
});

const proposal = {
  area: 1,
  owner: people.sabine,
  reason: {
    found: 'buchhalt',
    where: 'job' as const,
    department: 'Buchhaltung',
    jobTitle: 'Finanzbuchhalterin',
  },
  deputies: [{ person: people.deniz, reason: 'same_manager' as const }],
};

test('the organisation chart proposes, with its reason; taken over with deputies and four eyes', async () => {
  const startRow = saving();
  const api = fakeApi({
    startRow,
    chartProposals: async () => ({ people: 26, proposals: [proposal] }),
  });
  const user = open('/templates', api);
  await button(/^Zuständigkeiten anlegen/);
  expect(api.chartProposals).not.toHaveBeenCalled();
  await user.click(await button(/Organigramm nachsehen/));
  await screen.findByText(/die Stelle heißt „Finanzbuchhalterin“/);
  expect((await preview()).textContent).toContain('Nennen Sie zuerst jemanden');
  await user.click(await button(/^Sabine Kern übernehmen/));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Rechnungen'));
  const invoices = inArea('Rechnungen');
  await user.click(await button(new RegExp(`^${invoices.length} Zuständigkeiten anlegen`)));
  await waitFor(() => expect(startRow).toHaveBeenCalledTimes(invoices.length));
  const [first, check] = startRow.mock.calls.map(([order]) => order.columns);
  expect(first).toMatchObject({ Owner: people.sabine, Deputy: people.deniz });
  expect(check).toMatchObject({ SeparateFrom: '1', Owner: people.deniz });
  expect(check).not.toHaveProperty('Deputy');
});

test('all proposals are taken at once, and the focus stays where the button was', async () => {
  const chartProposals = async () => ({ people: 26, proposals: [proposal] });
  const user = open('/templates', fakeApi({ chartProposals }));
  await user.click(await button(/Organigramm nachsehen/));
  await user.click(await button(/^Den Vorschlag übernehmen/));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Aus dem Organigramm'));
  expect(screen.queryByRole('button', { name: /^Den Vorschlag übernehmen/ })).toBeNull();
});

test('deputies go with whoever answers for the area: nobody is written who is not shown', async () => {
  const startRow = saving();
  const chartProposals = async () => ({ people: 26, proposals: [proposal] });
  const user = open('/templates', fakeApi({ startRow, chartProposals }));
  await user.click(await button(/Organigramm nachsehen/));
  await user.click(await button(/^Sabine Kern übernehmen/));
  const [first] = inArea('Rechnungen');
  await user.click(await button(new RegExp(`Andere Person für „${first?.title}“`)));
  await name(user, `Zuständig für „${first?.title}“`, 'Jonas Petersen');
  await user.click(await button(/Sabine Kern entfernen/));
  await user.click(await button(/^\d+ Zuständigkeit(?:en)? anlegen/));
  await waitFor(() => expect(startRow).toHaveBeenCalled());
  const [order] = startRow.mock.calls[0] ?? [];
  expect(order?.columns).toMatchObject({ Owner: people.jonas });
  expect(order?.columns).not.toHaveProperty('Deputy');
});

test('a mailbox that is no address is not asked for: the box says so', async () => {
  const mailProposals = vi.fn<ReturnType<typeof fakeApi>['mailProposals']>();
  const user = open('/templates', fakeApi({ mailProposals }));
  const ask = await button(/^Diese Mails lesen/);
  const box = screen.getByRole('textbox', { name: 'Postfach' });
  await user.type(box, 'info');
  await user.click(ask);
  expect(screen.getByText('„info“ ist keine Adresse.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(box));
  expect(mailProposals).not.toHaveBeenCalled();
});

test('a third deputy is not taken and dropped: the box gives way to those who are named', async () => {
  const user = open('/templates', fakeApi({}));
  await button(/^Zuständigkeiten anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  const label = 'Vertretung für „Qualität“ (höchstens zwei, der Reihe nach)';
  await name(user, label, 'Jonas Petersen');
  await name(user, label, 'Deniz Yıldız');
  expect(screen.queryByRole('combobox', { name: label })).toBeNull();
  const last = screen.getByRole('button', { name: 'Deniz Yıldız entfernen' });
  await waitFor(() => expect(document.activeElement).toBe(last));
  await user.click(last);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: label })),
  );
});

test('mails of one’s choice say what occurs, and which sender belongs where', async () => {
  const startRow = saving();
  const [first] = rows;
  const found = {
    requests: 40,
    unmatched: 12,
    proposals: [
      {
        number: first?.number ?? 0,
        mails: 9,
        senders: [{ domain: 'alsterdruck.example', mails: 4 }],
      },
    ],
  };
  const api = fakeApi({ startRow, mailProposals: async () => found });
  const user = open('/templates', api);
  await user.type(await screen.findByLabelText('Postfach'), 'info@nordlicht.example');
  await user.click(await button(/^Diese Mails lesen/));
  await screen.findByText(/Anfragen von außen: 40\. Ohne eindeutige Vorlage: 12\./);
  expect(api.mailProposals.mock.lastCall?.[0]).toEqual({
    count: 50,
    language: 'de',
    mailbox: 'info@nordlicht.example',
  });
  await user.click(await button(/Weglassen, was in keiner Mail vorkam/));
  await name(user, `Zuständig für „${first?.area}“`, 'Sabine Kern');
  await user.click(screen.getByRole('checkbox', { name: /@alsterdruck\.example/ }));
  await user.click(await button(/^1 Zuständigkeit anlegen/));
  await waitFor(() => expect(startRow).toHaveBeenCalledTimes(1));
  expect(startRow.mock.lastCall?.[0].columns).toMatchObject({
    SenderPatterns: '@alsterdruck.example',
  });
});

test('how far it is does not change with what is chosen meanwhile', async () => {
  let go: () => void = () => {};
  const startRow = vi.fn<(order: NewRow) => Promise<EditOutcome>>(
    () =>
      new Promise((done) => {
        go = () => done({ kind: 'saved', entry: registerEntry(), undo: [] });
      }),
  );
  const user = open('/templates', fakeApi({ startRow }));
  await button(/^Zuständigkeiten anlegen/);
  await name(user, 'Zuständig für „Qualität“', 'Sabine Kern');
  const count = inArea('Qualität').length;
  await user.click(await button(new RegExp(`^${count} Zuständigkeiten anlegen`)));
  await screen.findByText(`0 von ${count} …`);
  const last = inArea('Qualität').at(-1);
  await user.click(screen.getByRole('checkbox', { name: new RegExp(last?.title ?? '-') }));
  go();
  await screen.findByText(`1 von ${count} …`);
});
