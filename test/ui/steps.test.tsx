// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { ProcessRun, RunStep } from '../../src/core/process-run.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import type { Api } from '../../src/ui/shared/api.ts';
// Pages and dialogs are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/desk/ask-dialog.tsx';
import '../../src/ui/tab/desk/desk-page.tsx';
import '../../src/ui/tab/runs/runs-page.tsx';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import type { RunAnswer } from '../../src/wire/runs.ts';
import { showTab } from './show-tab.tsx';
import { deskOf, directory, entry, fakeApi, handoff, people, press } from './stage.tsx';

afterEach(cleanup);

const key = '3f2a1b4c-1111-4222-8333-444455556666';
const other = 'aaaaaaaa-0000-4000-8000-000000000002';
const step = (number: number, more: Partial<RunStep> = {}): RunStep => ({
  step: number,
  title: `Schritt Nummer ${number}`,
  kind: 'other',
  responsibilityId: number,
  state: 'to_come',
  outOfOrder: false,
  ...more,
});
const run = (more: Partial<ProcessRun> = {}): ProcessRun => ({
  processKey: key,
  process: 'Eingangsrechnung',
  subject: 'Rechnung 4711',
  begunAt: '2026-11-20T08:00:00Z',
  steps: [
    step(1, { state: 'done', by: people.sabine, since: '2026-11-20T09:00:00Z', handoffKey: other }),
    step(2, { state: 'missing' }),
    step(3, { state: 'open', by: people.jonas, since: '2026-11-21T09:00:00Z', outOfOrder: true }),
  ],
  complete: false,
  stalled: false,
  ...more,
});
const jonas = { person: people.jonas, role: 'owner' as const, skipped: [] };
const next = (more: Partial<RunAnswer['next']> = {}): RunAnswer => ({
  run: run(),
  next: { step: step(2), recipient: jonas, ...more },
});

const open = (path: string, more: Partial<Api> = {}) => {
  const api = fakeApi(more);
  showTab(path, api);
  return api;
};
const mine = (more: Partial<HandoffView> = {}) =>
  handoff({ owner: people.petra, handedOffBy: people.jonas, state: 'accepted', ...more });
const dialog = async () => within(await screen.findByRole('dialog'));
const isOff = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';

describe('the runs', () => {
  test('stand there with how far they are, the incomplete ones first asked for', async () => {
    const api = open('/runs', {
      runs: async () => ({ runs: [run({ stalled: true })], total: 1, asOf: '' }),
    });
    const link = await screen.findByRole('link', { name: 'Rechnung 4711' });
    expect(link.getAttribute('href')).toBe(`/runs/${key}`);
    expect(screen.getByText(/1 von 3 Schritten erledigt/)).toBeTruthy();
    expect(screen.getByText('bleibt liegen')).toBeTruthy();
    expect(api.runs.mock.calls[0]?.[0]).toEqual({ skip: '0', incomplete: 'true' });
    await userEvent.click(screen.getByRole('radio', { name: 'Alle' }));
    await waitFor(() => expect(api.runs.mock.calls.at(-1)?.[0]).toEqual({ skip: '0' }));
  });

  test('that are none are said to be none', async () => {
    open('/runs');
    expect(await screen.findByText('Keine offenen Durchläufe')).toBeTruthy();
  });

  test('tell each step: done, missing, too early; whose turn it is; and how the run is called', async () => {
    open(`/runs/${key}`, { run: async () => next() });
    const [first, second, third] = await screen.findAllByRole('listitem');
    expect(within(first ?? document.body).getByText('erledigt')).toBeTruthy();
    expect(within(second ?? document.body).getByText('fehlt')).toBeTruthy();
    expect(within(third ?? document.body).getByText('zu früh begonnen')).toBeTruthy();
    expect(screen.getByText(/Schritt Nummer 2.*Jonas Petersen/)).toBeTruthy();
    expect(screen.getByText(/^Durchlauf 3F2A1B4C/)).toBeTruthy();
  });

  test('say of a step of which one may not see the hand-off that it is done, and lead nowhere', async () => {
    const steps = [
      step(1, { state: 'done', hidden: true }),
      step(2, { title: '', state: 'open', hidden: true }),
    ];
    open(`/runs/${key}`, { run: async () => ({ run: run({ steps }) }) });
    const [first, second] = await screen.findAllByRole('listitem');
    for (const [row, words] of [
      [first, 'erledigt'],
      [second, 'in Arbeit'],
    ] as const) {
      const line = within(row ?? document.body);
      expect(line.getByText(words)).toBeTruthy();
      expect(line.getByText('Übergabe für Sie nicht sichtbar')).toBeTruthy();
      expect(line.queryByRole('link')).toBeNull();
    }
  });

  test('say as of when they are known when Microsoft has no time', async () => {
    open(`/runs/${key}`, { run: async () => ({ ...next(), asOf: '2026-11-23T08:14:00Z' }) });
    expect(await screen.findByText(/SharePoint antwortet gerade nicht/)).toBeTruthy();
  });

  test('that one has no part in do not exist', async () => {
    const gone = new ApiError({ kind: 'refused', code: 'not_found' });
    open(`/runs/${key}`, { run: () => Promise.reject(gone) });
    expect(await screen.findByText('Diesen Durchlauf gibt es nicht')).toBeTruthy();
  });
});

