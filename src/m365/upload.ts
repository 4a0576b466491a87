import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import { explainGraphError, isUnreachable, unreachable } from './errors.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { Transport } from './transport.ts';

export type Wait = (ms: number) => Promise<unknown>;

/** A multiple of 320 KiB, as Microsoft demands, and in the range it recommends. */
const fragmentBytes = 16 * 320 * 1024;
const mostFailures = 4;
const mostSessions = 2;
const longestWaitMs = 10_000;

const progress = z.object({ nextExpectedRanges: z.array(z.string()).min(1) });

/**
 * Sends a file through an upload session. After a failure the session itself says where to go on; one that is gone is
 * begun anew, once. The address of a session takes no token and must not get one.
 */
export async function uploadInFragments(
  begin: () => Promise<string>,
  content: Uint8Array,
  transport: Transport,
  wait: Wait,
): Promise<void> {
  for (let session = 1; session <= mostSessions; session++) {
    const isDone = await sendAll(await begin(), content, transport, wait);
    if (isDone) return;
  }
  throw new ProductError('microsoft_busy', 'the upload session ended before the file was complete');
}

/** False when the session is gone. */
async function sendAll(
  url: string,
  content: Uint8Array,
  transport: Transport,
  wait: Wait,
): Promise<boolean> {
  let failures = 0;
  let from: number | undefined = 0;
  while (from !== undefined) {
    const answer = await sendFragment(url, content, from, transport);
    if (answer.kind === 'complete') return true;
    if (answer.kind === 'failed') {
      failures += 1;
      if (failures === mostFailures) throw answer.failure;
      await wait(Math.min(answer.waitMs, longestWaitMs));
    }
    from = answer.kind === 'going_on' ? answer.from : await nextStart(url, transport);
  }
  return false;
}

type Fragment =
  | { kind: 'complete' }
  | { kind: 'going_on'; from: number }
  | { kind: 'failed'; failure: ProductError; waitMs: number };

async function sendFragment(
  url: string,
  content: Uint8Array,
  from: number,
  transport: Transport,
): Promise<Fragment> {
  const part = content.slice(from, from + fragmentBytes);
  const range = `bytes ${from}-${from + part.byteLength - 1}/${content.byteLength}`;
  const request = new Request(url, {
    method: 'PUT',
    headers: { 'content-range': range },
    body: part,
  });
  try {
    return await readAnswer(await transport(request));
  } catch (error) {
    if (isProductError(error)) throw error;
    if (!isUnreachable(error)) throw error;
    return { kind: 'failed', failure: unreachable(error), waitMs: 0 };
  }
}

async function readAnswer(response: Response): Promise<Fragment> {
  if (response.status === 202) return { kind: 'going_on', from: await startOf(response) };
  await response.body?.cancel();
  if (response.ok) return { kind: 'complete' };
  const isBusy = response.status === 429 || response.status >= 500;
  const failure = new ProductError(
    isBusy ? 'microsoft_busy' : 'microsoft_refused',
    `an upload fragment was answered with ${response.status}`,
  );
  return { kind: 'failed', failure, waitMs: (retryAfterSeconds(response.headers) ?? 0) * 1000 };
}

/** Where the session wants to go on; nothing when it is gone. */
async function nextStart(url: string, transport: Transport): Promise<number | undefined> {
  const response = await transport(new Request(url)).catch((error: unknown) => {
    if (isUnreachable(error)) return undefined;
    throw error;
  });
  if (response === undefined) return 0;
  if (response.ok) return startOf(response);
  await response.body?.cancel();
  return response.status === 404 ? undefined : 0;
}

async function startOf(response: Response): Promise<number> {
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw explainGraphError(error, 'an upload session');
  });
  const { nextExpectedRanges } = progress.parse(answer);
  return Number(nextExpectedRanges[0]?.split('-')[0] ?? 0);
}
