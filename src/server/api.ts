import { randomUUID } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ProductError } from '../core/errors.ts';
import { mostImportBytes } from '../wire/imports.ts';
import { mostReplayedBytes } from '../wire/register-check.ts';
import type { Env, ServerContext } from './context.ts';
import { failureIn, logFailure } from './failure.ts';
import { languageOf } from './language.ts';
import { problemOf, statusOf } from './problems.ts';
import { absenceRoutes } from './routes/absences.ts';
import { chapterRoutes } from './routes/chapter.ts';
import { deskRoutes } from './routes/desk.ts';
import { findingRoutes } from './routes/findings.ts';
import { handoffExportRoutes } from './routes/handoff-export.ts';
import { draftRoutes } from './routes/drafts.ts';
import { handoffRoutes } from './routes/handoffs.ts';
import { importRoutes } from './routes/imports.ts';
import { meRoutes } from './routes/me.ts';
import { overviewRoutes } from './routes/overview.ts';
import { presenceRoutes } from './routes/presence.ts';
import { registerRoutes } from './routes/register.ts';
import { recordRoutes } from './routes/record.ts';
import { replayRoutes } from './routes/replay.ts';
import { responsibilityRoutes } from './routes/responsibilities.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { runRoutes } from './routes/runs.ts';
import { firstDayRoutes } from './routes/first-day.ts';
import { starterRoutes } from './routes/starter.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { traceRoutes } from './routes/trace.ts';

const largestBody = 64 * 1024;
/** A whole mail to try, in base64. */
const largestMail = 1_500_000;
/** Some rows of an import: one alone can have five notes of 10,000 characters. */
const largestRows = 512 * 1024;

/** Our HTTP API, under `/api`. Every route needs a token; every refusal is problem JSON. */
export function createApi(context: ServerContext): Hono<Env> {
  const api = new Hono<Env>();
  api.use(nameRequest(context), noStore, limitBody, signIn(context));
  api.route('/me', meRoutes(context));
  api.route('/suggestions', suggestionRoutes(context));
  api.route('/handoffs/export', handoffExportRoutes(context));
  api.route('/handoffs', handoffRoutes(context));
  api.route('/drafts', draftRoutes(context));
  api.route('/desk', deskRoutes(context));
  api.route('/starter', starterRoutes(context));
  api.route('/first-day', firstDayRoutes(context));
  api.route('/absences', absenceRoutes(context));
  api.route('/presence', presenceRoutes(context));
  api.route('/runs', runRoutes(context));
  api.route('/overview', overviewRoutes(context));
  api.route('/chapter', chapterRoutes(context));
  api.route('/record', recordRoutes(context));
  api.route('/register', registerRoutes(context));
  api.route('/imports', importRoutes(context));
  api.route('/reviews', reviewRoutes(context));
  api.route('/findings', findingRoutes(context));
  api.route('/trace', traceRoutes(context));
  api.route('/replay', replayRoutes(context));
  api.route('/responsibilities', responsibilityRoutes(context));
  api.notFound((c) => problem(c, new ProductError('not_found', 'no such route')));
  api.onError((error, c) => {
    const failure = failureIn(error);
    logFailure(failure, c.req, context);
    return problem(c, failure);
  });
  return api;
}

function nameRequest({ inRequest }: ServerContext): MiddlewareHandler<Env> {
  return (c, next) => {
    const requestId = randomUUID();
    c.set('requestId', requestId);
    return inRequest(requestId, next);
  };
}

const noStore: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

const limitOf = (maxSize: number): MiddlewareHandler<Env> =>
  bodyLimit({ maxSize, onError: refuseLargeBody });
const usualLimit = limitOf(largestBody);
const limits: Readonly<Record<string, MiddlewareHandler<Env>>> = {
  '/api/trace': limitOf(largestMail),
  '/api/imports/preview': limitOf(mostImportBytes),
  '/api/imports/rows': limitOf(largestRows),
  '/api/replay': limitOf(mostReplayedBytes),
};

const limitBody: MiddlewareHandler<Env> = (c, next) => (limits[c.req.path] ?? usualLimit)(c, next);

function refuseLargeBody(): never {
  throw new ProductError('too_large', 'the body is larger than allowed');
}

function signIn({ checkToken, rateLimits }: ServerContext): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [scheme, token, ...more] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || more.length > 0) {
      throw new ProductError('not_signed_in', 'no bearer token');
    }
    const caller = await checkToken(token);
    await rateLimits.allowRequest(caller);
    c.set('caller', caller);
    await next();
  };
}

function problem(c: Context<Env>, failure: ProductError): Response {
  const body = problemOf(failure, languageOf(c), c.var.requestId);
  const status = statusOf[failure.code];
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  if (status === 401) headers['www-authenticate'] = challenge(failure);
  if (failure.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(Math.ceil(failure.retryAfterSeconds));
  return c.body(JSON.stringify(body), status, headers);
}

/** RFC 6750, with the claims challenge of Microsoft's conditional access where there is one. */
function challenge({ code, claims }: ProductError): string {
  if (claims === undefined)
    return `Bearer error="${code === 'step_up_needed' ? 'insufficient_claims' : 'invalid_token'}"`;
  return `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
}
