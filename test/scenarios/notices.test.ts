import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorker, type Worker } from '../../src/main/rounds.ts';
import { handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

/** A Wednesday, ten o'clock in Hamburg. */
const began = new Date('2026-11-25T09:00:00Z');
const owner = 'Sabine Kern';
const sender = 'Petra Hansen';
let world: World;
let round: Worker['round'];

beforeEach(async () => {
  world = await startWorld({ today: began, mails: false, rows: 3, inTeams: true });
  ({ round } = createWorker(world.product));
});
afterEach(() => world.close());

const person = (name: string) => ({ oid: world.oid(name), name });

async function handOff(more: Parameters<typeof handoffRecord>[0] = {}): Promise<string> {
  const handoffKey = randomUUID();
  const at = world.product.context.now().toISOString();
  await world.product.context.handoffsAs(person(sender)).claim(
    handoffRecord({
      handoffKey,
      handedOffBy: person(sender),
      owner: person(owner),
      handedOffAt: at,
      stateSince: at,
      ...more,
    }),
  );
  return handoffKey;
}

type Shown = { event: string; detail: Record<string, any> };
async function feed(): Promise<Shown['detail'][]> {
  const ledger = await world.control<Shown[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'activity.notified').map(({ detail }) => detail);
}

/** Of each mail by which Baton told this person something, its HTML. */
async function mailsTo(name: string): Promise<string[]> {
  const { value } = await world.graph<{ value: { subject: string; body: { content: string } }[] }>(
    name,
    '/me/mailFolders/inbox/messages?$top=20',
  );
  return value
    .filter(({ subject }) => subject.startsWith('Baton: '))
    .map(({ body }) => body.content);
}

describe('whoever gets a hand-off is told', () => {
  it('once, in the activity feed of Teams, with a link to it, and not by mail as well', async () => {
    const key = await handOff();
    await round();
    await round();
    const [notice, ...more] = await feed();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      recipient: world.oid(owner),
      text: 'Petra Hansen handed you a request: 2. Mahnung zu Rechnung 8840217',
    });
    expect(decodeURIComponent(notice?.['topic'].webUrl)).toBe(
      `https://teams.microsoft.com/l/entity/${world.clientId}/baton?context={"subEntityId":"handoffs/${key}"}`,
    );
    expect(await mailsTo(owner)).toEqual([]);
  });

  it('by mail where the app is not installed, with the same link', async () => {
    const clientId = world.clientId;
    await world.control('PATCH', `/people/${world.oid(owner)}`, {
      installed: { [clientId]: false },
    });
    const key = await handOff();
    await round();
    expect(await feed()).toEqual([]);
    const [mail = '', ...more] = await mailsTo(owner);
    expect(more).toEqual([]);
    expect(decodeURIComponent(mail)).toContain(`"subEntityId":"handoffs/${key}"`);
  });

  it('not at night, but when the owner’s working day begins', async () => {
    await world.passTime(12 * 3_600);
    await handOff();
    await round();
    expect(await feed()).toEqual([]);
    await world.passTime(11 * 3_600);
    await round();
    expect(await feed()).toHaveLength(1);
  });

  describe('also when neither Teams nor the mailbox answers for a while', () => {
    const refuse = () =>
      world.control('POST', '/faults', [
        { path: 'sendActivityNotification$', status: 503, times: 1_000 },
        { path: '/sendMail$', status: 503, times: 1_000 },
      ]);
    /** So many rounds, a minute apart. */
    const rounds = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        await world.passTime(60);
        await round();
      }
    };

    it('later, and once', async () => {
      await refuse();
      await handOff();
      await round();
      await rounds(2);
      expect(await feed()).toEqual([]);
      await world.control('DELETE', '/faults');
      await rounds(8);
      expect(await feed()).toHaveLength(1);
      expect(await mailsTo(owner)).toEqual([]);
    });

    it('but not of what is no news any more', async () => {
      await refuse();
      const key = await handOff();
      await round();
      await world.control('DELETE', '/faults');
      await world.api(owner, 'POST', `/handoffs/${key}/actions`, { action: 'accept' });
      await rounds(3);
      expect((await feed()).map(({ text }) => text)).not.toContainEqual(
        expect.stringContaining('handed you'),
      );
    });

    it('and not for ever', async () => {
      await refuse();
      await handOff();
      await round();
      for (let tries = 1; tries < 9; tries++) {
        await world.passTime(60 * 2 ** (tries - 1));
        await round();
      }
      await world.control('DELETE', '/faults');
      await rounds(2);
      expect(await feed()).toEqual([]);
    });
  });

  it('not when they gave it to themselves', async () => {
    await handOff({ owner: person(sender) });
    await round();
    expect(await feed()).toEqual([]);
    expect(await mailsTo(sender)).toEqual([]);
  });
});
