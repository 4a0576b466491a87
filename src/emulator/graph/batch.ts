import { z } from 'zod';
import { graphRoot } from './addresses.ts';
import { type GraphCall, json, parseJson, type Register } from './call.ts';
import { badRequest, GraphError } from './errors.ts';

/** Answers one request as the whole tenant does, faults included. */
export type Dispatch = (request: Request) => Promise<Response>;

const maxParts = 20;
/** How many parts of one batch Graph has under way at Outlook at the same time. */
const maxAtOutlook = 4;

const part = z.object({
  id: z.string().min(1),
  method: z.string().transform((text) => text.toUpperCase()),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).nullish(),
});
type Part = z.output<typeof part>;

const batch = z.object({ requests: z.array(z.unknown()) });

interface PartAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

/**
 * Several requests in one. The outer answer is 200 as soon as the batch can be read; each part is
 * permitted, throttled and spoiled by itself. Parts run all at once, or each after the one it names.
 */
export function batchRoutes(on: Register, dispatch: Dispatch): void {
  on('POST', '/$batch', 'batch', async (call) => {
    const parts = readParts(parseJson(await call.text()));
    const isChain = parts.some(({ dependsOn }) => (dependsOn ?? []).length > 0);
    if (isChain && call.tenant.switches.now().batchMixedOrder === 'refused') requireOneOrder(parts);
    const run = (one: Part): Promise<PartAnswer> => answerPart(call, one, dispatch);
    return json({
      responses: isChain ? await inOrder(parts, run) : await atOnce(call, parts, run),
    });
  });
}

