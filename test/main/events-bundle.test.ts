import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendCheck } from '../../src/core/send-check.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'events-'));
let script = '';

beforeAll(async () => {
  const webpack = join(root, 'node_modules/webpack-cli/bin/cli.js');
  const args = ['--mode', 'production', '--config-name', 'events', '--output-path', folder];
  await promisify(execFile)(process.execPath, [webpack, ...args], { cwd: root });
  script = readFileSync(join(folder, 'events.js'), 'utf8');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that came into the language after 2016, as far as a script like this could use it. */
const younger = `
  for (const name of ['entries', 'values', 'fromEntries', 'groupBy', 'hasOwn', 'getOwnPropertyDescriptors']) delete Object[name];
  for (const name of ['at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
  for (const name of ['at', 'padStart', 'padEnd', 'trimStart', 'trimEnd', 'matchAll', 'replaceAll', 'isWellFormed', 'toWellFormed']) delete String.prototype[name];
  delete this.Promise; delete this.Intl; delete this.structuredClone; delete this.globalThis;
`;

const check: SendCheck = {
  version: 2,
  owner: { name: 'Claudia Fries', address: 'fries@werk.example', title: 'Lohnabrechnung' },
  answerable: ['fries@werk.example'],
  expected: ['ich@werk.example'],
  away: [{ name: 'Jens Maier', address: 'maier@werk.example', until: '2026-12-04' }],
  left: ['weg@werk.example'],
  internal: ['werk.example'],
  partner: { name: 'Lohnbüro Brandt', domains: ['brandt.example'] },
};

interface Options {
  to?: string[];
  session?: string | undefined;
  language?: string;
  names?: (address: string) => string;
  /** What comes of reading “To”; the addresses by default. */
  reading?: (done: (result: unknown) => void) => void;
  /** How the draft's session is read. */
  sessionReading?: (done: (result: unknown) => void) => void;
  /** A clock, where the engine has one. */
  setTimeout?: (act: () => void, ms: number) => void;
}

type Answer = { allowEvent: boolean; errorMessage?: string };

/** Runs the built script as Outlook on Windows does: nothing around it but `Office`. */
function send({
  to = [],
  session = JSON.stringify(check),
  language = 'de-DE',
  names = (address) => address,
  reading,
  sessionReading,
  setTimeout,
}: Options): Answer[] {
  const answers: Answer[] = [];
  const given = (addresses: string[]) => ({
    getAsync: (done: (result: unknown) => void) =>
      done({
        status: 'succeeded',
        value: addresses.map((emailAddress) => ({
          displayName: names(emailAddress),
          emailAddress,
        })),
      }),
  });
  const sessionData = {
    getAsync: (_: string, done: (result: unknown) => void) =>
      sessionReading
        ? sessionReading(done)
        : done(session === '' ? { status: 'failed' } : { status: 'succeeded', value: session }),
  };
  const item = {
    to: reading ? { getAsync: reading } : given(to),
    cc: given([]),
    bcc: given([]),
    sessionData,
  };
  const handlers = new Map<string, (event: unknown) => void>();
  const Office = {
    actions: { associate: (name: string, handler: () => void) => handlers.set(name, handler) },
    context: { displayLanguage: language, mailbox: { item } },
  };
  const bare = createContext({ Office, ...(setTimeout && { setTimeout }) });
  runInContext(younger, bare);
  runInContext(script, bare);
  handlers.get('onMessageSend')?.({ completed: (answer: Answer) => answers.push(answer) });
  return answers;
}

const thrown = () => {
  throw new Error('not here');
};
/** Called back only once the handler has returned, as Outlook does. */
const waiting: (() => void)[] = [];
const later = (result: unknown) => (done: (result: unknown) => void) =>
  void waiting.push(() => done(result));
/** What is thrown there ends in Outlook, and nobody hears of it. */
const callBack = () =>
  Promise.allSettled(waiting.splice(0).map(async (act) => act())).then(() => undefined);

describe('the script that Outlook runs when somebody sends', () => {
  it('is a script of 2016, without imports, under 10 KB', () => {
    expect(() => parse(script, { ecmaVersion: 2016, sourceType: 'script' })).not.toThrow();
    expect(script).not.toMatch(/\b(?:async|await|import|fetch|XMLHttpRequest|document|window)\b/);
    expect(Buffer.byteLength(script)).toBeLessThan(10_000);
  });

  it('lets a mail to the owner go', () => {
    expect(send({ to: ['fries@werk.example'] })).toEqual([{ allowEvent: true }]);
  });

  it('lets everything go where the pane was never open, or left something unreadable', () => {
    const { answerable: _, ...before } = check;
    const older = JSON.stringify({ ...before, version: 1 });
    for (const session of ['', '{', '{"version":2}', '{"version":1}', older, 'null'])
      expect(send({ to: ['maier@werk.example'], session })).toEqual([{ allowEvent: true }]);
  });

  it.each([
    ['maier@werk.example', /ist abwesend bis 04\.12\.2026/, /is away until 4 Dec 2026/],
    ['weg@werk.example', /nicht mehr erreichbar/, /can no longer be reached/],
    ['lotte@werk.example', /dafür nicht zuständig/, /not responsible/],
    ['lohn@brandt-lohn.example', /nicht zum Partner Lohnbüro Brandt/, /not belong to the partner/],
  ])('objects to %s in German and in English, and names the owner', (address, german, english) => {
    const [inGerman] = send({ to: [address] });
    expect(inGerman).toMatchObject({ allowEvent: false });
    expect(inGerman?.errorMessage).toMatch(german);
    expect(inGerman?.errorMessage).toMatch(/„Lohnabrechnung“: Claudia Fries\. .*trotzdem senden/);
    const [inEnglish] = send({ to: [address], language: 'en-US' });
    expect(inEnglish?.errorMessage).toMatch(english);
    expect(inEnglish?.errorMessage).toMatch(/send it all the same/);
  });

  it('does not take a wrong colleague for right because the writer gets it as well', () => {
    const [answer] = send({ to: ['lotte@werk.example', 'ich@werk.example'] });
    expect(answer?.errorMessage).toMatch(/^lotte@werk\.example ist dafür nicht zuständig\./);
  });

  it.each([
    ['“To” cannot be read', { reading: thrown }],
    ['“To” comes as something else', { reading: later({ status: 'succeeded', value: null }) }],
    ['a recipient has no address', { reading: later({ status: 'succeeded', value: [{}] }) }],
    ['the session comes as nothing', { sessionReading: later(undefined) }],
  ])('lets the mail go where %s, in a callback as well', async (_, broken) => {
    const answers = send(broken);
    await callBack();
    expect(answers).toEqual([{ allowEvent: true }]);
  });

  it('lets the mail go by itself where Outlook does not call back, and answers only once', () => {
    const clocks: number[] = [];
    const calls: (() => void)[] = [];
    const setTimeout = (act: () => void, ms: number) => {
      clocks.push(ms);
      calls.push(act);
    };
    const answers = send({ reading: () => undefined, setTimeout });
    expect(answers).toEqual([]);
    for (const act of calls) act();
    expect(answers).toEqual([{ allowEvent: true }]);
    expect(clocks.every((ms) => ms < 5000)).toBe(true);
    const late: ((result: unknown) => void)[] = [];
    const once = send({ reading: (done) => late.push(done), setTimeout });
    for (const act of calls) act();
    const value = [{ displayName: 'Weg', emailAddress: 'weg@werk.example' }];
    for (const done of late) done({ status: 'succeeded', value });
    expect(once).toEqual([{ allowEvent: true }]);
  });

  it('decides about 500 recipients, and says how long that took', () => {
    const to = Array.from({ length: 500 }, (_, at) => `person${at}@werk.example`);
    const began = performance.now();
    const [answer] = send({ to });
    const ms = (performance.now() - began).toFixed(1);
    console.info(`on sending to 500 recipients, the script read anew: ${ms} ms`);
    expect(answer?.errorMessage).toMatch(/Und 497 weitere\./);
    expect(send({ to: [...to, 'fries@werk.example'] })).toEqual([{ allowEvent: true }]);
  });

  it('stays under 500 characters, whatever names the recipients have', () => {
    const to = Array.from({ length: 40 }, (_, at) => `person${at}@werk.example`);
    const names = () => `\u202e${'Sehrlangername '.repeat(30)}`;
    const [answer] = send({ to, names });
    expect(answer?.errorMessage?.length).toBeLessThan(500);
    expect(answer?.errorMessage).toMatch(/Und 37 weitere\..*Sie können trotzdem senden\.$/);
    expect(answer?.errorMessage).not.toContain('\u202e');
  });
});
