import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import type { ErasureWish } from '../../src/core/erasure.ts';
import { retentionSetting } from '../../src/core/retention.ts';
import { createWorker } from '../../src/main/rounds.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { provisionArchive } from '../../src/usecases/provision.ts';
import { planArchive } from '../../src/usecases/archive-year.ts';
import { eraseHandoff } from '../../src/usecases/erase.ts';
import {
  archiveDeps,
  daySeconds,
  type HandedOff,
  petra,
  startYearsEnd,
  type YearsEnd,
} from '../support/archiving.ts';
import { openSiteAdmin } from '../support/site-admin.ts';
import type { World } from '../support/world.ts';

let years: YearsEnd;
let world: World;
beforeEach(async () => {
  years = await startYearsEnd();
  ({ world } = years);
});
afterEach(() => world.close());

const eventsOf = ({ handoffKey }: HandedOff, ...numbers: number[]) =>
  numbers.map((number) => `${handoffKey}:${number}`);

const proofOf = async ({ handoffKey }: HandedOff) =>
  (await world.api(petra, 'GET', `/handoffs/${handoffKey}/proof`)).body;

const adminOf = () =>
  openSiteAdmin(world, world.clientId, async (request) => world.emulator.fetch(request));

const erasing = () => ({
  lists: world.product.recordLists,
  handoffs: world.product.ownHandoffs,
});

const killed = () => Promise.reject(new Error('killed'));

describe('archiving a year', () => {
  it('moves the events of ended hand-offs, and the record verifies as before', async () => {
    const { done, open } = await years.overNewYear();
    const before = await years.verify();
    expect(before.findings).toEqual([]);
    const plan = await planArchive(2025, archiveDeps(world.product));
    expect(plan).toMatchObject({ logged: 7, ready: 4, open: 3, unplaced: 0, spoilt: 0 });
    expect(await years.archive()).toEqual({ moved: 4, differing: [] });
    expect(await years.keysIn('HandoffEvents2025')).toEqual(eventsOf(done, 1, 2, 3, 4));
    expect(await years.keysIn('HandoffEvents')).toEqual(
      expect.arrayContaining(eventsOf(open, 1, 2, 3)),
    );
    const after = await years.verify();
    expect(after.findings).toEqual([]);
    expect(after).toMatchObject({ events: before.events, notListed: 0, latest: before.latest });
    expect(await proofOf(done)).toEqual({ events: 4, listed: 4, findings: [] });
  });

  it('refuses a year that still grows, and one that is none', async () => {
    await years.overNewYear();
    const deps = archiveDeps(world.product);
    await expect(planArchive(2026, deps)).rejects.toThrow('still grows');
    await expect(planArchive(2019, deps)).rejects.toThrow('no events of 2019');
  });

  it('leaves an open hand-off whole and workable, and moves what is left of it once it has ended', async () => {
    const { open } = await years.overNewYear();
    await years.archive();
    expect((await years.act(open, 'done')).status).toBe(200);
    await years.checkpoint();
    expect(await years.archive()).toEqual({ moved: 3, differing: [] });
    expect(await years.keysIn('HandoffEvents2025')).toEqual(
      expect.arrayContaining(eventsOf(open, 1, 2, 3)),
    );
    expect(await years.keysIn('HandoffEvents')).toEqual(expect.arrayContaining(eventsOf(open, 4)));
    expect((await years.verify()).findings).toEqual([]);
    expect(await proofOf(open)).toEqual({ events: 4, listed: 4, findings: [] });
  });

  it('keeps a hand-off workable that is reopened afterwards, by a server that has just started', async () => {
    const { done } = await years.overNewYear();
    await years.archive();
    const server = world.startServer((request) => world.emulator.fetch(request));
    const reopened = await world.apiOf(server)(
      done.owner,
      'POST',
      `/handoffs/${done.handoffKey}/actions`,
      { action: 'reopen' },
    );
    expect(reopened.status).toBe(200);
    await world.passTime(1);
    await server.logKeeper.write();
    server.close();
    const current = await years.keysIn('HandoffEvents');
    expect(current.filter((key) => key.startsWith(done.handoffKey))).toEqual(eventsOf(done, 5));
    expect((await years.verify()).findings).toEqual([]);
    expect(await proofOf(done)).toEqual({ events: 5, listed: 5, findings: [] });
  });

  it('is noticed by servers that run on and by those that start: none writes an archived event again', async () => {
    await years.overNewYear();
    await years.archive();
    const before = await years.keysIn('HandoffEvents');
    const asked: string[] = [];
    const started = world.startServer((request) => {
      asked.push(request.url);
      return world.emulator.fetch(request);
    });
    for (const server of [world.product, started]) expect(await server.logKeeper.write()).toBe(0);
    started.close();
    expect(await years.keysIn('HandoffEvents')).toEqual(before);
    // nor does it ask for each hand-off, or read what is archived
    expect(asked.filter((url) => url.includes('EventKey'))).toEqual([]);
    expect(asked.filter((url) => url.includes('/delta'))).toHaveLength(3);
    await years.handOff('stromabschlag');
    await years.checkpoint();
    expect((await years.verify()).findings).toEqual([]);
  });
});

