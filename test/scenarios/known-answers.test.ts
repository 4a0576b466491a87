import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

/** What open screens ask again, in the whole product: the index follows SharePoint, and a run is read from there. */
describe('an answer that a person has already', () => {
  const petra = 'Petra Hansen';
  const handoffKey = randomUUID();
  let world: World;
  let owner: string;
  const tags = new Map<string, string>();

  beforeAll(async () => {
    world = await startWorld({ mails: false, rows: 4 });
    const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
    const message = { subject: 'Rechnung 4711', body: { contentType: 'text', content: 'Bitte.' } };
    const path = `/mailboxes/${address}/messages`;
    const { id: messageId } = await world.control<{ id: string }>('POST', path, message);
    const order = { messageId, handoffKey, kind: 'forward', responsibilityId: 1 };
    owner = (await world.api(petra, 'POST', '/handoffs', order)).body.handoff.owner.name;
  });
  afterAll(() => world.close());

  const asked = ['/desk', '/handoffs', `/handoffs/${handoffKey}`, '/runs', `/runs/${handoffKey}`];

  /** What of all this is told anew. */
  async function toldAnew(): Promise<string[]> {
    const told: string[] = [];
    const authorization = `Bearer ${await world.tokenFor(petra)}`;
    for (const path of asked) {
      const headers = { authorization, 'if-none-match': tags.get(path) ?? '' };
      const answer = await world.raw(new Request(`https://baton.example/api${path}`, { headers }));
      if (answer.status !== 304) told.push(path);
      tags.set(path, answer.headers.get('etag') ?? tags.get(path) ?? '');
    }
    return told;
  }

  it('is not told again, and a run is not read again, until somebody does something', async () => {
    // what was just written comes back from SharePoint in its own form
    await world.passTime(30);
    expect(await toldAnew()).toEqual(asked);
    await world.passTime(30);
    expect(await toldAnew()).toEqual([]);
    const before = world.sentRequests();
    expect(await toldAnew()).toEqual([]);
    // in this world the index asks with each question what has changed; nothing else is asked
    expect(world.sentRequests() - before).toBe(asked.length);
    await world.api(owner, 'POST', `/handoffs/${handoffKey}/actions`, { action: 'accept' });
    expect(await toldAnew()).toEqual(asked);
  });
});
