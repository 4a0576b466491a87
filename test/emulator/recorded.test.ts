import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared.ts';
import { addThing, makeThings, site, things } from './support/lists.ts';
import {
  type Answer,
  type Caller,
  clara,
  host,
  info,
  startTenant,
  type World,
} from './support/tenant.ts';

/** Answers that others recorded on real tenants, beside ours to the same request: the same shape. */
interface Recorded {
  op: string;
  note?: string;
  response: { status: number; body: unknown };
}

const file = sharedPath('graph/recorded-responses.jsonl');
const recorded: Recorded[] =
  file === undefined
    ? []
    : readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Recorded);

/** Why we do not have a member that was recorded there. */
const excused: Record<string, string[]> = {
  // A document library has no counterpart here, and its creator had an id.
  lists: ['.value.0.createdBy.user.id'],
};

/** A method that a resource does not take answers 501 here, as everything that is not emulated. */
const notImplemented = ['batch part 405'];

let world: World;
let graph: Caller;

const requests: Record<string, () => Promise<Answer>> = {
  'message get': async () => {
    const { body } = await world.control('POST', `mailboxes/${info}/messages`, {
      subject: 'x',
      from: { emailAddress: { name: 'A', address: 'a@b.example' } },
      toRecipients: [{ emailAddress: { name: 'B', address: info } }],
      body: { contentType: 'html', content: 'x' },
    });
    return graph.get(`/users/${info}/messages/${body.id}`);
  },
  'site by path, missing': () => graph.get(`/sites/${host}:/nowhere`),
  mailboxSettings: async () => (await world.as(clara)).get('/me/mailboxSettings'),
  lists: () => graph.get(`${site}/lists`),
  'list items expand=fields': () => graph.get(`${things}/items?$expand=fields`),
  'list create': () => graph.post(`${site}/lists`, { displayName: 'Project Tasks' }),
  'list items $top=1': () => graph.get(`${things}/items?$expand=fields&$top=1`),
  'item create': () => addThing(graph, { Title: 'C' }),
  'list items, no fields': () => graph.get(`${things}/items?$top=1`),
  'batch part 403': async () => {
    const requests = [{ id: '1', method: 'GET', url: '/groups' }];
    const { body } = await (await world.as(clara, ['User.Read'])).post('/$batch', { requests });
    return body.responses[0];
  },
  '412 on listItem PATCH': () =>
    graph.patch(`${things}/items/1`, { fields: {} }, { 'if-match': '"old,1"' }),
};

/** Every member by its path and type. Of a list the first entry stands for all. */
function members(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : members(value[0], `${path}.0`);
  if (typeof value !== 'object' || value === null)
    return [`${path} ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([name, one]) => members(one, `${path}.${name}`));
}

/** Columns of the recorded list, which ours has not. */
const foreign = /^\.value\.0\.fields\.field_\d /;

describe.skipIf(file === undefined)(
  'recorded answers (skipped: not present, without the shared folder)',
  () => {
    beforeAll(async () => {
      world = await startTenant();
      graph = await makeThings(world);
      await addThing(graph, { Title: 'A' });
      await addThing(graph, { Title: 'B' });
    });

    it('are all asked for, or named as not implemented', () => {
      const known = [...Object.keys(requests), ...notImplemented];
      expect(recorded.map(({ op }) => op).toSorted()).toEqual(known.toSorted());
    });

    for (const { op, response } of recorded.filter(({ op: one }) => requests[one]))
      it(`${op}: has every member, with its type`, async () => {
        const request = requests[op];
        if (!request) throw new Error(`Nothing asks for ${op}.`);
        const { status, body } = await request();
        expect(status).toBe(response.status);
        const ours = new Set(members(body));
        const missing = members(response.body).filter((member) => {
          const path = member.slice(0, member.lastIndexOf(' '));
          return !ours.has(member) && !foreign.test(member) && !excused[op]?.includes(path);
        });
        expect(missing).toEqual([]);
      });
  },
);
