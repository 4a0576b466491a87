import { describe, expect, it } from 'vitest';
import { doctorLines } from '../../src/cli/doctor-words.ts';
import { watchedLists } from '../../src/core/change-notice.ts';
import type { SignedCheckpoint } from '../../src/core/checkpoint-note.ts';
import { manualSteps } from '../../src/core/list-steps.ts';
import { createMerkleTree } from '../../src/core/merkle.ts';
import { diagnose } from '../../src/usecases/doctor.ts';
import { commandLine } from '../support/cli-deps.ts';
import { openSiteAdmin } from '../support/site-admin.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-23T10:00:00Z');

async function doctor(world: World, ...args: string[]) {
  // the world closes its product itself
  const connect = async () => ({ ...world.product, close: () => {} });
  const line = commandLine(today, {}, { connect });
  await line.run('doctor', ...args);
  return { text: line.printed.join('\n'), exitCode: line.exitCode() };
}

describe('baton doctor', () => {
  it('finds nothing wrong with a tenant that works, writes nothing, and says what it cannot see', async () => {
    const world = await startWorld({ today, rows: 10, mails: false });
    const before = await world.control<unknown[]>('GET', '/ledger');
    const { text, exitCode } = await doctor(world);
    expect(exitCode).toBe(0);
    expect(text).not.toContain('✗');
    expect(text).toContain('✓ The lists are as Baton needs them.');
    expect(text).toContain('– What needs somebody signed in');
    expect(text).toContain('– Microsoft Graph does not show whether these were done');
    for (const [at, { en }] of manualSteps([]).entries())
      expect(text).toContain(`  ${at + 1}. ${en}`);
    expect(await world.control<unknown[]>('GET', '/ledger')).toEqual(before);
    await world.close();
  });

  it('says of each changed list and column what is wrong with it, and as JSON also what Graph does not show', async () => {
    const world = await startWorld({ today, rows: 1, mails: false });
    const admin = await openSiteAdmin(world, world.clientId, async (request) =>
      world.emulator.fetch(request),
    );
    await admin.inList('PATCH', 'Responsibilities', '/columns/Status', { indexed: false });
    await admin.inList('DELETE', 'HandoffEvents', '');
    const { text, exitCode } = await doctor(world);
    expect(text).toContain('✗ Lists are missing or were changed; how many: 2');
    expect(text).toMatch(/Responsibilities: would be mended\n +Status had no index/);
    expect(text).toContain('  HandoffEvents: is gone, and its rows with it.');
    expect(exitCode).toBe(2);
    const found = JSON.parse((await doctor(world, '--json')).text);
    const unseen = found.find(({ step }: { step: string }) => step === 'lists_unseen');
    expect(unseen.unverified).toEqual(
      manualSteps([]).map(({ list, de, en }) => ({ list, de, en })),
    );
    await world.close();
  });

  it('counts settings that mean nothing, whom nobody is, and a missing triage desk', async () => {
    const world = await startWorld({ today, rows: 10, mails: false });
    const { writeSetting } = world.product.registerList;
    await writeSetting('Lead', 'Rechnungen: sabine.kern@nordlicht-technik.example');
    await writeSetting('Auditors', 'gone@nordlicht-technik.example');
    await writeSetting('TriageDesk', '');
    const { text, exitCode } = await doctor(world);
    expect(text).toContain('or the triage desk is missing; how many: 3');
    expect(exitCode).toBe(2);
    await world.close();
  });

  it('counts at the triage desk who stands in no row of the register', async () => {
    const world = await startWorld({ today, rows: 10, mails: false });
    const { responsibilities } = await world.product.currentRegister();
    const there = responsibilities[0]?.owner.mail ?? '';
    const listed = new Set(
      responsibilities.flatMap(({ owner, deputies, team }) =>
        [owner, ...deputies, ...team].map(({ oid }) => oid),
      ),
    );
    const elsewhere = world.sample.tenant.users.find(({ oid }) => !listed.has(oid))?.mail ?? '';
    const { writeSetting, findPerson } = world.product.registerList;
    expect(await findPerson(elsewhere)).toBeDefined();
    await writeSetting('TriageDesk', there.toUpperCase());
    expect((await doctor(world)).exitCode).toBe(0);
    await writeSetting('TriageDesk', `${there}\n${elsewhere}`);
    const { text } = await doctor(world);
    expect(text).toContain('or the triage desk is missing; how many: 1');
    await world.close();
  });

  it.each(['Leads', 'Auditors', 'Digest'])('counts whose account is closed: %s', async (name) => {
    const world = await startWorld({ today, rows: 10, mails: false });
    const [{ mail, oid } = { mail: '', oid: '' }] = world.sample.tenant.users;
    await world.product.registerList.writeSetting(
      name,
      `${name === 'Leads' ? 'Lohn: ' : ''}${mail}`,
    );
    expect((await doctor(world)).exitCode).toBe(0);
    await world.control('PATCH', `/people/${oid}`, { accountEnabled: false });
    await world.passTime(3601);
    expect((await doctor(world)).text).toContain('is missing; how many: 1');
    await world.close();
  });

  it('does not take what belongs to a probe for an examination', async () => {
    const world = await startWorld({ today, rows: 1, mails: false });
    for (const given of [['--yes'], ['--only', 'lists']])
      await expect(doctor(world, ...given)).rejects.toMatchObject({ code: 'invalid_request' });
    await world.close();
  });

  it('says what to do when nothing answers, and looks no further', async () => {
    const world = await startWorld({ today, rows: 1, mails: false });
    world.cutConnection();
    const { text, exitCode } = await doctor(world);
    expect(exitCode).toBe(4);
    expect(text).toContain('login.microsoftonline.com and graph.microsoft.com');
    expect(text.split('\n')).toHaveLength(3);
    await world.close();
  });

  it.each([
    [401, 3],
    [403, 3],
    [404, 2],
    [503, 4],
  ])('ends with the exit code of what Microsoft answers: %i', async (status, expected) => {
    const world = await startWorld({ today, rows: 1, mails: false });
    await world.control('POST', '/faults', { method: 'GET', path: '/sites/', status, times: 20 });
    const { text, exitCode } = await doctor(world, '--json');
    expect(JSON.parse(text)).toMatchObject([
      { outcome: 'fine' },
      { step: 'reach', outcome: 'wrong' },
    ]);
    expect(exitCode).toBe(expected);
    await world.close();
  });

  it('advises to archive a year once the list of events is large and one is over, and not before', async () => {
    const world = await startWorld({ today, rows: 1, mails: false });
    const events = async (sizes: Record<string, number>, archived: number[] = []) => {
      const trees = Object.entries(sizes).map(([year, size]) => {
        const tree = { ...createMerkleTree(), size: () => size };
        return [`log/${year}`, tree] as const;
      });
      const latest = { origin: `${trees.at(-1)?.[0]}` } as SignedCheckpoint;
      const log = { leaves: [], trees: new Map(trees), findings: [], lastNumber: 1, latest };
      const found = await diagnose({
        ...world.product,
        listAdmin: { ...world.product.listAdmin, archivedYears: async () => archived },
        logKeeper: { read: async () => ({ log, notes: new Map() }) },
      });
      return found.find(({ step }) => step === 'events');
    };
    expect(await events({ 2026: 300_000 })).toMatchObject({ outcome: 'fine' });
    expect(await events({ 2025: 60_000, 2026: 30_000 })).toMatchObject({ outcome: 'fine' });
    const large = await events({ 2025: 60_000, 2026: 50_000 });
    expect(large).toEqual({ step: 'events', outcome: 'wrong', amount: 110_000 });
    expect(await events({ 2025: 60_000, 2026: 50_000 }, [2025])).toMatchObject({ outcome: 'fine' });
    expect(doctorLines({ step: 'events', outcome: 'wrong', amount: 110_000 }).join()).toContain(
      'npx baton archive says which year',
    );
    await world.close();
  });

  it('names an empty register, changed lists, a clock that is wrong and a mailbox that is not there', async () => {
    const world = await startWorld({ today, rows: 1, mails: false });
    const { product } = world;
    const found = await diagnose({
      registerList: {
        ...product.registerList,
        readRows: async () => [],
        findPerson: async () => undefined,
      },
      accounts: product.accounts,
      listAdmin: {
        ...product.listAdmin,
        findColumns: async (list) =>
          list === 'Absences' ? undefined : product.listAdmin.findColumns(list),
      },
      context: { now: () => today, serverTime: () => new Date(today.getTime() + 300_000) },
      logKeeper: product.logKeeper,
      tells: { teamsAppId: undefined, notifyFrom: 'nobody@nordlicht-technik.example' },
      grantedRoles: async () => undefined,
      subscriptions: undefined,
    });
    expect(found).toEqual([
      { step: 'reach', outcome: 'fine' },
      { step: 'consent', outcome: 'skipped' },
      { step: 'clock', outcome: 'wrong', amount: 300 },
      {
        step: 'lists',
        outcome: 'wrong',
        amount: 1,
        lists: [{ list: 'Absences', state: 'created', columns: [] }],
      },
      { step: 'lists_unseen', outcome: 'skipped', unverified: expect.any(Array) },
      { step: 'events', outcome: 'fine' },
      { step: 'register', outcome: 'wrong', amount: 1 },
      { step: 'people', outcome: 'fine' },
      { step: 'settings_list', outcome: 'wrong', amount: 1 },
      { step: 'digest', outcome: 'skipped' },
      { step: 'mailbox', outcome: 'wrong', amount: 1 },
      { step: 'feed', outcome: 'skipped' },
      { step: 'notices', outcome: 'skipped' },
      { step: 'signed_in', outcome: 'skipped' },
    ]);
    await world.close();
  });

  it('says who gets no digest, and once it is set nothing more', async () => {
    const world = await startWorld({ today, rows: 10, mails: false });
    await world.product.registerList.writeSetting('Digest', '');
    expect((await doctor(world)).text).toContain('– Digest is not in the Settings list');
    const [{ mail } = { mail: '' }] = world.sample.tenant.users;
    await world.product.registerList.writeSetting('Digest', mail);
    expect((await doctor(world)).text).toContain('✓ The weekly digest of the register goes');
    await world.close();
  });

  it('names the permissions that nobody agreed to, also that of the feed', async () => {
    const world = await startWorld({ today, rows: 10, mails: false });
    expect((await doctor(world)).text).toContain('✓ An administrator has agreed');
    const lines = async (granted: string[] | undefined) => {
      const tells = { teamsAppId: 'app', notifyFrom: 'info@nordlicht-technik.example' };
      const patient = { ...world.product, tells, grantedRoles: async () => granted };
      return (await diagnose(patient)).flatMap(doctorLines).join('\n');
    };
    const some = await lines(['Sites.Selected', 'User.Read.All']);
    expect(some).toContain(
      '✗ An administrator has not agreed to these application permissions: Mail.Send',
    );
    expect(some).toContain('in the activity feed. Missing: TeamsActivity.Send');
    const all = await lines(['Sites.Selected', 'User.Read.All', 'Mail.Send', 'TeamsActivity.Send']);
    expect(all).not.toContain('agreed to these');
    expect(all).toContain('✓ The Teams app is named.');
    expect(await lines(undefined)).toContain('– Baton’s token does not say');
    await world.close();
  });

  it('counts the lists of which Microsoft does not tell at the public address, and none once it does', async () => {
    const publicUrl = 'https://baton.example';
    const world = await startWorld({ today, rows: 10, mails: false, publicUrl });
    const { subscriptions } = world.product;
    expect((await doctor(world)).text).toContain(
      'does not tell Baton of changes in lists; how many: 4',
    );
    const until = new Date(today.getTime() + 24 * 60 * 60_000).toISOString();
    for (const list of watchedLists) await subscriptions?.create(list, until);
    expect((await doctor(world)).text).toContain('✓ Microsoft tells Baton of changes');
    await world.close();
  });

  it('begins with the settings', async () => {
    const { run, printed, exitCode } = commandLine(today, {});
    await run('doctor');
    expect(printed).toEqual(['✗ no tenant is configured']);
    expect(exitCode()).toBe(2);
  });
});
