import type { Tenant } from '../tenant.ts';
import type { FaultRule } from './faults.ts';
import { twisted } from './twist.ts';

/** What would have happened to a request without a rule. */
type Work = (request: Request) => Promise<Response>;

/** Answers a call under a rule, or rejects as `fetch` does: broken connection, or given up by the caller. */
export function spoil(
  tenant: Tenant,
  rule: FaultRule,
  request: Request,
  work: Work,
): Promise<Response> {
  return Promise.race([spoiledAnswer(tenant, rule, request, work), givenUp(request.signal)]);
}

async function spoiledAnswer(
  tenant: Tenant,
  rule: FaultRule,
  request: Request,
  work: Work,
): Promise<Response> {
  const { lateMs, delayMs, reset, status, effect } = rule;
  const again = lateMs === undefined ? undefined : await copy(request);
  const early = effect ? await work(request) : undefined;
  if (delayMs !== undefined) await pause(delayMs);
  if (again && lateMs !== undefined) tenant.lateWork.add(lateMs, () => work(again));
  if (reset) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
  if (status !== undefined || again) return replaced(rule);
  return twisted(tenant, rule, request, early ?? (await work(request)));
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A request of its own, which stays readable when the connection it came over is gone. */
async function copy(request: Request): Promise<Request> {
  const { url, method, headers } = request;
  const content = await request.clone().arrayBuffer();
  return new Request(url, { method, headers, ...(content.byteLength > 0 && { body: content }) });
}

/** Never answers, but rejects when the caller stops waiting. What it asked for goes on. */
function givenUp(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** The rule's own answer. Without a status: what a gateway says when nobody answered it in time. */
function replaced({ status = 504, headers, body }: FaultRule): Response {
  if (status === 204 || status === 304) return new Response(null, { status, headers });
  const message = `The emulator was told to answer ${status}.`;
  const text = JSON.stringify(body ?? { error: { code: 'faultOnDemand', message } });
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
