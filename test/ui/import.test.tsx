// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import { readPreview } from '../../src/ui/shared/read-preview.ts';
import '../../src/ui/tab/import/import-page.tsx';
import '../../src/ui/tab/register/register-page.tsx';
import type {
  ImportPreview,
  ImportResults,
  ImportRows,
  ImportStep,
  PreviewedRow,
} from '../../src/wire/imports.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi, people, registerPage, replayAnswer } from './stage.tsx';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const fillStorage = () => {
  const spied = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('it is full', 'QuotaExceededError');
  });
  onTestFinished(() => spied.mockRestore());
};
const row = (line: number, more: Partial<PreviewedRow> = {}): PreviewedRow => ({
  line,
  title: `Größe ${line}`,
  action: 'add',
  changes: [],
  write: { line, action: 'add', key: `k${line}`, columns: { Title: `Größe ${line}` } },
  ...more,
});
const without = (line: number, action: PreviewedRow['action']): PreviewedRow => {
  const { write: _, ...rest } = row(line, { action });
  return rest;
};
const preview = (more: Partial<ImportPreview> = {}): ImportPreview => ({
  rows: [row(2), row(3)],
  problems: [],
  moreProblems: 0,
  copies: 0,
  ...more,
});
const unknown = {
  kind: 'unknown_person',
  line: 4,
  cell: 'C4',
  heading: 'Zuständig',
  value: 'Rita Unbekannt',
  hint: '',
} as const;
const writing = () =>
  vi.fn<(rows: ImportRows) => Promise<ImportResults>>(async ({ rows }) => ({
    results: rows.map(({ line }) => ({ line })),
  }));
const open = (more: Parameters<typeof fakeApi>[0]) => {
  showTab('/import', fakeApi(more));
  return userEvent.setup();
};
const file = (size = 10, name = 'zuständig.csv') => new File(['x'.repeat(size)], name);
const field = () => screen.findByLabelText<HTMLInputElement>('Datei');
const button = (name: RegExp) => screen.findByRole('button', { name });

test('the register leads here, also while it is empty, but only those who may edit', async () => {
  showTab('/register', fakeApi({ register: async () => registerPage([]) }));
  for (const name of ['Importieren', 'Aus Excel oder CSV importieren']) {
    const link = await screen.findByRole('link', { name });
    expect(link.getAttribute('href')).toBe('/import');
  }
  cleanup();
  const mayNot = async () => ({ mayEdit: false, editors: [] });
  showTab('/register', fakeApi({ register: async () => registerPage([]), registerRights: mayNot }));
  await screen.findByText('Das Register ist leer');
  expect(screen.queryByRole('link', { name: 'Importieren' })).toBeNull();
  cleanup();
  open({ registerRights: mayNot });
  await screen.findByRole('heading', { name: 'Sie können das Register nicht ändern' });
  expect(screen.queryByLabelText('Datei')).toBeNull();
});

test('leads to the templates as well, which can be gone on with any day', async () => {
  open({});
  const link = await screen.findByRole('link', { name: 'Mit Vorlagen beginnen' });
  expect(link.getAttribute('href')).toBe('/templates');
});

test('shows row by row and cell by cell what would happen, and writes what was agreed to', async () => {
  const importRows = writing();
  const changed = row(5, {
    action: 'change',
    id: 7,
    changes: [
      { heading: 'Bereich', before: '', after: 'Einkauf\nLager' },
      { heading: 'Gültig ab', before: '2025-02-01', after: '' },
    ],
  });
  const named = { Owner: people.sabine, Deputy: people.jonas };
  const rows = [
    row(2, { write: { line: 2, action: 'add', key: 'k2', columns: named } }),
    row(3),
    without(4, 'broken'),
    changed,
    without(6, 'same'),
    without(7, 'known'),
  ];
  const previewImport = vi.fn(async () => preview({ rows, problems: [unknown] }));
  const user = open({ previewImport, importRows });
  await user.upload(await field(), file());
  const problems = await screen.findByRole('region', { name: 'Was auffällt' });
  const [, cells] = within(problems).getAllByRole('row');
  expect(cells?.textContent).toBe(
    'Zeile 4Zuständig C4Rita UnbekanntFehler Diese Person gibt es im Verzeichnis nicht. Bitte Vor- und Nachnamen oder die Adresse schreiben.',
  );
  const table = screen.getByRole('region', { name: 'Zeile für Zeile' });
  expect(table.textContent).toContain('Zuständig: Sabine Kern · Vertretung: Jonas Petersen');
  expect(table.textContent).toContain('Bereich: (leer) → Einkauf, Lager');
  expect(table.textContent).toContain('Gültig ab: 01.02.2025 → (leer)');
  expect(table.textContent).toContain('Früher importiert und seitdem im Register geändert.');
  await user.selectOptions(screen.getByLabelText('Zeigen'), 'neu (2)');
  expect(within(table).getAllByRole('row')).toHaveLength(3);
  expect(importRows).not.toHaveBeenCalled();
  expect(screen.getByText('1 Zeile mit Fehlern bleibt weg.')).toBeTruthy();
  await user.click(await button(/^3 Zeilen schreiben/));
  await screen.findAllByText(/3 Zeilen geschrieben/);
  expect(screen.queryByRole('button', { name: /^Was würde sich ändern/ })).toBeNull();
  expect(importRows.mock.calls.map(([{ rows: sent }]) => sent.map(({ line }) => line))).toEqual([
    [2, 3, 5],
  ]);
  expect(localStorage.getItem('baton.import')).toBe('');
});

