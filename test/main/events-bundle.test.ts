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
  version: 1,
  owner: { name: 'Claudia Fries', address: 'fries@werk.example', title: 'Lohnabrechnung' },
  expected: ['fries@werk.example'],
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
}

type Answer = { allowEvent: boolean; errorMessage?: string };

/** Runs the built script as Outlook on Windows does: nothing around it but `Office`. */
function send({
  to = [],
  session = JSON.stringify(check),
  language = 'de-DE',
  names = (address) => address,
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
      done(session === '' ? { status: 'failed' } : { status: 'succeeded', value: session }),
  };
  const item = { to: given(to), cc: given([]), bcc: given([]), sessionData };
  const handlers = new Map<string, (event: unknown) => void>();
  const Office = {
    actions: { associate: (name: string, handler: () => void) => handlers.set(name, handler) },
    context: { displayLanguage: language, mailbox: { item } },
  };
  const bare = createContext({ Office });
  runInContext(younger, bare);
  runInContext(script, bare);
  handlers.get('onMessageSend')?.({ completed: (answer: Answer) => answers.push(answer) });
  return answers;
}

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
    for (const session of ['', '{', '{"version":2}', '{"version":1}', 'null'])
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

  it('stays under 500 characters, whatever names the recipients have', () => {
    const to = Array.from({ length: 40 }, (_, at) => `person${at}@werk.example`);
    const names = () => `\u202e${'Sehrlangername '.repeat(30)}`;
    const [answer] = send({ to, names });
    expect(answer?.errorMessage?.length).toBeLessThan(500);
    expect(answer?.errorMessage).toMatch(/Und 37 weitere\..*Sie können trotzdem senden\.$/);
    expect(answer?.errorMessage).not.toContain('\u202e');
  });
});
