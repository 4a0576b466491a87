import { afterEach, describe, expect, it } from 'vitest';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

/** Keeps the register; owner of the site. */
const admin = 'Linh Nguyen';
/** Reads it and no more. */
const reader = 'Petra Hansen';
const today = new Date('2026-11-23T09:00:00Z');

let world: World;
afterEach(() => world.close());

const status = async (person: string, path: string) =>
  (await world.api(person, 'GET', path)).status;
const chart = (person: string) => status(person, '/first-day/chart');
const chapter = (person: string) => status(person, '/chapter?from=2026-11-01&to=2026-11-23');
const isOffered = async (person: string) =>
  (await world.api(person, 'GET', '/register/rights')).body.mayEdit;

type Roles = Partial<Record<'owners' | 'members' | 'visitors', string[]>>;
const place = (list: string, roles: Roles, item?: number) =>
  world.control('PUT', '/rights', { site: '/sites/baton', list, ...(item && { item }), ...roles });

describe('while the register is empty', () => {
  it('the organisation chart is for who may write the settings; the others are offered to write all the same', async () => {
    world = await startWorld({ today, mails: false, rows: 0 });
    expect(await chart(reader)).toBe(403);
    expect(await chapter(reader)).toBe(403);
    expect(await isOffered(reader)).toBe(true);
    expect(await chart(admin)).toBe(200);
    expect(await isOffered(admin)).toBe(true);
  });

  it('nobody sees the chart where the settings say nothing either', async () => {
    world = await startWorld({ today, mails: false, rows: 0 });
    const settings = embeddedRows(world, 'Settings');
    for (const { fields } of await settings.all()) await settings.remove(fields.Title);
    expect(await chart(admin)).toBe(403);
  });
});

describe('the right to write', () => {
  /** How often SharePoint was asked by a write that changes nothing. */
  async function probes(person: string): Promise<number> {
    const visits = await world.control<{ method: string; person?: string }[]>('GET', '/requests');
    return visits.filter((each) => each.method === 'PATCH' && each.person === person).length;
  }

  it('is asked for once in five minutes, however often somebody looks', async () => {
    world = await startWorld({ today, mails: false, rows: 3 });
    for (let look = 0; look < 5; look++) expect(await status(reader, '/findings')).toBe(200);
    expect(await probes(reader)).toBe(1);
    await world.passTime(301);
    await status(reader, '/findings');
    await status(reader, '/register/rights');
    expect(await probes(reader)).toBe(2);
  });

  it('holds at most five minutes longer than it was given', async () => {
    world = await startWorld({ today, mails: false, rows: 3 });
    expect(await chart(admin)).toBe(200);
    await place('Responsibilities', { visitors: [world.oid(admin)] });
    await world.passTime(301);
    expect(await chart(admin)).toBe(403);
    expect(await isOffered(admin)).toBe(false);
  });
});

describe('where rows have rights of their own', () => {
  it('who may write one row is offered that, and is not told what is for who may write all', async () => {
    world = await startWorld({ today, mails: false, rows: 3 });
    await world.product.registerList.writeSetting('RowRights', 'yes');
    await place('Responsibilities', { members: [world.oid(reader)] }, 1);
    await world.product.currentRegister();
    expect(await isOffered(reader)).toBe(true);
    expect(await chart(reader)).toBe(403);
    expect(await chapter(reader)).toBe(403);
    expect(await chart(admin)).toBe(200);
  });

  it('to write one row says nothing about another, however soon it is asked for', async () => {
    world = await startWorld({ today, mails: false, rows: 3 });
    const owners = world.sample.tenant.sites[0]?.owners ?? [];
    await place('Responsibilities', { owners, members: [world.oid(reader)] }, 1);
    const rows = embeddedRows(world, 'Responsibilities');
    const [first] = await rows.all();
    expect(first.id).toBe('1');
    await world.product.registerList.writeSetting('RowRights', 'yes');
    await world.product.currentRegister();
    expect(await isOffered(reader)).toBe(true);
    await rows.remove(first.fields.Title);
    await world.passTime(61);
    await world.product.currentRegister();
    expect(await isOffered(reader)).toBe(false);
  });
});