describe('archiving that is interrupted', () => {
  it('may be killed between copy and removal: the event counts once, and the next attempt ends it', async () => {
    const { done } = await years.overNewYear();
    await expect(years.archive({ remove: killed })).rejects.toThrow('killed');
    expect(await years.keysIn('HandoffEvents2025')).toEqual(eventsOf(done, 1));
    const half = await years.verify();
    expect(half.findings).toEqual([]);
    expect(half.events).toBe(11);
    expect(await proofOf(done)).toEqual({ events: 4, listed: 4, findings: [] });
    expect(await years.archive()).toEqual({ moved: 4, differing: [] });
    expect(await years.archive()).toEqual({ moved: 0, differing: [] });
    expect(await years.keysIn('HandoffEvents2025')).toEqual(eventsOf(done, 1, 2, 3, 4));
    expect((await years.verify()).findings).toEqual([]);
  });

  it('waits as long as Microsoft asks, and takes a lost answer for what it was', async () => {
    const { done } = await years.overNewYear();
    const fault = (rule: object) => world.control('POST', '/faults', rule);
    await fault({
      method: 'POST',
      path: '/items$',
      status: 429,
      times: 2,
      headers: { 'retry-after': '17' },
    });
    await fault({ method: 'POST', path: '/items$', nth: 4, effect: true, reset: true });
    await fault({ method: 'DELETE', path: '/items/', nth: 2, effect: true, reset: true });
    const waits: number[] = [];
    const wait = async (ms: number) => {
      waits.push(ms);
      await world.passTime(ms / 1000);
    };
    expect(await years.archive({}, { wait })).toEqual({ moved: 4, differing: [] });
    expect(waits.filter((ms) => ms === 17_000)).toHaveLength(2);
    expect(await years.keysIn('HandoffEvents2025')).toEqual(eventsOf(done, 1, 2, 3, 4));
    expect((await years.verify()).findings).toEqual([]);
  });

  it('spreads its work, so that half of what Microsoft gives is left to people', async () => {
    await years.overNewYear();
    const waits: number[] = [];
    await years.archive({}, { wait: async (ms) => void waits.push(ms) });
    // first until every server has heard of the new list
    expect(waits).toEqual([90_000, 0, 480, 960, 1440]);
  });

  it('comes out the same when two do it at once', async () => {
    const { done } = await years.overNewYear();
    await provisionArchive(2025, world.product.listAdmin);
    await Promise.all([years.archive(), years.archive()]);
    expect((await years.keysIn('HandoffEvents2025')).toSorted()).toEqual(
      eventsOf(done, 1, 2, 3, 4),
    );
    expect((await years.verify()).findings).toEqual([]);
  });

  it('gives a row up that somebody changes each time, and says so', async () => {
    const { done } = await years.overNewYear();
    const outcome = await years.archive({ remove: async () => false });
    expect(outcome).toEqual({ moved: 0, differing: eventsOf(done, 1, 2, 3, 4) });
    expect((await years.verify()).findings).toEqual([]);
  });
});

