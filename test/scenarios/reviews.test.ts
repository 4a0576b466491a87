import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

/** "Still yours?": owners are asked before a review is due, and who keeps the register sees what they said. */
describe('reviews', () => {
  const today = new Date('2026-11-25T10:00:00Z');
  const [owner, editor] = ['Maren Jessen', 'Linh Nguyen'];
  let world: World;
  let [overdue, soon, later] = [0, 0, 0];
  beforeAll(async () => {
    world = await startWorld({ mails: false, today });
    const mine = (await register(`?q=${encodeURIComponent(owner)}`)).filter(
      ({ columns }: { columns: { Owner: { name: string } } }) => columns.Owner.name === owner,
    );
    const days = ['2026-11-20', '2026-12-05', '2027-03-01'];
    await world.api(editor, 'POST', '/register/changes', {
      changes: mine.map(({ id, etag }: { id: number; etag: string }, at: number) => ({
        id,
        etag,
        columns: { ReviewBy: days[at] ?? '2027-03-01' },
      })),
    });
    [overdue = 0, soon = 0, later = 0] = mine.map(({ id }: { id: number }) => id);
  });
  afterAll(() => world.close());

  const register = async (query: string) =>
    (await world.api(editor, 'GET', `/register${query}`)).body.entries;
  const asked = async (person = owner) =>
    (await world.api(person, 'GET', '/reviews')).body.reviews.map(({ id }: { id: number }) => id);
  const answer = (row: number, body: object, person = owner) =>
    world.api(person, 'POST', `/reviews/${row}`, body);
  const entry = async (id: number) => (await world.api(editor, 'GET', `/register/${id}`)).body;

  it('are asked of the owner two weeks before they are due, the longest due first', async () => {
    expect(await asked()).toEqual([overdue, soon]);
    expect(await asked('Petra Hansen')).not.toContain(overdue);
    const unanswered = await register('?review=overdue');
    expect(unanswered.map(({ id }: { id: number }) => id)).toContain(overdue);
  });

  it('are answered by nobody but the owner, who need not be allowed to write the register', async () => {
    expect((await answer(overdue, { answer: 'still_mine' }, editor)).status).toBe(403);
    const { body } = await answer(overdue, { answer: 'still_mine' });
    expect(body.reviews.map(({ id }: { id: number }) => id)).toEqual([soon]);
    expect(await entry(overdue)).toMatchObject({
      review: 'fine',
      reviewedAt: '2026-11-25',
      reviewedBy: owner,
      columns: { ReviewBy: '2027-11-25' },
    });
  });

  it('say to those who keep the register what is no longer somebody’s', async () => {
    await answer(soon, { answer: 'not_mine', note: 'Macht jetzt Olga Schneider' });
    expect(await asked()).toEqual([]);
    const [found, ...more] = await register('?review=not_mine');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ id: soon, reviewNote: 'Macht jetzt Olga Schneider' });
    expect(found.columns.Owner.name).toBe(owner);
  });

  it('are settled when an admin confirms the row, and that can be taken back', async () => {
    const { etag } = await entry(soon);
    const columns = { ReviewedAt: '2026-11-25', ReviewBy: '2027-11-25' };
    const changes = [{ id: soon, etag, columns }];
    const { body } = await world.api(editor, 'POST', '/register/changes', { changes });
    expect(body.results[0].entry.review).toBe('fine');
    const { undo } = body.results[0];
    const undone = await world.api(editor, 'POST', '/register/changes', { changes: undo });
    expect(undone.body.results[0].entry).toMatchObject({
      review: 'not_mine',
      reviewNote: 'Macht jetzt Olga Schneider',
    });
    expect((await entry(later)).review).toBe('fine');
  });
});
