import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

describe('the due date a mail names', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ today: new Date('2026-11-25T10:00:00Z') });
  });
  afterAll(() => world.close());

  const mahnung = 'mahnung-alsterdruck-rechnung';

  it('is offered with the words it came from', async () => {
    const ref = await world.mailId(mahnung);
    const { body } = await world.api('Petra Hansen', 'POST', '/suggestions', ref);
    expect(body.duePhrases).toMatchObject([
      { day: '2026-11-30', phrase: 'bis spätestens 30.11.', where: 'text' },
    ]);
  });

  it('is not set by itself, and its words are not kept', async () => {
    const ref = await world.mailId(mahnung);
    const { body: answer } = await world.api('Petra Hansen', 'POST', '/suggestions', ref);
    const order = {
      ...ref,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: answer.suggestion.best.responsibilityId,
    };
    const { body } = await world.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(body.handoff.due).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain('bis spätestens');
  });
});