test('says before anything is written what it would have done, and of how many rows', async () => {
  const importRows = writing();
  const replay = vi.fn(async () =>
    replayAnswer({ asked: 40, changed: 3, asChosen: 3, here: { before: 3, after: 0 } }),
  );
  const rows = [...Array.from({ length: 201 }, (_, at) => row(at + 2)), without(400, 'same')];
  const user = open({ previewImport: async () => preview({ rows }), importRows, replay });
  await user.upload(await field(), file());
  await user.click(await button(/^Was würde sich ändern/));
  const told = await screen.findByRole('region', { name: 'Was würde sich ändern?' });
  expect(told.textContent).toContain('Hätte 3 von 40 Übergaben geändert');
  expect(told.textContent).toContain('Keine dieser Zeilen stünde an erster Stelle, bisher 3-mal.');
  expect(document.activeElement).toBe(told);
  expect(screen.getByText(/die ersten 200 Zeilen, die zu schreiben sind/)).toBeTruthy();
  expect(replay).toHaveBeenCalledWith({ changes: expect.anything(), isLenient: true });
  expect(importRows).not.toHaveBeenCalled();
});

test('says how far it is with looking people up, and gives up when it is told to', async () => {
  let tell: ((step: ImportStep) => void) | undefined;
  const previewImport = vi.fn(
    (_file: Blob, onStep: (step: ImportStep) => void, _signal: AbortSignal) => {
      tell = onStep;
      return new Promise<ImportPreview>(() => {});
    },
  );
  const user = open({ previewImport });
  await user.upload(await field(), file());
  await button(/Abbrechen/);
  tell?.({ kind: 'people', done: 3, total: 9 });
  await screen.findByText('3 von 9 Personen nachgeschlagen');
  tell?.({ kind: 'pause', seconds: 20 });
  await screen.findByText(/Pause von 20 Sekunden/);
  await user.click(await button(/Abbrechen/));
  expect(previewImport.mock.lastCall?.[2].aborted).toBe(true);
  expect(await field()).toBeTruthy();
});

test('refuses kindly what is too large, too many at once, or can’t be read', async () => {
  const previewImport = vi.fn(async () => preview());
  const user = open({ previewImport });
  await user.upload(await field(), file(5 * 2 ** 20 + 1));
  expect((await screen.findByRole('alert')).textContent).toContain('höchstens 5 MB');
  const locked = file();
  locked.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
  await user.upload(await field(), locked);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('in Excel geöffnet'));
  expect(previewImport).not.toHaveBeenCalled();
});

test('says why a file as a whole can’t be imported, or has nothing to write', async () => {
  const headless = { ...unknown, kind: 'no_headings', line: 0, cell: '', heading: '' } as const;
  const previewImport = vi
    .fn<() => Promise<ImportPreview>>()
    .mockResolvedValueOnce(preview({ rows: [], problems: [headless] }))
    .mockResolvedValueOnce(preview({ rows: [without(4, 'broken')], problems: [unknown] }))
    .mockResolvedValueOnce(
      preview({ rows: [without(2, 'same'), without(4, 'broken')], problems: [unknown] }),
    )
    .mockResolvedValueOnce(preview({ rows: [without(2, 'same')] }));
  const user = open({ previewImport });
  for (const words of [
    /kann so nicht importiert werden/,
    /keine Zeile geschrieben/,
    /Was ohne Fehler ist, steht schon/,
    /nichts zu schreiben: Im Register/,
  ]) {
    await user.upload(await field(), file());
    await screen.findByText(words);
    expect(screen.queryByRole('button', { name: /schreiben/ })).toBeNull();
    await user.click(await button(/Andere Datei/));
  }
});