describe('the next step', () => {
  const done = mine({
    state: 'done',
    actions: ['next_step'],
    run: { processKey: key, process: 'Eingangsrechnung', step: 1 },
  });
  const ask = async (answer: RunAnswer) => {
    const api = open('/desk', { desk: async () => deskOf([done]), run: async () => answer });
    await press(/^Nächster Schritt/);
    return { api, form: await dialog() };
  };

  test('is proposed with its owner, who gets it with one click and a note', async () => {
    const { api, form } = await ask(next());
    expect(await form.findByText('Schritt 2: Schritt Nummer 2')).toBeTruthy();
    await userEvent.type(form.getByRole('textbox'), 'Bitte prüfen.');
    await userEvent.click(form.getByRole('button', { name: 'An Jonas Petersen übergeben' }));
    expect(api.act).toHaveBeenCalledWith(done.handoffKey, {
      action: 'next_step',
      target: {
        handoffKey: expect.any(String),
        responsibilityId: 2,
        recipientOid: people.jonas.oid,
      },
      reason: 'Bitte prüfen.',
    });
  });

  test('that nobody can take says why, and offers no button for it', async () => {
    const { form } = await ask({ run: run(), next: { step: step(2) } });
    expect(await form.findByText(/kann gerade niemand übernehmen/)).toBeTruthy();
    expect(form.queryByRole('button', { name: /übergeben/ })).toBeNull();
  });

  test('is none when all are done', async () => {
    const { form } = await ask({ run: run({ complete: true }) });
    expect(await form.findByText('Alle Schritte sind erledigt.')).toBeTruthy();
  });
});

describe('a partner outside', () => {
  const theirs = mine({
    actions: ['to_partner'],
    responsibilityId: 7,
    partner: { name: 'Lohnbüro Nord', address: '' },
  });
  const row = entry(7, 'Lohn', people.petra);
  const responsibility = {
    ...row.responsibility,
    partner: { name: 'Lohnbüro Nord', domains: ['lohn.example'] },
  };

  test('gets the mail only at their domain and after what leaves was confirmed', async () => {
    const api = open('/desk', {
      desk: async () => deskOf([theirs]),
      directory: async ({ row: wanted }) =>
        directory({ entries: wanted === '7' ? [{ ...row, responsibility }] : [] }),
    });
    await press(/^An Partner senden/);
    const form = await dialog();
    expect(await form.findByText(/Erlaubt ist nur: @lohn\.example/)).toBeTruthy();
    const address = form.getByRole('textbox', { name: 'Adresse beim Partner' });
    const send = form.getByRole('button', { name: 'An Lohnbüro Nord senden' });
    expect(isOff(send)).toBe(true);
    await userEvent.type(address, 'kontakt@anderswo.example');
    await userEvent.click(form.getByRole('checkbox'));
    await userEvent.click(send);
    expect(address.getAttribute('aria-invalid')).toBe('true');
    expect(api.act).not.toHaveBeenCalled();
    await userEvent.clear(address);
    await userEvent.type(address, 'kontakt@lohn.example');
    await userEvent.click(send);
    expect(api.act).toHaveBeenCalledWith(theirs.handoffKey, {
      action: 'to_partner',
      partner: {
        handoffKey: expect.any(String),
        address: 'kontakt@lohn.example',
        confirmed: true,
      },
    });
  });
});

describe('a duplicate', () => {
  const twice = mine({ actions: ['duplicate'] });

  test('is linked to the hand-off that is chosen, and to none before', async () => {
    const original = handoff({ handoffKey: other, subject: 'Die erste Mahnung' });
    const api = open('/desk', {
      desk: async () => deskOf([twice]),
      originals: async () => ({ handoffs: [original] }),
    });
    await press(/^Doppelt/);
    const form = await dialog();
    const confirm = await form.findByRole('button', { name: 'Als doppelt erledigen' });
    expect(isOff(confirm)).toBe(true);
    await userEvent.click(await form.findByRole('radio', { name: /Die erste Mahnung/ }));
    await userEvent.click(confirm);
    expect(api.act).toHaveBeenCalledWith(twice.handoffKey, {
      action: 'duplicate',
      original: other,
    });
  });

  test('that has nothing to be linked to says so', async () => {
    open('/desk', { desk: async () => deskOf([twice]) });
    await press(/^Doppelt/);
    const form = await dialog();
    expect(await form.findByText(/Es gibt keine andere Übergabe/)).toBeTruthy();
  });
});
