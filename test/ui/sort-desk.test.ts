// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sortDesk } from '../../src/ui/tab/desk/sort-desk.ts';
import type { HandoffView } from '../../src/wire/api.ts';
import { handoff, people } from './stage.tsx';

const me = people.petra.oid;
const row = (handoffKey: string, more: Partial<HandoffView>) =>
  handoff({ handoffKey, owner: people.petra, ...more });
const keys = (rows: HandoffView[]) => rows.map(({ handoffKey }) => handoffKey);

test('a desk is sorted by what is asked of the person', () => {
  const desk = sortDesk(
    [
      row('mine', { state: 'accepted' }),
      row('new', { state: 'offered' }),
      row('over', { state: 'done' }),
      row('stuck', { state: 'waiting' }),
      row('given', { owner: people.sabine, state: 'declined' }),
      row('foreign', { owner: people.sabine, handedOffBy: people.jonas }),
    ],
    me,
  );
  expect(Object.values(desk).map(keys)).toEqual([
    ['new'],
    ['mine'],
    ['stuck'],
    ['over'],
    ['given'],
  ]);
});

test('open work comes by due date, without one last, and a tie goes to the one that waits longer', () => {
  const { mine } = sortDesk(
    [
      row('none', { state: 'accepted' }),
      row('late', { state: 'accepted', due: '2026-11-30' }),
      row('soon-new', { state: 'accepted', due: '2026-11-24', receivedAt: '2026-11-23T09:00:00Z' }),
      row('soon-old', { state: 'accepted', due: '2026-11-24', receivedAt: '2026-11-20T09:00:00Z' }),
    ],
    me,
  );
  expect(keys(mine)).toEqual(['soon-old', 'soon-new', 'late', 'none']);
});
