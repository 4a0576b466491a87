import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { createPersonSignIn } from '../../src/m365/person-sign-in.ts';
import { createProbing } from '../../src/main/probing.ts';
import { openSignInFile } from '../../src/main/sign-in-file.ts';
import { commandLine } from '../support/cli-deps.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const commandLineId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c12';

interface Answered {
  number: number;
  question: string;
  outcome: string;
  figures: Record<string, number | string>;
  code?: string;
  switch: { name: string } | null;
}

/** The self-test as an admin runs it, with Microsoft's own sign-in library, on the embedded tenant. */
describe('baton doctor --probe', () => {
  let world: World;
  let home = '';
  const who = 'Petra Hansen';
  const file = () => openSignInFile(join(home, 'sign-in.json'), false);

  beforeAll(async () => {
    world = await startWorld({ today, mails: false, rows: 4 });
    home = mkdtempSync(join(tmpdir(), 'baton-probe-'));
    await world.control('PATCH', '/switches', { devicePollSeconds: '0' });
  });
  afterEach(async () => {
    await world.control('DELETE', '/faults');
    await world.control('PATCH', '/switches', {
      uniqueColumn: 'atomic',
      immutableIdAfterSend: 'kept',
      extendedPropertiesOnSentCopy: 'kept',
      secondSend: 'refused',
      tagInForward: 'kept',
      sentCopyAfterSeconds: '0',
    });
  });
  afterAll(async () => {
    await world.close();
    rmSync(home, { recursive: true });
  });

  const door = () =>
    createPersonSignIn(
      { tenantId: world.sample.tenant.tenantId, clientId: commandLineId },
      file(),
      (request) => world.emulator.fetch(request),
    );
  const signIn = async (name = who) => {
    await door().signIn(
      ({ code }) =>
        void world.control('POST', '/device-codes', {
          userCode: code,
          answer: { kind: 'approved', oid: world.oid(name) },
        }),
      'probe',
    );
  };
  const commands = (more: Partial<CliDeps> = {}, hand = async (_todo: string) => false) =>
    commandLine(
      today,
      {},
      {
        probing: () =>
          createProbing(
            {
              tenantId: world.sample.tenant.tenantId,
              clientId: world.clientId,
              clientSecret: 'a-secret-of-the-test',
              siteUrl: `https://${world.sample.tenant.sharePointHost}/sites/baton`,
              scope: `api://localhost/${world.clientId}/access_as_user`,
            },
            {
              transport: (request) => world.emulator.fetch(request),
              signIn: door,
              byHand: hand,
              wait: async (ms) => {
                await world.control('POST', '/clock', { moveMs: ms });
              },
            },
          ),
        ...more,
      },
    );
  const probe = async (args: string[], hand?: (todo: string) => Promise<boolean>) => {
    const line = commands({}, hand);
    await line.run('doctor', '--probe', '--yes', '--json', ...args);
    const answers: Answered[] = JSON.parse(line.printed.join('\n'));
    const outcomes = Object.fromEntries(answers.map((each) => [each.number, each.outcome]));
    return { answers, outcomes, exitCode: line.exitCode() };
  };
  const lists = async (): Promise<string[]> => {
    const order = { audience: 'graph', app: world.clientId, scopes: ['Sites.Read.All'] };
    const { access_token } = await world.control<{ access_token: string }>('POST', '/token', order);
    const path = `/sites/${world.sample.tenant.sharePointHost}:/sites/baton:/lists`;
    const request = new Request(`https://graph.microsoft.com/v1.0${path}`);
    request.headers.set('authorization', `Bearer ${access_token}`);
    const { value } = await (await world.emulator.fetch(request)).json();
    return value.map(({ displayName }: { displayName: string }) => displayName);
  };
  const mails = async () => {
    const found: string[] = [];
    for (const folder of ['inbox', 'sentitems', 'drafts']) {
      const path = `/me/mailFolders/${folder}/messages?$select=subject&$top=100`;
      const { value } = await world.graph<{ value: { subject: string }[] }>(who, path);
      found.push(...value.map(({ subject }) => subject));
    }
    return found;
  };

  it('says what it will do, and does nothing until somebody agrees', async () => {
    const before = await world.control('GET', '/ledger');
    const { run, told, exitCode } = commands({ isTerminal: true, confirm: async () => false });
    await run('doctor', '--probe');
    expect(told.join('\n')).toContain('writes 120 rows into it');
    expect(told.join('\n')).toContain('sends one mail');
    expect(told.at(-1)).toBe('Nothing was asked.');
    expect(exitCode()).toBe(2);
    await expect(commands().run('doctor', '--probe')).rejects.toThrow('add --yes');
    await expect(
      commands().run('doctor', '--probe', '--yes', '--only', 'all'),
    ).rejects.toMatchObject({ code: 'commander.invalidArgument' });
    expect(await world.control('GET', '/ledger')).toEqual(before);
  });

  it('asks a kind tenant, and leaves nothing behind', async () => {
    await signIn();
    const [listsBefore, mailsBefore] = [await lists(), await mails()];
    const { outcomes, exitCode } = await probe([]);
    expect(outcomes).toEqual({
      1: 'good',
      2: 'good',
      3: 'good',
      4: 'good',
      5: 'good',
      6: 'by_hand',
      7: 'good',
      8: 'good',
      9: 'good',
      10: 'by_hand',
    });
    expect(exitCode).toBe(0);
    expect([await lists(), await mails()]).toEqual([listsBefore, mailsBefore]);
  });

  it('notices a tenant that is not: everything else than hoped, said with what Baton does anyway', async () => {
    await signIn();
    await world.control('PATCH', '/switches', {
      uniqueColumn: 'racing',
      immutableIdAfterSend: 'changed',
      extendedPropertiesOnSentCopy: 'lost',
      secondSend: 'accepted',
      tagInForward: 'ignored',
      sentCopyAfterSeconds: '5',
    });
    await world.control('POST', '/faults', [
      { method: 'POST', path: '/oauth2/v2.0/token', nth: 55, times: 3, status: 429 },
      { path: 'fields/Mark', times: 2, status: 200, body: { value: [] } },
    ]);
    const before = await mails();
    const line = commands();
    await line.run('doctor', '--probe', '--yes');
    const text = line.printed.join('\n');
    for (const number of [1, 2, 3, 4, 5, 8, 9]) expect(text).toContain(`! ${number}. `);
    expect(text).toContain('Nothing to set, there is no switch for it: Baton never sends a second');
    expect(text).toContain('(reads 20, missed 2)');
    // Baton copes with all of this
    expect(line.exitCode()).toBe(0);
    expect(await mails()).toEqual(before);
  });

  it('sees what a filtered default view hides, once somebody has filtered it', async () => {
    const { answers } = await probe(['--only', 'lists'], async (todo) => {
      expect(todo).toMatch(/^Open https:\/\/\S+BatonSelfTest\S* ?\S*, edit its view/);
      const view = { column: 'Title', equals: 'shown' };
      await world.control('POST', '/faults', { path: 'items\\?\\$expand', times: 9, view });
      return true;
    });
    expect(answers.find(({ number }) => number === 6)).toMatchObject({
      outcome: 'surprise',
      figures: { rows: 25, hidden: 5, hiddenFromDelta: 0 },
    });
    expect((await lists()).filter((name) => name.startsWith('BatonSelfTest'))).toEqual([]);
  });

  it('names the setting when a person may not read every row, and no longer once it is set', async () => {
    const owners: string[] = world.sample.tenant.sites[0]?.owners ?? [];
    const someone = world.sample.tenant.users.find(({ oid }) => oid !== owners[0]);
    const rights = { owners: owners.slice(0, 1), members: [], visitors: [] };
    await world.control('PUT', '/rights', {
      site: '/sites/baton',
      list: 'Responsibilities',
      item: 1,
      ...rights,
    });
    await signIn(someone?.displayName);
    const { answers, exitCode } = await probe(['--only', 'rows']);
    expect(answers[0]).toMatchObject({
      number: 7,
      outcome: 'surprise',
      figures: { rows: 4, hidden: 1, hiddenFromDelta: 1 },
      switch: { name: 'RowRights', value: 'yes' },
    });
    expect(exitCode).toBe(2);
    await world.product.registerList.writeSetting('RowRights', 'yes');
    expect((await probe(['--only', 'rows'])).exitCode).toBe(0);
  });

  it('asks the rest where nobody is signed in, and says how to', async () => {
    await door().signOut();
    const { answers, outcomes } = await probe(['--only', 'mail,rows,lists']);
    expect(outcomes).toMatchObject({ 1: 'good', 2: 'not_asked', 5: 'not_asked', 7: 'not_asked' });
    expect(answers[1]).toMatchObject({ code: 'not_signed_in' });
  });

  it('deletes what a test that was cut off has left, and says so when it may not make lists', async () => {
    await world.control('POST', '/faults', { method: 'DELETE', path: '/lists/', status: 503 });
    expect((await probe(['--only', 'lists'])).outcomes).toMatchObject({ 1: 'failed' });
    expect((await lists()).join()).toContain('BatonSelfTest');
    await world.control('POST', '/faults', { method: 'POST', path: '/lists$', status: 403 });
    const line = commands();
    await line.run('doctor', '--probe', '--yes', '--only', 'lists');
    expect(line.printed.join('\n')).toContain('Baton may not make lists: give it fullcontrol');
    expect((await lists()).join()).not.toContain('BatonSelfTest');
  });
});
