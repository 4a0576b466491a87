// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { openPane } from './show-pane.tsx';
import { directory, entry, handoff, pending, people, press, withSomebody } from './stage.tsx';

afterEach(cleanup);

describe('a mail that did not arrive', () => {
  const back = handoff({ mailState: 'undelivered', actions: ['pass_on', 'withdraw'] });

  test('says whom it did not reach and with whom it still is', async () => {
    openPane(withSomebody(back));
    expect(await screen.findAllByText(/Mail kam nicht an/)).not.toEqual([]);
    expect(screen.getByText(/Sabine Kern nicht erreicht hat.*bei Ihnen/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Übergabe zurückziehen …' })).toBeTruthy();
  });

  test('goes to somebody else from here, and the pane follows it there', async () => {
    const next = pending({ handoffKey: 'next', owner: people.jonas });
    const found = [entry(9, 'Mahnungen', people.jonas)];
    const api = openPane(
      withSomebody(back, {
        act: async () => next,
        directory: async () => directory({ entries: found }),
      }),
    );
    api.handoff.mockImplementation(async (key) => (key === next.handoffKey ? next : back));
    await press('Weitergeben');
    await press(/Mahnungen/);
    await press(/^An Jonas.* weitergeben/);
    expect(api.act).toHaveBeenCalledWith(
      back.handoffKey,
      expect.objectContaining({ action: 'pass_on' }),
    );
    expect(await screen.findByRole('heading', { name: /^Geht gleich an Jonas/ })).toBeTruthy();
  });

  test('is not offered to the one it did not reach: their deputy stands in, or nobody', async () => {
    const alone = entry(8, 'Mahnungen', people.sabine);
    const { responsibility, ...reachable } = entry(9, 'Rechnungen', people.sabine);
    const deputies = [people.petra, people.jonas];
    const covered = { ...reachable, responsibility: { ...responsibility, deputies } };
    const entries = [alone, covered, entry(10, 'Zoll', people.petra)];
    openPane(withSomebody(back, { directory: async () => directory({ entries }) }));
    await press('Weitergeben');
    await userEvent.type(await screen.findByRole('searchbox'), 'Rechnung');
    expect(await screen.findByText('1 Zuständigkeit')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Jonas Petersen.*Rechnungen/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sabine Kern/ })).toBeNull();
  });

  test('is said to whoever was to have it, who can answer all the same', async () => {
    const theirs = { owner: people.petra, handedOffBy: people.jonas } as const;
    openPane(withSomebody({ ...back, ...theirs, actions: ['accept'] }));
    expect(await screen.findByText(/Sie nicht erreicht hat.*Jonas/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Annehmen' })).toBeTruthy();
  });

  test('is no matter any more once the hand-off has ended', async () => {
    openPane(withSomebody({ ...back, state: 'done', actions: [] }));
    expect(await screen.findByText('erledigt')).toBeTruthy();
    expect(screen.queryByText(/Mail kam nicht an/)).toBeNull();
  });
});
