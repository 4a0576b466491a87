import { mkdtempSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { createPersonSignIn } from '../../src/m365/person-sign-in.ts';
import { openSignInFile, signInFileIn } from '../../src/main/sign-in-file.ts';
import { commandLine } from '../support/cli-deps.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const commandLineId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c12';

/** Microsoft's own library against the embedded tenant: nothing here plays the sign-in. */
describe('a person signs in at the command line', () => {
  let world: World;
  let home = '';
  const editor = 'Petra Hansen';

  beforeAll(async () => {
    world = await startWorld({ today, mails: false, rows: 4 });
    home = mkdtempSync(join(tmpdir(), 'baton-sign-in-'));
    await world.control('PATCH', '/switches', { devicePollSeconds: '0' });
  });
  afterEach(() => rmSync(file(), { force: true }));
  afterAll(async () => {
    await world.close();
    rmSync(home, { recursive: true });
  });

  const file = () => signInFileIn(home, { tenantId: tenantId(), clientId: commandLineId });
  const tenantId = () => world.sample.tenant.tenantId;
  const transport = (request: Request) => world.emulator.fetch(request);
  const door = (clientId = commandLineId) =>
    createPersonSignIn(
      { tenantId: tenantId(), clientId },
      openSignInFile(file(), false),
      transport,
    );

  /** The command line, and somebody at the browser who does this with the code. */
  const commands = (
    answer: object,
    clientId?: string,
    before?: () => Promise<unknown>,
    files: Record<string, string> = {},
  ) => {
    const line = commandLine(today, files, {
      signIn: () => {
        const { signIn, ...others } = door(clientId);
        return {
          ...others,
          signIn: (show) =>
            signIn((device) => {
              show(device);
              void (
                before?.() ??
                world.control('POST', '/device-codes', { userCode: device.code, answer })
              );
            }),
        };
      },
      connect: async (as) => {
        const { who, tokens } = door();
        const person = as && { who: await who(), tokens, isAlone: true };
        return world.startServer(transport, { ...(person && { person }) });
      },
    });
    return line;
  };
  const approved = (name: string) => ({ kind: 'approved', oid: world.oid(name) });
  const failed = async (done: Promise<unknown>) =>
    done.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('with a code, and from then on reads the register with their own rights, until they sign out', async () => {
    const { run, told, printed } = commands(approved(editor));
    const nobody = await failed(run('as-of', '2026-11-26', '--as-me'));
    expect(String(nobody)).toContain('Run npx baton sign-in');
    expect(exitCodeOf(nobody)).toBe(3);
    await run('sign-in');
    expect(told[0]).toMatch(
      /^Open https:\/\/microsoft\.com\/devicelogin in a browser and enter the code [A-Z0-9]{9}/,
    );
    expect(told.at(-1)).toBe(`Signed in as ${editor}.`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    await run('as-of', '2026-11-26', '--as-me');
    expect(printed.join('\n')).toContain('Eingangsrechnungen');
    await run('sign-out');
    expect(exitCodeOf(await failed(run('export', '--as-me')))).toBe(3);
  });

  it('and may no more than SharePoint lets them: a visitor of the site reads, and cannot import', async () => {
    const { owners, members } = world.sample.tenant.sites[0] ?? { owners: [], members: [] };
    const visitor = world.sample.tenant.users.find(
      ({ oid }) => ![...owners, ...members].includes(oid),
    );
    const { run, printed } = commands(approved(visitor?.displayName ?? ''), undefined, undefined, {
      'new.csv': `Title;Area;Owner\nFaxe;Rechnungen;${visitor?.mail}\n`,
    });
    await run('sign-in');
    await run('export', '--as-me', '--lang', 'en');
    expect(printed.join('\n')).toContain('Eingangsrechnungen');
    const refused = await failed(run('import', 'new.csv', '--yes', '--as-me'));
    expect(refused).toMatchObject({ code: 'no_access' });
    expect(exitCodeOf(refused)).toBe(3);
  });

  it.each([
    ['declines', { kind: 'declined' }, 'was declined in the browser', 3],
    [
      'is stopped by conditional access',
      { kind: 'blocked' },
      'does not let you sign in with a code',
      3,
    ],
  ])(
    'says in one sentence what to do when the person %s',
    async (_what, answer, sentence, code) => {
      const failure = await failed(commands(answer).run('sign-in'));
      expect(String(failure)).toContain(sentence);
      expect(exitCodeOf(failure)).toBe(code);
    },
  );

  it('says so when the code expires before it was entered', async () => {
    const late = () => world.control('POST', '/clock', { moveMs: 16 * 60_000 });
    const failure = await failed(commands({}, undefined, late).run('sign-in'));
    await world.control('POST', '/clock', { moveMs: -16 * 60_000 });
    expect(String(failure)).toContain('The code has expired');
    expect(exitCodeOf(failure)).toBe(3);
  });

  it('says so when the registration is no public client, or is none', async () => {
    const secret = await failed(commands(approved(editor), world.clientId).run('sign-in'));
    expect(String(secret)).toContain('allow public client flows');
    const none = await failed(commands(approved(editor), world.oid(editor)).run('sign-in'));
    expect(String(none)).toContain('names no app registration of this tenant');
    expect([secret, none].map(exitCodeOf)).toEqual([2, 2]);
  });

  it('renews its tokens by itself, and asks to sign in again where conditional access asks for more', async () => {
    const { run } = commands(approved(editor));
    await run('sign-in');
    const { tokens } = door();
    const first = await tokens.get();
    tokens.forget(first);
    expect(await tokens.get()).not.toBe(first);
    await world.control('POST', '/faults', {
      method: 'POST',
      path: '/oauth2/v2.0/token',
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: 'AADSTS50076: Due to a configuration change …',
        claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}',
      },
    });
    tokens.forget(await tokens.get());
    const failure = await failed(tokens.get());
    await world.control('DELETE', '/faults');
    expect(String(failure)).toContain('asks for a stronger sign-in');
    expect(failure).toMatchObject({
      code: 'step_up_needed',
      claims: expect.stringContaining('acrs'),
    });
  });

  it('is not used from a file that others can read', async () => {
    await openSignInFile(file(), false).write('{}');
    writeFileSync(file(), '{}');
    chmodSync(file(), 0o644);
    const failure = await failed(commands({}).run('check', '--as-me'));
    expect(String(failure)).toContain('Others can read');
  });
});