test('without connection it can be tried again with the same file', async () => {
  const offline = new ApiError({ kind: 'offline', code: 'no_connection' });
  const previewImport = vi.fn(async () => preview()).mockRejectedValueOnce(offline);
  const user = open({ previewImport });
  await user.upload(await field(), file());
  await user.click(await button(/Noch einmal versuchen/));
  await button(/^2 Zeilen schreiben/);
  expect(previewImport).toHaveBeenCalledTimes(2);
});

test('what failed is listed with its reason and can be tried again, and rows twice are removed', async () => {
  const importRows = writing();
  importRows.mockResolvedValueOnce({
    results: [{ line: 2, failed: 'microsoft_refused' }, { line: 3 }],
  });
  const tidyImport = vi.fn(async () => ({ removed: 1 }));
  const user = open({ previewImport: async () => preview(), importRows, tidyImport });
  await user.upload(await field(), file());
  await user.click(await button(/^2 Zeilen schreiben/));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Zeile 2, Größe 2: SharePoint hat sie abgelehnt.');
  expect(screen.getAllByText(/1 Zeile geschrieben/)).not.toHaveLength(0);
  await user.click(await button(/^1 Zeile noch einmal versuchen/));
  await screen.findAllByText(/2 Zeilen geschrieben/);
  expect(importRows.mock.lastCall?.[0]).toMatchObject({ isRepeated: true, rows: [{ line: 2 }] });
  expect(tidyImport).toHaveBeenCalledTimes(1);
  expect(screen.getByText(/1 doppelte Zeile entfernt/)).toBeTruthy();
});

test.each([
  ['', () => {}],
  [', also where the browser’s storage is full', fillStorage],
])(
  'stops where the connection ends, and a page that is opened later says how to go on%s',
  async (_where, prepare) => {
    prepare();
    const importRows = writing();
    importRows
      .mockResolvedValueOnce({ results: [{ line: 2 }] })
      .mockRejectedValueOnce(new ApiError({ kind: 'offline', code: 'no_connection' }));
    const user = open({ previewImport: async () => preview(), importRows });
    await user.upload(await field(), file());
    await user.click(await button(/^2 Zeilen schreiben/));
    await screen.findAllByText('Bei 1 von 2 Zeilen ging es nicht weiter.');
    cleanup();
    const later = open({ previewImport: async () => preview(), importRows });
    await screen.findByText(/„zuständig.csv“ wurde bei 1 von 2 Zeilen unterbrochen/);
    await later.upload(await field(), file());
    await later.click(await button(/^2 Zeilen schreiben/));
    await screen.findAllByText(/2 Zeilen geschrieben/);
    await later.click(await button(/Andere Datei/));
    await field();
    expect(screen.queryByText(/unterbrochen/)).toBeNull();
  },
);

test('of 5,000 rows only one page stands in the document', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => row(at + 2));
  const problems = rows.map(({ line }) => ({ ...unknown, line }));
  const user = open({ previewImport: async () => preview({ rows, problems }) });
  await user.upload(await field(), file());
  const table = await screen.findByRole('region', { name: 'Zeile für Zeile' });
  expect(screen.getAllByRole('row').length).toBeLessThan(110);
  await user.click(within(table).getByRole('button', { name: 'Weiter' }));
  await within(table).findByText('Größe 52');
});

test('the steps of the server are followed to the preview at the end, whatever is cut where', async () => {
  const lines = [
    { kind: 'people', done: 5, total: 9 },
    { kind: 'preview', preview: preview() },
  ];
  const bytes = new TextEncoder().encode(lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const answer = (parts: Uint8Array[]) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of parts) controller.enqueue(part);
          controller.close();
        },
      }),
    );
  const onStep = vi.fn();
  const halves = [bytes.slice(0, 99), bytes.slice(99)];
  expect(await readPreview(answer(halves), onStep)).toEqual(preview());
  expect(onStep).toHaveBeenCalledWith(lines[0]);
  await expect(readPreview(answer([bytes.slice(0, 60)]), onStep)).rejects.toMatchObject({
    failure: { kind: 'offline' },
  });
});