function readParts(body: unknown): Part[] {
  const outer = batch.safeParse(body);
  if (!outer.success) throw badRequest('Invalid batch payload format.');
  if (outer.data.requests.length > maxParts)
    throw new GraphError(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${maxParts}.`,
    );
  const parts = outer.data.requests.map((one) => {
    const parsed = part.safeParse(one);
    if (!parsed.success) throw badRequest('Invalid batch payload format.');
    return parsed.data;
  });
  requireIds(parts);
  return parts;
}

/** Ids are told apart without regard to case; what a part depends on must stand before it. */
function requireIds(parts: Part[]): void {
  const before = new Set<string>();
  for (const { id, dependsOn } of parts) {
    if (before.has(id.toLowerCase()))
      throw badRequest(`Request Id ${id} has to be unique in a batch.`);
    const unknown = dependsOn?.find((one) => !before.has(one.toLowerCase()));
    if (unknown !== undefined) throw badRequest(`Invalid dependency for request Id ${id}.`);
    before.add(id.toLowerCase());
  }
}

/** Each after the one before it, or all after the first one. */
function requireOneOrder(parts: Part[]): void {
  const [first, ...later] = parts.map(({ id, dependsOn }) => ({
    id: id.toLowerCase(),
    on: (dependsOn ?? []).map((one) => one.toLowerCase()),
  }));
  const ids = parts.map(({ id }) => id.toLowerCase());
  const isSerial = later.every(({ on }, i) => on.length === 1 && on[0] === ids[i]);
  const isStar = later.every(({ on }) => on.length === 1 && on[0] === first?.id);
  if (!isSerial && !isStar)
    throw badRequest('Batch should be either fully sequential or fully parallel.');
}

async function inOrder(
  parts: Part[],
  run: (one: Part) => Promise<PartAnswer>,
): Promise<PartAnswer[]> {
  const answers = new Map<string, PartAnswer>();
  for (const one of parts) {
    const failed = one.dependsOn?.some(
      (id) => (answers.get(id.toLowerCase())?.status ?? 424) >= 400,
    );
    answers.set(one.id.toLowerCase(), failed ? dependencyFailed(one) : await run(one));
  }
  return [...answers.values()];
}

const dependencyFailed = ({ id }: Part): PartAnswer => ({
  id,
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: { error: { code: 'FailedDependency', message: 'A request this one depends on failed.' } },
});

/** The answers come in another order than the requests, which is documented and easily forgotten. */
async function atOnce(
  call: GraphCall,
  parts: Part[],
  run: (one: Part) => Promise<PartAnswer>,
): Promise<PartAnswer[]> {
  const isLimited = call.tenant.switches.now().batchToOutlook === 'four-at-once';
  const seats = Array.from({ length: maxAtOutlook }, () => Promise.resolve());
  let next = 0;
  const started = parts.map((one) => {
    if (!isLimited || !isOutlook(one.url)) return run(one);
    const seat = next % maxAtOutlook;
    next += 1;
    const answer = (seats[seat] ?? Promise.resolve()).then(() => run(one));
    seats[seat] = answer.then(() => undefined);
    return answer;
  });
  return (await Promise.all(started)).toReversed();
}

const isOutlook = (url: string): boolean =>
  /\/(?:messages|mailFolders|sendMail|getMailTips|mailboxSettings|calendar)\b/i.test(`/${url}`);

async function answerPart(call: GraphCall, one: Part, dispatch: Dispatch): Promise<PartAnswer> {
  const request = toRequest(call, one);
  return request instanceof GraphError
    ? refused(one, request)
    : toAnswer(one.id, await dispatch(request));
}

const refused = ({ id }: Part, { status, code, message }: GraphError): PartAnswer => ({
  id,
  status,
  headers: { 'Content-Type': 'application/json' },
  body: { error: { code, message } },
});

/** The part as a request of its own, with the token of the whole batch. */
function toRequest(call: GraphCall, { method, url, headers, body }: Part): Request | GraphError {
  if (!/^(?:GET|POST|PATCH|PUT|DELETE)$/.test(method))
    return badRequest(`Invalid method ${method}.`);
  if (/^[a-z]+:|^\/\//i.test(url)) return badRequest('The url of a part must be relative.');
  if (/^\/?\$batch/i.test(url)) return badRequest('A batch cannot hold another batch.');
  const own = plainHeaders(headers ?? {});
  if (!own) return badRequest('Invalid header in a part of the batch.');
  own.set('authorization', call.header('authorization') ?? '');
  if (
    body !== undefined &&
    body !== null &&
    !/^application\/json/i.test(own.get('content-type') ?? '')
  )
    return own.has('content-type')
      ? new GraphError(
          501,
          'notImplemented',
          'The emulator does not implement bodies in $batch that are not JSON.',
        )
      : badRequest('Content-Type header must be specified for a part with a body.');
  const content = body === undefined || body === null ? {} : { body: JSON.stringify(body) };
  const address = `${graphRoot}/${url.replace(/^\//, '')}`;
  return URL.canParse(address)
    ? new Request(address, { method, headers: own, ...(method === 'GET' ? {} : content) })
    : badRequest('The url of a part cannot be read.');
}

function plainHeaders(headers: Record<string, string>): Headers | undefined {
  try {
    return new Headers(headers);
  } catch {
    return undefined;
  }
}

async function toAnswer(id: string, response: Response): Promise<PartAnswer> {
  const headers = Object.fromEntries(
    [...response.headers]
      .filter(([name]) => passedOn.has(name))
      .map(([name, value]) => [spelled(name), value]),
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /json/i.test(response.headers.get('content-type') ?? '');
  const body = isJson ? parseJson(bytes.toString()) : bytes.toString('base64');
  const fixed = { 'Cache-Control': 'no-cache', 'OData-Version': '4.0' };
  return {
    id,
    status: response.status,
    headers: { ...fixed, ...headers },
    ...(bytes.length > 0 && { body }),
  };
}

const passedOn = new Set([
  'content-type',
  'etag',
  'location',
  'preference-applied',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
]);

/** As Graph spells header names inside a batch: they are data there, and clients look for them by case. */
const spelled = (name: string): string =>
  name === 'etag'
    ? 'ETag'
    : name
        .replaceAll(/(^|-)([a-z])/g, (match) => match.toUpperCase())
        .replace(/^Ratelimit/, 'RateLimit');
