import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { delegatedPermissions, presencePermissions } from '../../src/core/app-permissions.ts';
import { writeSetting } from '../support/setting.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const me = 'Petra Hansen';
const sabine = 'Sabine Kern';
const inACall = { availability: 'Busy', activity: 'InACall' };

const ask = (world: World, oid: string) => world.api(me, 'POST', '/presence', { oid });

describe('where the proposed person is at this moment', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ today, rows: 4, mails: false });
  });
  afterAll(() => world.close());
  const put = (presence: object | null) =>
    world.control('PATCH', `/people/${world.oid(sabine)}`, { presence });

  it('is what Teams says now, not what it said before', async () => {
    await put(inACall);
    expect((await ask(world, world.oid(sabine))).body).toEqual({ presence: 'in_call' });
    await put({ availability: 'Available' });
    expect((await ask(world, world.oid(sabine))).body).toEqual({ presence: 'available' });
    await put(null);
    expect((await ask(world, world.oid(sabine))).body).toEqual({ presence: 'offline' });
  });

  it('is told to whoever signs in that it can be asked for', async () => {
    expect((await world.api(me, 'GET', '/me')).body.showsPresence).toBe(true);
  });

  it('of somebody whom nobody knows is nothing, and of what is no id a refusal', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await ask(world, nobody)).body).toEqual({});
    expect((await ask(world, 'sabine')).status).toBe(400);
  });

  it('is neither stored nor logged, and neither is about whom it was asked', async () => {
    await put(inACall);
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    const server = world.startServer((request) => world.emulator.fetch(request), { log });
    const asked = await world.apiOf(server)(me, 'POST', '/presence', { oid: world.oid(sabine) });
    expect(asked.body).toEqual({ presence: 'in_call' });
    expect(lines.join('')).not.toMatch(new RegExp(`in_?a?_?call|${world.oid(sabine)}`, 'i'));
    server.close();
  });

  it('is not asked of Microsoft where the company does not show it', async () => {
    await writeSetting(world, 'ShowPresence', 'no');
    const before = world.sentRequests();
    expect((await ask(world, world.oid(sabine))).body).toEqual({ refused: true });
    expect(world.sentRequests()).toBe(before);
    expect((await world.api(me, 'GET', '/me')).body.showsPresence).toBe(false);
    await writeSetting(world, 'ShowPresence', 'yes');
  });

  it('is nothing, and no failure, while Microsoft does not answer', async () => {
    world.cutConnection();
    const { status, body } = await ask(world, world.oid(sabine));
    expect({ status, body }).toEqual({ status: 200, body: {} });
  });
});

describe('where nobody has agreed to it', () => {
  let world: World;
  afterEach(() => world.close());

  it('is refused once and for all, and everything else goes on', async () => {
    world = await startWorld({ today, rows: 4, mails: false, consented: delegatedPermissions });
    expect((await ask(world, world.oid(sabine))).body).toEqual({ refused: true });
    expect((await world.api(me, 'GET', '/responsibilities?q=')).status).toBe(200);
    const consent = { user: world.oid(me), app: world.clientId, scopes: presencePermissions };
    await world.control('POST', '/consents', consent);
    expect((await ask(world, world.oid(sabine))).body).toEqual({ presence: 'available' });
  });
});
