import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { formatLogKey, logKeysOf } from '../../src/core/log-key.ts';
import { startYearsEnd, type YearsEnd } from '../support/archiving.ts';
import { commandLine } from '../support/cli-deps.ts';
import { openSiteAdmin } from '../support/site-admin.ts';

const today = new Date('2026-01-06T10:00:00Z');
let years: YearsEnd;
beforeEach(async () => {
  years = await startYearsEnd();
});
afterEach(() => years.world.close());

async function run(args: string[], more: Partial<CliDeps> = {}, files = {}) {
  const { product } = years.world;
  const connect = async () => ({ ...product, close: () => {} });
  const line = commandLine(today, files, { connect, ...more });
  await line.run(...args);
  const text = [...line.printed, ...line.told].join('\n');
  return { text, printed: line.printed.join('\n'), exitCode: line.exitCode() };
}

const archive = ['archive', '--year', '2025'];

describe('baton archive', () => {
  it('says which years there are, and which of them is over', async () => {
    expect((await run(['archive'])).text).toContain('no checkpoint yet');
    await years.overNewYear();
    expect((await run(['archive'])).printed.split('\n')).toEqual([
      '2025: 7 events; can be archived: npx baton archive --year 2025',
      '2026: 4 events; still grows',
    ]);
    const { printed } = await run(['archive', '--json']);
    expect(JSON.parse(printed)).toMatchObject([
      { year: 2025, isClosed: true, isArchived: false },
      {},
    ]);
  });

  it('only says with --dry-run what it would do, and makes no list', async () => {
    await years.overNewYear();
    const before = await years.world.control('GET', '/ledger');
    const { text, exitCode } = await run([...archive, '--dry-run']);
    expect(text).toContain('The log of 2025 has 7 events; 7 of them stand in HandoffEvents.');
    expect(text).toContain('4 can be moved, which takes about 1 min.');
    expect(text).toContain('3 stay: somebody still works on their hand-offs.');
    expect(text).toContain('Nothing was changed.');
    expect(exitCode).toBe(0);
    expect(await years.world.control('GET', '/ledger')).toEqual(before);
  });

  it('moves nothing into a new list before its rights are closed, and everything when it is repeated', async () => {
    await years.overNewYear();
    const first = await run(archive);
    expect(first.text).toContain('HandoffEvents2025: stop inheriting permissions');
    expect(first.text).toContain('Then repeat npx baton archive --year 2025.');
    expect(first.exitCode).toBe(2);
    expect(await years.keysIn('HandoffEvents2025')).toEqual([]);
    const second = await run(archive);
    expect(second.text).toContain('4 events were moved.');
    expect(second.exitCode).toBe(0);
    const third = await run([...archive, '--json']);
    expect(JSON.parse(third.printed)).toMatchObject({
      list: 'HandoffEvents2025',
      plan: { ready: 0, open: 3 },
    });
    expect((await run(['archive'])).text).toContain('archived in HandoffEvents2025');
  });

  it('goes on at once where somebody says that they are closed', async () => {
    await years.overNewYear();
    const asked: string[] = [];
    const confirm = async (question: string) => asked.push(question) > 0;
    const { text, exitCode } = await run(archive, { isTerminal: true, confirm });
    expect(asked).toEqual(['Are its rights closed?']);
    expect(text).toContain('4 events were moved.');
    expect(exitCode).toBe(0);
  });

  it('refuses what is no year, and one that still grows', async () => {
    await years.overNewYear();
    await expect(run(['archive', '--year', '25'])).rejects.toThrow('four digits');
    await expect(run(['archive', '--year', '2026'])).rejects.toThrow('still grows');
  });

  it('leaves the list to people where it is not as planned and can’t be mended', async () => {
    await years.overNewYear();
    await run(archive);
    const { world } = years;
    const admin = await openSiteAdmin(world, world.clientId, async (request) =>
      world.emulator.fetch(request),
    );
    await admin.retype('HandoffEvents2025', 'Payload', { number: {} });
    const { text, exitCode } = await run(archive);
    expect(text).toContain('Payload has another type');
    expect(exitCode).toBe(2);
    expect(await years.keysIn('HandoffEvents2025')).toEqual([]);
  });
});

describe('the other commands', () => {
  const archived = async () => {
    const handedOff = await years.overNewYear();
    await run(archive);
    await run(archive);
    return handedOff;
  };

  it('verify names the list and the item of an archived row that was changed', async () => {
    const { done } = await archived();
    await years.world.product.recordLists.changeEvent('2025000000003', { LogIndex: 1 });
    const { printed: log } = await run(['export-log']);
    const keys = logKeysOf(years.world.product.context.keys).map(formatLogKey).join('\n');
    const files = { 'log.jsonl': log, 'keys.txt': keys };
    const { text, exitCode } = await run(['verify', 'log.jsonl', '--keys', 'keys.txt'], {}, files);
    expect(text).toContain(`HandoffEvents2025 item 3, hand-off ${done.handoffKey}, event 3`);
    expect(exitCode).toBe(5);
  });

  it('personal-data and erase reach an archived year', async () => {
    const { done } = await archived();
    const whose = ['--person', done.owner];
    const before = await run(['personal-data', ...whose]);
    expect(before.text).toContain(`HandoffEvents2025, row 1, OwnerName: ${done.owner}`);
    await run(['erase', ...whose, '--apply']);
    expect((await run(['personal-data', ...whose])).text).not.toContain('HandoffEvents2025');
  });

  it('provision looks after the archive as after the other lists, and its script closes it', async () => {
    await archived();
    let script = '';
    const writeFile = async (_path: string, content: string | Uint8Array) => {
      script = String(content);
    };
    const args = ['provision', '--script', 'x.ps1'];
    expect((await run(args, { writeFile })).printed).toContain('HandoffEvents2025: complete');
    expect(script).toContain("Set-PnPList -Identity 'HandoffEvents2025' -BreakRoleInheritance");
  });
});