describe('an archived year', () => {
  it('gives away who changes, empties or deletes an archived row, and where', async () => {
    const { done } = await years.overNewYear();
    await years.archive();
    const admin = await adminOf();
    const change = (id: number, fields: object) =>
      admin.inList('PATCH', 'HandoffEvents2025', `/items/${id}`, { fields });
    await change(2, { Signature: `${'A'.repeat(86)}==` });
    await change(3, { Disclosures: '{}' });
    await admin.inList('DELETE', 'HandoffEvents2025', '/items/4');
    const { integrity, completeness } = await years.verify();
    expect(integrity).toMatchObject([{ kind: 'signature_wrong', item: '2025000000002', event: 2 }]);
    expect(completeness).toMatchObject([
      { kind: 'event_missing', handoff: done.handoffKey, event: 4 },
      { kind: 'values_missing', item: '2025000000003', event: 3 },
    ]);
    const { findings } = await proofOf(done);
    expect(findings).toEqual(expect.arrayContaining(['signature_wrong', 'values_missing']));
  });

  it('is missed as a whole when it is deleted: no server writes again what it remembers of it', async () => {
    const { done } = await years.overNewYear();
    await years.archive();
    const admin = await adminOf();
    await admin.inList('DELETE', 'HandoffEvents2025', '');
    const server = world.startServer((request) => world.emulator.fetch(request));
    await server.logKeeper.write();
    const log = await exportLog(server.logName, server.recordLists, async () => {});
    server.close();
    const { completeness } = audit(log, { keys: server.logKeys });
    const missing = completeness.map(({ kind, handoff }) => [kind, handoff]);
    expect(missing).toEqual([1, 2, 3, 4].map(() => ['event_missing', done.handoffKey]));
  });

  it('takes no row that is not what was signed, and leaves two that differ where they are', async () => {
    const { done } = await years.overNewYear();
    await expect(years.archive({ remove: killed })).rejects.toThrow('killed');
    const admin = await adminOf();
    await admin.inList('PATCH', 'HandoffEvents2025', '/items/1', { fields: { Disclosures: '{}' } });
    await admin.inList('PATCH', 'HandoffEvents', '/items/2', { fields: { KeyId: '00000000' } });
    expect(await planArchive(2025, archiveDeps(world.product))).toMatchObject({ spoilt: 1 });
    expect(await years.archive()).toEqual({ moved: 2, differing: eventsOf(done, 1) });
    const kinds = (await years.verify()).findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['event_twice', 'not_issued']));
  });

  it('is reached by an erasure, and by the retention', async () => {
    const { done, open, next } = await years.overNewYear();
    await years.archive();
    const whom = { oids: [done.ownerOid], names: [done.owner.toLowerCase()] };
    expect(
      await eraseHandoff(done.handoffKey, { kind: 'person', whom }, erasing()),
    ).toBeGreaterThan(4);
    expect(await years.verify()).toMatchObject({ findings: [], notYetErased: 0 });
    expect(await years.said(done)).not.toContain(done.ownerOid);
    expect(await years.said(done)).toContain('Zaunkönig');
    await world.product.registerList.writeSetting(retentionSetting, '30');
    await world.passTime(40 * daySeconds);
    await createWorker(world.product).round();
    const { findings, notYetErased } = await years.verify();
    expect([findings, notYetErased]).toEqual([[], 0]);
    for (const each of [done, next]) expect(await years.said(each)).not.toMatch(/Zaunkönig|Petra/);
    expect(await years.said(open)).toContain('Zaunkönig');
  });

  it('holds nothing that was erased while it was being moved', async () => {
    const { done } = await years.overNewYear();
    const wish: ErasureWish = { kind: 'handoffs', keys: [done.handoffKey] };
    const { remove } = world.product.eventArchive;
    let erased = 0;
    const outcome = await years.archive({
      async remove(event) {
        if (erased === 0) erased = await eraseHandoff(done.handoffKey, wish, erasing());
        return remove(event);
      },
    });
    expect(erased).toBeGreaterThan(10);
    expect(outcome).toEqual({ moved: 4, differing: [] });
    expect(await years.verify()).toMatchObject({ findings: [], notYetErased: 0 });
    expect(await years.said(done)).not.toContain('Zaunkönig');
  });

  it('is erased in both lists where a move was interrupted', async () => {
    const { done } = await years.overNewYear();
    await expect(years.archive({ remove: killed })).rejects.toThrow('killed');
    const wish: ErasureWish = { kind: 'handoffs', keys: [done.handoffKey] };
    await eraseHandoff(done.handoffKey, wish, erasing());
    expect(await years.verify()).toMatchObject({ findings: [], notYetErased: 0 });
    expect(await years.said(done)).not.toContain('Zaunkönig');
    expect(await years.archive()).toEqual({ moved: 4, differing: [] });
    expect((await years.verify()).findings).toEqual([]);
  });

  it('ends an erasure that reached only one of the two', async () => {
    const { done } = await years.overNewYear();
    await expect(years.archive({ remove: killed })).rejects.toThrow('killed');
    const { lists, handoffs } = erasing();
    const wish: ErasureWish = { kind: 'handoffs', keys: [done.handoffKey] };
    const find: typeof lists.find = async (list, column, value) => {
      const rows = await lists.find(list, column, value);
      return rows.filter(({ id }) => !id.startsWith('2025'));
    };
    await eraseHandoff(done.handoffKey, wish, { handoffs, lists: { ...lists, find } });
    expect((await years.verify()).findings).not.toEqual([]);
    expect(await years.archive()).toEqual({ moved: 4, differing: [] });
    expect(await years.verify()).toMatchObject({ findings: [], notYetErased: 0 });
    expect(await years.said(done)).not.toContain('Zaunkönig');
  });
});
