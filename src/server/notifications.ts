import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { WatchedList } from '../core/change-notice.ts';
import { isProductError } from '../core/errors.ts';
import type { ServerContext } from './context.ts';

/** What stands behind Microsoft's words about changes; nothing where they are not wanted. */
export interface NoticeTools {
  tenantId: string;
  /** What Microsoft was told to say, by list. */
  secrets: readonly { list: WatchedList; secret: string }[];
  /** Something changed in these lists. */
  look: (lists: readonly WatchedList[]) => void;
  /** Graph asks whether this subscription is still wanted. */
  reauthorize: (subscriptionId: string) => Promise<void>;
  /** Throws `too_many_requests`. */
  allow: () => Promise<void>;
}

/** Microsoft sends some at once, never thousands. */
const largestBody = 256 * 1024;
const mostNotices = 1_000;
const longestToken = 2_048;

const notice = z.object({
  subscriptionId: z.uuid(),
  clientState: z.string().max(128),
  tenantId: z.string(),
  lifecycleEvent: z.string().optional(),
});
type Notice = z.output<typeof notice>;
const notices = z.object({ value: z.array(z.unknown()).max(mostNotices) });

/**
 * Where Microsoft tells of changes. Whoever calls has no token: what they say is worth nothing but for the secret in it,
 * and then only means “look now”. The answer is the same whether it was believed or not.
 */
export function notificationPages(
  tools: NoticeTools,
  { inRequest, log }: Pick<ServerContext, 'inRequest' | 'log'>,
): Hono {
  const known = tools.secrets.map(({ list, secret }) => ({ list, digest: digestOf(secret) }));
  const believed = believing(tools.tenantId, known);
  const pages = new Hono();
  pages.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await inRequest(randomUUID(), next);
  });
  pages.use(bodyLimit({ maxSize: largestBody, onError: (c) => c.body(null, 413) }));
  pages.post('/', async (c) => answer(c, tools, () => changes(believed, c, tools)));
  pages.post('/lifecycle', async (c) => answer(c, tools, () => lifecycle(believed, c, tools, log)));
  return pages;
}

async function answer(
  c: Context,
  { allow }: NoticeTools,
  work: () => Promise<void>,
): Promise<Response> {
  try {
    await allow();
  } catch (error) {
    if (!isProductError(error)) throw error;
    return c.body(null, 429, { 'retry-after': String(Math.ceil(error.retryAfterSeconds ?? 1)) });
  }
  const tokens = c.req.queries('validationToken');
  if (tokens !== undefined) return handshake(c, tokens);
  await work();
  return c.body(null, 202);
}

/** Microsoft wants its own words back, as text and nothing else. */
function handshake(c: Context, [token = '', ...more]: string[]): Response {
  if (token === '' || token.length > longestToken || more.length > 0) return c.body(null, 400);
  return c.text(token);
}

async function changes(believed: Believe, c: Context, tools: NoticeTools): Promise<void> {
  const lists = (await believed(c)).map(({ list }) => list);
  if (lists.length > 0) tools.look([...new Set(lists)]);
}

/** Nobody waits for it; what fails the worker mends with its next renewal. */
async function lifecycle(
  believed: Believe,
  c: Context,
  tools: NoticeTools,
  log: ServerContext['log'],
): Promise<void> {
  const asked = (await believed(c)).filter(
    ({ lifecycleEvent }) => lifecycleEvent === 'reauthorizationRequired',
  );
  for (const id of new Set(asked.map(({ subscriptionId }) => subscriptionId)))
    void tools
      .reauthorize(id)
      .catch((error: unknown) => log.warn({ err: error }, 'a subscription was not confirmed'));
}

type Believe = (c: Context) => Promise<(Notice & { list: WatchedList })[]>;

/** Those of this tenant that carry one of our secrets, with the list it stands for. */
function believing(
  tenantId: string,
  known: readonly { list: WatchedList; digest: Buffer }[],
): Believe {
  return async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const { data } = notices.safeParse(body);
    return (data?.value ?? []).flatMap((each) => {
      const { data: said } = notice.safeParse(each);
      if (said === undefined) return [];
      const digest = digestOf(said.clientState);
      // every secret is compared, so that time tells nothing
      const [found] = known.filter((secret) => timingSafeEqual(secret.digest, digest));
      if (found === undefined || said.tenantId !== tenantId) return [];
      return [{ ...said, list: found.list }];
    });
  };
}

/** Of one length, whatever was sent. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
