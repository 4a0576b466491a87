import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Comparison, type Filter, parseFilter } from '../../src/emulator/graph/filter.ts';
import { startTarget, type Target } from './target.ts';

const petra = 'Petra Hansen';
let target: Target;
beforeAll(async () => {
  target = await startTarget();
  // the register and its people are asked for once, with what nobody typed
  await target.as(petra, '/api/responsibilities');
});
afterAll(() => target.stop());
beforeEach(() => {
  target.calls.length = 0;
  target.logged.length = 0;
});

/** facts/security.md, I1 and I2: what somebody typed, or a mail says, that wants to be more than a value. */
const hostile = [
  "x'",
  "x'' or ''1",
  "x' or 1 eq 1 or 'a' eq 'a",
  "') or (1 eq 1",
  'x%27 or 1 eq 1',
  '\u2019 or 1 eq 1',
  '\uff07 or 1 eq 1',
  "x'&$select=body&$filter=1 eq 1",
  "x'#",
  'x" OR "mail:*',
  'x" OR from:*',
  'x\\" OR "displayName:a',
  'a AND b NOT c NEAR d',
  "x'\r\nX-Injected: 1",
];

/** What Graph would have understood of the questions of one kind. */
function asked(path: RegExp, option: '$filter' | '$search'): string[] {
  const urls = target.calls.map((call) => new URL(call.slice(call.indexOf(' ') + 1)));
  return urls
    .filter((url) => path.test(url.pathname))
    .flatMap((url) => url.searchParams.getAll(option));
}

/** Every comparison in a filter. */
function conditionsOf(filter: Filter): Comparison[] {
  if (filter.kind === 'compare') return [filter];
  if (filter.kind === 'any') return conditionsOf(filter.condition);
  if (filter.kind === 'not') return conditionsOf(filter.part);
  return filter.parts.flatMap(conditionsOf);
}

/** As a spreadsheet writes a cell that may hold anything. */
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('what stands in a filter', () => {
  it.each(hostile)('is one value, whatever the name of an owner says: %j', async (name) => {
    const file = `Zuständigkeit;Bereich;Zuständig\nMahnungen;Rechnungen;${cell(name)}`;
    await target.as('Linh Nguyen', '/api/imports/preview', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const filters = asked(/\/users$/, '$filter');
    const shown = name.replaceAll(/\s+/g, ' ').trim();
    for (const { path, value } of filters.flatMap((each) => conditionsOf(parseFilter(each)))) {
      expect(path).toMatch(
        /^(?:accountEnabled|displayName|givenName|surname|mail|userPrincipalName)$/,
      );
      const isTheirs =
        value === true || `${shown}@nordlicht-technik.example`.includes(String(value));
      expect(isTheirs || /^[\w.]+@nordlicht-technik\.example$/.test(String(value))).toBe(true);
    }
    // of a cell with a line break no name is looked for
    if (!/[\r\n]/.test(name)) expect(filters.length).toBeGreaterThan(0);
  });

  it.each(hostile.map((each) => each.replaceAll(/\s+/g, '_')))(
    'is one value, whatever the message id says: %j',
    async (words) => {
      const original = `<${words}@kunde.example>`;
      const written = { subject: 'WG', body: 'Mahnung', recipients: [], original };
      await target.as(petra, '/api/drafts/suggestions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(written),
      });
      const filters = asked(/\/messages$/, '$filter');
      expect(filters.length).toBeGreaterThan(0);
      for (const filter of filters)
        expect(conditionsOf(parseFilter(filter))).toMatchObject([{ value: original }]);
    },
  );
});

describe('what stands in a search', () => {
  it.each(hostile)('is two phrases, whatever it says: %j', async (words) => {
    await target.as(petra, `/api/register/people?q=${encodeURIComponent(words)}`);
    const searches = asked(/\/users$/, '$search');
    expect(searches.length).toBeGreaterThan(0);
    for (const search of searches)
      expect(search).toMatch(/^"displayName:[^"\\\r\n]*" OR "mail:[^"\\\r\n]*"$/);
  });
});

describe('what a request says of itself', () => {
  const ansi = '\u001b[31mFEHLER\u001b[0m';
  it.each([
    [`/api/handoffs/${encodeURIComponent(`a\r\n{"level":60,"msg":"forged"}`)}`, {}],
    [`/api/handoffs/${encodeURIComponent(ansi)}`, {}],
    ['/api/handoffs/not-a-key', { 'x-request-id': `1\u0085{"msg":"forged"}` }],
    [
      '/api/handoffs/not-a-key',
      { 'user-agent': `x ${encodeURIComponent('\r\n')} ${'y'.repeat(5_000)}` },
    ],
  ])(
    'is never a line of its own in the log, nor a colour on a terminal: %j',
    async (path, headers) => {
      await target.as(petra, path, { headers });
      expect(target.logged.length).toBeGreaterThan(0);
      for (const line of target.logged) {
        expect(line.trimEnd()).not.toMatch(/[\r\n\u001b\u0085\u2028]/);
        expect(JSON.parse(line).msg ?? '').not.toBe('forged');
      }
    },
  );
});
