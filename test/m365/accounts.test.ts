import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAccounts } from '../../src/m365/accounts.ts';
import { createGraph } from '../../src/m365/graph.ts';
import type { Accounts } from '../../src/usecases/people-ports.ts';
import { apiId, startTenant, type World } from '../emulator/support/tenant.ts';

const minutes = 60_000;
let world: World;
let accounts: Accounts;
let now: Date;
let isDown = false;
const asked = ['00000000-0000-4000-8000-000000000009'];

beforeEach(async () => {
  world = await startTenant();
  now = new Date();
  isDown = false;
  const token = () => world.token({ app: apiId, scopes: ['User.Read.All'] });
  const graph = createGraph(
    (request) =>
      isDown ? Promise.reject(new TypeError('fetch failed')) : world.emulator.fetch(request),
    token,
  );
  accounts = createAccounts(graph, () => now);
});
afterEach(() => world.emulator.close());

it('while the directory does not answer, what it said within the hour counts, and no longer', async () => {
  expect(await accounts.stateOf(asked)).toEqual(new Map([[asked[0], 'left']]));
  now = new Date(now.getTime() + 30 * minutes);
  isDown = true;
  expect(await accounts.stateOf(asked, 0)).toEqual(new Map([[asked[0], 'left']]));
  now = new Date(now.getTime() + 40 * minutes);
  await expect(accounts.stateOf(asked, 0)).rejects.toMatchObject({ code: 'microsoft_unreachable' });
});

it('that it refuses is said at once, whatever it said before', async () => {
  await accounts.stateOf(asked);
  await world.control('POST', 'faults', {
    path: '/users\\?',
    status: 403,
    body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } },
  });
  await expect(accounts.stateOf(asked, 0)).rejects.toMatchObject({ code: 'no_access' });
});
