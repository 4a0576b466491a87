import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { mailPermissions, sitePermissions } from '../../src/core/app-permissions.ts';
import { createGraphTokens } from '../../src/m365/tokens.ts';

const app = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: 'aaaaaaaa-0000-4000-8000-000000000001',
  clientSecret: 'secret',
};
const anna = { oid: 'anna', assertion: 'assertion of Anna' };
const bert = { oid: 'bert', assertion: 'assertion of Bert' };

/** Entra that makes a token of the assertion, and refuses some people as it is told. */
function startEntra() {
  const asked: string[] = [];
  const refusals = new Map<string, () => Response>();
  const clock = { ms: Date.parse('2026-11-25T09:00:00Z') };
  const transport = async (request: Request) => {
    const form = new URLSearchParams(await request.text());
    const who = form.get('assertion') ?? 'app';
    asked.push(who);
    const refusal = refusals.get(who);
    if (refusal !== undefined) return refusal();
    return Response.json({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: `${who}, ${asked.length}`,
      scope: form.get('scope'),
    });
  };
  const tokens = createGraphTokens(app, transport, () => new Date(clock.ms));
  return { asked, refusals, clock, tokens };
}

const refusal =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ error: 'temporarily_unavailable' }, { status, headers });

describe('tokens', () => {
  it('belong to the one who asked, however many ask at once', async () => {
    const { tokens, asked } = startEntra();
    const people = Array.from({ length: 50 }, (_, n) => ({ oid: `${n}`, assertion: `by ${n}` }));
    const all = [...people, ...people];
    const got = await Promise.all(
      all.map((each) => tokens.onBehalfOf(each, sitePermissions).get()),
    );
    const owners = got.map((token) => token.split(',')[0]);
    expect(owners).toEqual(all.map(({ assertion }) => assertion));
    expect(asked).toHaveLength(50);
    expect(await tokens.asApp.get()).toMatch(/^app,/);
  });

  it('of one sign-in do not serve another of the same person', async () => {
    const { tokens } = startEntra();
    await tokens.onBehalfOf(anna, sitePermissions).get();
    const later = tokens.onBehalfOf({ ...anna, assertion: 'after a step up' }, sitePermissions);
    expect(await later.get()).toBe('after a step up, 2');
  });

  it('for one kind of work do not serve another', async () => {
    const { tokens, asked } = startEntra();
    const site = await tokens.onBehalfOf(anna, sitePermissions).get();
    expect(await tokens.onBehalfOf(anna, mailPermissions).get()).not.toBe(site);
    expect(await tokens.onBehalfOf(anna, sitePermissions).get()).toBe(site);
    expect(asked).toHaveLength(2);
  });

  it('that Graph refused are asked for anew, a newer one stays', async () => {
    const { tokens, asked } = startEntra();
    const source = tokens.onBehalfOf(anna, sitePermissions);
    const first = await source.get();
    source.forget(first);
    expect(await source.get()).toBe('assertion of Anna, 2');
    source.forget(first);
    expect(await source.get()).toBe('assertion of Anna, 2');
    expect(asked).toHaveLength(2);
  });
});

describe('what Entra says when it refuses', () => {
  it.each([
    ['invalid_grant', 'microsoft_refused'],
    ['interaction_required', 'consent_needed'],
  ])('is kept as codes and ids, without the name of the person: %s', async (error, code) => {
    const { tokens, refusals } = startEntra();
    const trace = 'c7f1b1b0-1111-4222-8333-444444444444';
    const description = `AADSTS50105: The signed in user 'anna@nordlicht.example' of this network is not assigned. Trace ID: ${trace} Correlation ID: x`;
    refusals.set(anna.assertion, () =>
      Response.json({ error, error_description: description }, { status: 400 }),
    );
    const err: unknown = await tokens
      .onBehalfOf(anna, sitePermissions)
      .get()
      .catch((each: unknown) => each);
    expect(err).toMatchObject({ code });
    const lines: string[] = [];
    pino({}, { write: (line: string) => void lines.push(line) }).error({ err });
    expect(lines.join('')).toContain(`${error} AADSTS50105 (trace id ${trace})`);
    expect(lines.join('')).not.toMatch(/anna/i);
  });
});

describe('a person whom Entra told to wait', () => {
  it('waits alone, is not asked for again meanwhile, and learns how long', async () => {
    const { tokens, asked, refusals, clock } = startEntra();
    refusals.set(anna.assertion, refusal(429, { 'retry-after': '30' }));
    const busy = (retryAfterSeconds: number) => ({ code: 'microsoft_busy', retryAfterSeconds });
    await expect(tokens.onBehalfOf(anna, sitePermissions).get()).rejects.toMatchObject(busy(30));
    expect(await tokens.onBehalfOf(bert, sitePermissions).get()).toBe('assertion of Bert, 2');
    expect(await tokens.asApp.get()).toBe('app, 3');

    refusals.clear();
    clock.ms += 10_000;
    const anew = tokens.onBehalfOf(
      { ...anna, assertion: 'a fresh sign-in of Anna' },
      sitePermissions,
    );
    await expect(anew.get()).rejects.toMatchObject(busy(20));
    expect(asked).toHaveLength(3);
    clock.ms += 20_000;
    expect(await anew.get()).toBe('a fresh sign-in of Anna, 4');
  });

  it('goes on with the token that is still there', async () => {
    const { tokens, refusals } = startEntra();
    const token = await tokens.onBehalfOf(anna, sitePermissions).get();
    refusals.set('another', refusal(429));
    const another = tokens.onBehalfOf({ ...anna, assertion: 'another' }, sitePermissions);
    await expect(another.get()).rejects.toMatchObject({ retryAfterSeconds: 60 });
    expect(await tokens.onBehalfOf(anna, sitePermissions).get()).toBe(token);
  });

  it('is asked for again at once when Entra itself was ill', async () => {
    const { tokens, refusals } = startEntra();
    refusals.set(anna.assertion, () => new Response('<html>', { status: 503 }));
    await expect(tokens.onBehalfOf(anna, sitePermissions).get()).rejects.toMatchObject({
      code: 'microsoft_busy',
    });
    refusals.clear();
    expect(await tokens.onBehalfOf(anna, sitePermissions).get()).toBe('assertion of Anna, 2');
  });
});
