import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorker } from '../../src/main/rounds.ts';
import type { Product } from '../../src/main/product.ts';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
let server: Product;
let calls: string[];
/** Calls with this in their path fail. */
let refused: string | undefined;
beforeEach(async () => {
  world = await startWorld({ rows: 5, mails: false });
  calls = [];
  refused = undefined;
  server = world.startServer(async (request) => {
    const call = decodeURIComponent(request.url.split('/lists/')[1] ?? '');
    calls.push(call);
    if (refused !== undefined && call.includes(refused)) throw new TypeError('fetch failed');
    return world.emulator.fetch(request);
  });
});
afterEach(async () => {
  server.close();
  await world.close();
});

const wholeLists = () => calls.filter((call) => call.includes('/items?$expand=fields'));

/** Asks until the register is of now: the first question after a while gets the older copy. */
async function newest() {
  await world.passTime(60);
  const before = (await server.currentRegister()).asOf;
  await expect.poll(async () => (await server.currentRegister()).asOf).not.toBe(before);
  return server.currentRegister();
}

it('asks an unchanged register only whether it changed', async () => {
  const { rows } = await server.currentRegister();
  expect(wholeLists()).not.toEqual([]);
  calls = [];
  expect((await newest()).rows).toBe(rows);
  expect(wholeLists()).toEqual([]);
  expect(calls.filter((call) => call.includes('/delta?')).length).toBeGreaterThan(0);
});

it('reads it again when somebody wrote a row, an absence or a setting', async () => {
  await server.currentRegister();
  await embeddedRows(world, 'Responsibilities').add({ Title: 'Neu', Area: 'Einkauf' });
  expect((await newest()).rows).toHaveLength(6);
  await embeddedRows(world, 'Settings').add({ Title: 'Erprobt', Value: 'ja' });
  expect((await newest()).settings).toMatchObject({ Erprobt: 'ja' });
  await embeddedRows(world, 'Responsibilities').remove('Neu');
  expect((await newest()).rows).toHaveLength(5);
});

it('reads it anew when SharePoint no longer knows where it was', async () => {
  const { rows } = await server.currentRegister();
  await world.control('POST', '/delta-tokens/expire', {});
  const again = await newest();
  expect(again.rows).not.toBe(rows);
  expect(again.rows).toEqual(rows);
});

/** The register can't be read as long as `path` is refused; then it can again. */
async function failOnce(path: string) {
  refused = path;
  await world.passTime(30);
  await expect.poll(async () => (await server.currentRegister()).stale).toBe(true);
  refused = undefined;
}

it('still knows of a change when the lists could not be read after it was told of it', async () => {
  await server.currentRegister();
  await embeddedRows(world, 'Responsibilities').add({ Title: 'Neu', Area: 'Einkauf' });
  await failOnce('/items?$expand=fields');
  expect((await newest()).rows).toHaveLength(6);
});

it('still knows of a change when another list did not say whether it changed', async () => {
  await server.currentRegister();
  // the responsibilities are the first to be asked
  const delta = calls.find((call) => call.includes('/items/delta'))?.split('?')[0] ?? '';
  await embeddedRows(world, 'Settings').add({ Title: 'Erprobt', Value: 'ja' });
  await failOnce(delta);
  expect((await newest()).settings).toMatchObject({ Erprobt: 'ja' });
});

it('does not read it again for what the worker notes among the settings', async () => {
  const { rows } = await server.currentRegister();
  await newest();
  await createWorker(server).round();
  calls = [];
  expect((await newest()).rows).toBe(rows);
  // nothing but the settings
  expect(wholeLists()).toHaveLength(1);
});
