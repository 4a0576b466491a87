// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import type { Ask } from '../../src/ui/shared/api.ts';
import { Starter } from '../../src/ui/tab/find/starter.tsx';
import type { StarterAnswer } from '../../src/wire/directory.ts';
import { deskOf, fakeApi, handoff, people, show } from './stage.tsx';

afterEach(cleanup);

const row = (id: number): StarterAnswer['rows'][number] => ({
  id,
  title: `Aufgabe ${id}`,
  area: 'Rechnungen',
  role: 'owner',
  owner: people.petra,
  deputies: [people.jonas],
  examples: ['Mahnung', 'Gutschrift'],
  process: { name: 'Bestellung', step: 2 },
});

const open = (more: Parameters<typeof fakeApi>[0]) =>
  show(
    <MemoryRouter>
      <Starter />
    </MemoryRouter>,
    fakeApi(more),
  );

test('says what I answer for, who stands in, what is asked, which step, what is open and whom to ask', async () => {
  const offered = handoff({ owner: { oid: people.petra.oid, name: people.petra.name } });
  open({
    starter: async () => ({ rows: [row(1)], total: 1, ask: [people.sabine] }),
    desk: async () => deskOf([offered]),
  });
  const [line] = within(await screen.findByRole('list')).getAllByRole('listitem');
  for (const words of ['Aufgabe 1', 'Jonas Petersen', 'Mahnung, Gutschrift', 'Schritt 2'])
    expect(line?.textContent).toContain(words);
  expect(screen.getByText(/fragen Sie Sabine Kern/)).toBeTruthy();
  const desk = await screen.findByRole('link', { name: /Schreibtisch/ });
  expect(desk.getAttribute('href')).toBe('/desk');
});

test('shows four at first, and all when asked', async () => {
  const rows = [1, 2, 3, 4, 5, 6].map(row);
  const starter = async ({ size }: Ask) => ({
    rows: rows.slice(0, Number(size)),
    total: rows.length,
    ask: [],
  });
  open({ starter });
  const more = await screen.findByRole('button', { name: /2 weitere/ });
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
  await userEvent.click(more);
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(6));
});

test('a server that does not answer is said, not shown as nothing', async () => {
  open({
    starter: async () => {
      throw new Error('down');
    },
  });
  expect(await screen.findByRole('alert')).toBeTruthy();
});
