// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Way } from '../../src/ui/shared/way.tsx';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import { fakeApi, handoff, people, show } from './stage.tsx';

afterEach(cleanup);

const acceptedAt = '2026-11-23T09:14:00Z';

/** What the stops of the way say. */
function stops(more: Partial<HandoffView>): string[] {
  cleanup();
  show(<Way handoff={handoff(more)} />, fakeApi());
  return screen.getAllByRole('listitem').map((stop) => stop.querySelector('p')?.textContent ?? '');
}

describe('the way of a request', () => {
  it.each([
    ['done', 'Erledigt von Sabine Kern'],
    ['passed_on', 'Weitergegeben von Sabine Kern'],
    ['waiting', 'Sabine Kern wartet auf eine Antwort'],
    ['accepted', 'Wieder bei Sabine Kern'],
  ] as const)('says by whom it was accepted, and when, once it is %s', (state, last) => {
    const said = stops({ state, acceptedAt, stateSince: '2026-11-24T15:00:00Z' });
    expect(said.slice(2)).toEqual(['Angenommen von Sabine Kern', last]);
    expect(screen.getAllByRole('listitem')[2]?.textContent).toContain('9:14');
  });

  it('says it once when nothing has happened since', () => {
    expect(stops({ state: 'accepted', acceptedAt, stateSince: acceptedAt }).slice(2)).toEqual([
      'Angenommen von Sabine Kern',
    ]);
  });

  it('says both where one click accepted and finished it', () => {
    expect(stops({ state: 'done', acceptedAt, stateSince: acceptedAt }).slice(2)).toEqual([
      'Angenommen von Sabine Kern',
      'Erledigt von Sabine Kern',
    ]);
  });

  it('does not say that it was accepted where nobody was asked', () => {
    const { petra } = people;
    const taken = { handedOffBy: petra, owner: petra, state: 'done' } as const;
    expect(stops({ ...taken, stateSince: acceptedAt }).slice(1)).toEqual([
      'Übernommen von Petra Hansen',
      'Erledigt von Petra Hansen',
    ]);
  });
});
