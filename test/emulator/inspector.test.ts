import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings } from './support/lists.ts';
import { anna, info, startTenant, type World } from './support/tenant.ts';

let world: World;
beforeEach(async () => {
  world = await startTenant();
});

const look = async (): Promise<string> => {
  const response = await world.emulator.fetch(new Request('http://localhost/__emulator/'));
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  return response.text();
};

const submit = (door: string, fields: Record<string, string>): Promise<Response> =>
  world.emulator.fetch(
    new Request(`http://localhost/__emulator/inspector/${door}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    }),
  );

describe('the inspector', () => {
  it('shows people, mailboxes, lists, requests with their units, and the ledger', async () => {
    const graph = await makeThings(world);
    await addThing(graph, { Title: '<script>alert(1)</script>' });
    await world.control('POST', `mailboxes/${info}/messages`, { subject: 'x' });
    const text = await look();
    for (const part of [
      'Bernd Böhm',
      info,
      'Things',
      'item.created',
      'POST',
      'Anna Albrecht, Baton',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/2 in the last\s+5\s+minutes,\s+\d+\s+units/);
    expect(text).not.toContain('<script>');
  });

  it('is a page also before anything was seeded', async () => {
    await world.control('POST', 'reset');
    expect(await look()).toContain('Nothing was seeded yet.');
  });

  it('stops, moves and releases the clock', async () => {
    const now = async () => (await world.control('GET', 'clock')).body;
    expect((await submit('clock', { at: '2026-11-24T08:00:00' })).status).toBe(303);
    await submit('clock', { minutes: '90' });
    expect(await now()).toMatchObject({ now: '2026-11-24T09:30:00.000Z', frozen: true });
    await submit('clock', { release: 'yes' });
    expect((await now()).frozen).toBe(false);
    expect((await submit('clock', { at: 'soon' })).status).toBe(422);
    expect((await submit('clock', { minutes: 'many' })).status).toBe(422);
  });

  it('adds and clears faults', async () => {
    await submit('faults', { path: '/me$', method: '', status: '503', nth: '1', times: '1' });
    expect(await look()).toContain('/me$');
    const graph = await world.as(anna);
    expect((await graph.get('/me')).status).toBe(503);
    await submit('faults', { path: '/me$', status: '503' });
    await submit('faults/clear', {});
    expect((await graph.get('/me')).status).toBe(200);
  });

  it('says what is wrong with a fault, on the page itself', async () => {
    const response = await submit('faults', { path: '(' });
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/role="alert">The fault was not added\. path/);
  });

  it('sets a switch', async () => {
    await submit('switches', { uniqueViolation: '409' });
    expect(await look()).toMatch(/name="uniqueViolation"\s+value="409"\s+checked/);
    expect((await submit('switches', { uniqueViolation: '500' })).status).toBe(422);
  });
});
