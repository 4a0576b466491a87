import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { mailboxAt, openableMailboxes } from '../graph/mailboxes.ts';
import { answerDeviceCode } from '../entra/device-codes.ts';
import type { Tenant } from '../tenant.ts';
import { problem, withBody } from './bodies.ts';
import { consentRoutes } from './consents.ts';
import { faultRule } from './faults.ts';
import { graphLikeMessage, importGraphMessage } from './import-message.ts';
import { importRawMail, type Imported, maxMailBytes } from './import-mail.ts';
import { readLedger } from './ledger.ts';
import { peopleRoutes } from './people.ts';
import { requestRoutes } from './requests.ts';
import { rightsRoutes } from './rights.ts';
import { reset, seed, tenantSeed } from './seed.ts';
import { subscriptionDoors } from './subscription-doors.ts';
import { mintToken, tokenRequest } from './tokens.ts';

const clockChange = z
  .object({ at: z.iso.datetime({ offset: true }), moveMs: z.int(), release: z.literal(true) })
  .partial()
  .strict();

/** What the person at the sign-in page does with a device's code. */
const deviceAnswer = z
  .object({
    userCode: z.string(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('approved'), oid: z.uuid() }),
      z.object({ kind: z.literal('declined') }),
      z.object({ kind: z.literal('blocked') }),
    ]),
  })
  .strict();

const faults = z.union([faultRule, z.array(faultRule)]);

/** What is not Microsoft's: the doors through which tests, hosts and the sample reach the tenant. */
export function controlRoutes(app: Hono, tenant: Tenant): void {
  const at = (path: string): string => `/__emulator/${path}`;
  app.get(at('tenant'), (c) => c.json({ seeded: tenant.profile !== undefined, ...tenant.profile }));
  app.post(at('seed'), (c) =>
    withBody(c, tenantSeed, (data) => {
      if (tenant.profile) return problem(c, 409, 'The tenant is already seeded; reset it first.');
      return seeded(c, tenant, data);
    }),
  );
  app.post(at('reset'), (c) => {
    reset(tenant);
    return c.body(null, 204);
  });
  peopleRoutes(app, tenant, at('people'));
  consentRoutes(app, tenant, at('consents'));
  app.get(at('mailboxes'), (c) => {
    const person = c.req.query('person') ?? '';
    const mailboxes = openableMailboxes(tenant, person.toLowerCase());
    return c.json(
      mailboxes.map(({ address, displayName, kind }) => ({ address, displayName, kind })),
    );
  });
  app.post(at('token'), (c) =>
    withBody(c, tokenRequest, async (request) => {
      const result = await mintToken(tenant, request);
      return result.kind === 'token' ? c.json(result.body) : problem(c, 400, result.reason);
    }),
  );
  app.post(at('device-codes'), (c) =>
    withBody(c, deviceAnswer, ({ userCode, answer }) =>
      answerDeviceCode(tenant, userCode, answer)
        ? c.body(null, 204)
        : problem(c, 404, 'No such code waits for an answer.'),
    ),
  );
  app.post(at('mailboxes/:address/messages'), (c) => importMail(c, tenant));
  app.get(at('ledger'), (c) => c.json(readLedger(tenant, Number(c.req.query('after') ?? 0) || 0)));
  requestRoutes(app, tenant, at('requests'));
  clockRoutes(app, tenant, at('clock'));
  faultRoutes(app, tenant, at('faults'));
  switchRoutes(app, tenant, at('switches'));
  rightsRoutes(app, tenant, at('rights'));
  subscriptionDoors(app, tenant, '/__emulator');
}

function clockRoutes(app: Hono, { clock }: Tenant, path: string): void {
  app.get(path, (c) => c.json(clock.state()));
  app.post(path, (c) =>
    withBody(c, clockChange, ({ at, moveMs, release }) => {
      if (release) clock.release();
      if (at !== undefined) clock.freeze(new Date(at));
      if (moveMs !== undefined) clock.move(moveMs);
      return c.json(clock.state());
    }),
  );
}

function faultRoutes(app: Hono, tenant: Tenant, path: string): void {
  app.get(path, (c) => c.json(tenant.faults.list()));
  app.post(path, (c) =>
    withBody(c, faults, (rules) => {
      for (const rule of Array.isArray(rules) ? rules : [rules]) tenant.faults.add(rule);
      return c.json(tenant.faults.list(), 201);
    }),
  );
  app.delete(path, (c) => {
    tenant.faults.clear();
    return c.body(null, 204);
  });
}

function switchRoutes(app: Hono, { switches }: Tenant, path: string): void {
  app.get(path, (c) => c.json(switches.list()));
  app.patch(path, (c) =>
    withBody(c, z.unknown(), (changes) => {
      const reason = switches.change(changes);
      return reason === undefined ? c.json(switches.list()) : problem(c, 422, reason);
    }),
  );
}

function seeded(c: Context, tenant: Tenant, data: z.output<typeof tenantSeed>): Response {
  try {
    seed(tenant, data);
    return c.json({ ...tenant.profile }, 201);
  } catch (error) {
    // Two people with one address, a site twice: the data is wrong, not the emulator.
    if (isConstraint(error))
      return problem(c, 422, `The seed contradicts itself: ${error.message}`);
    throw error;
  }
}

const isConstraint = (error: unknown): error is Error =>
  error instanceof Error && /constraint failed/.test(error.message);

async function importMail(c: Context, tenant: Tenant): Promise<Response> {
  const mailbox = mailboxAt(tenant, c.req.param('address') ?? '');
  if (!mailbox) return problem(c, 404, `There is no mailbox ${c.req.param('address') ?? ''}.`);
  if (Number(c.req.header('content-length') ?? 0) > maxMailBytes * 1.5)
    return problem(c, 422, 'The mail is larger than 25 MB.');
  if (/^application\/json/i.test(c.req.header('content-type') ?? ''))
    return withBody(c, graphLikeMessage, (input) =>
      imported(c, importGraphMessage(tenant, mailbox, input)),
    );
  const content = new Uint8Array(await c.req.arrayBuffer());
  return imported(c, await importRawMail(tenant, mailbox, content));
}

const imported = (c: Context, result: Imported): Response =>
  result.kind === 'imported' ? c.json({ id: result.id }, 201) : problem(c, 422, result.reason);
