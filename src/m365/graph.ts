import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { type ZodType, z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import { explainGraphError } from './errors.ts';
import { patientReads } from './patience.ts';
import type { Transport } from './transport.ts';

/** Graph with one identity. Paths begin with `/` and are encoded by the caller (see `segment`); answers are checked by the given schema. */
export interface Graph {
  get<T>(path: string, schema: ZodType<T>, headers?: Headers): Promise<T>;
  /** Follows next links until the end, or until `limit` entries. */
  getAll<T>(
    path: string,
    schema: ZodType<Page<T>>,
    limit?: number,
    headers?: Headers,
  ): Promise<T[]>;
  post<T>(path: string, body: unknown, schema: ZodType<T>, headers?: Headers): Promise<T>;
  patch<T>(path: string, body: unknown, schema: ZodType<T>, headers?: Headers): Promise<T>;
  delete(path: string, headers?: Headers): Promise<void>;
  /** The bytes behind a path that ends with `/$value`. */
  getBytes(path: string, headers?: Headers): Promise<Uint8Array>;
  /** Uploads bytes. */
  put<T>(path: string, content: Uint8Array, schema: ZodType<T>): Promise<T>;
}

interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string | undefined;
}

type Headers = Record<string, string>;

/** Makes a path segment of an id that may hold anything. */
export const segment = encodeURIComponent;

/** An OData string literal, ready for a query string. */
export function literal(value: string): string {
  return encodeURIComponent(`'${value.replaceAll("'", "''")}'`);
}

/** `forget` hears of a token that Graph refused. */
export function createGraph(
  transport: Transport,
  token: () => Promise<string>,
  forget: (token: string) => void = () => {},
): Graph {
  const ask = async <T>(order: Order, schema: ZodType<T>): Promise<T> => {
    const accessToken = await token();
    const what = whatOf(order);
    try {
      return parse(schema, await call(order, transport, accessToken, what), what);
    } catch (error) {
      if (isProductError(error) && error.status === 401) forget(accessToken);
      throw error;
    }
  };
  return {
    get: (path, schema, headers) => ask({ method: 'get', path, headers }, schema),
    post: (path, body, schema, headers) => ask({ method: 'post', path, headers, body }, schema),
    patch: (path, body, schema, headers) => ask({ method: 'patch', path, headers, body }, schema),
    delete: (path, headers) => ask({ method: 'delete', path, headers }, anything).then(() => {}),
    getBytes: async (path, headers) =>
      new Uint8Array(await ask({ method: 'getBytes', path, headers }, z.instanceof(ArrayBuffer))),
    put: (path, content, schema) =>
      ask({ method: 'put', path, headers: octets, body: asBuffer(content) }, schema),
    getAll: (path, schema, limit, headers) =>
      followPages((next) => ask({ method: 'get', path: next, headers }, schema), path, limit),
  };
}

/** What the log calls a call: without its question, and without whose mailbox or account it is about. */
function whatOf({ method, path }: Order): string {
  const [place = ''] = path.split('?');
  return `${method.toUpperCase()} ${place.replace(/\/users\/[^/]+/, '/users/…')}`;
}

const octets = { 'content-type': 'application/octet-stream' };

/** The client would write any other view of bytes as a whole, or as JSON. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

interface Order {
  method: 'get' | 'post' | 'patch' | 'delete' | 'put' | 'getBytes';
  path: string;
  headers?: Headers | undefined;
  body?: unknown;
}

async function call(
  order: Order,
  transport: Transport,
  token: string,
  what: string,
): Promise<unknown> {
  const door = new TransportHandler(transport);
  const request = createClient(door, token)
    .api(order.path)
    .headers(order.headers ?? {});
  try {
    switch (order.method) {
      case 'get':
        return await request.get();
      case 'post':
        return await request.post(order.body);
      case 'patch':
        return await request.patch(order.body);
      case 'delete':
        return await request.delete();
      case 'put':
        return await request.put(order.body);
      case 'getBytes':
        return await request.responseType(ResponseType.ARRAYBUFFER).get();
    }
  } catch (error) {
    throw explainGraphError(door.failure ?? error, what, door.response?.headers);
  }
}

/** The client's own chain with our transport at its end. Only reads are ever repeated (see patience.ts). */
function createClient(door: TransportHandler, token: string): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: async () => token });
  const retry = new RetryHandler(new RetryHandlerOptions(1, 2, patientReads()));
  authentication.setNext(retry);
  retry.setNext(door);
  return Client.initWithMiddleware({ middleware: authentication });
}

/** Replaces the client's last middleware. Keeps what the transport threw, which the client would wrap beyond recognition, and the last answer, whose headers it loses with an empty body. */
class TransportHandler implements Middleware {
  failure: unknown;
  response: Response | undefined;
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async execute(context: Context): Promise<void> {
    const { request, options } = context;
    try {
      this.response = await this.#transport(new Request(request, options));
      context.response = this.response;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

async function followPages<T>(
  ask: (path: string) => Promise<Page<T>>,
  path: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const all: T[] = [];
  for (let next: string | undefined = path; next !== undefined && all.length < limit; ) {
    const page: Page<T> = await ask(next);
    all.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return all;
}

const anything = z.unknown();

function parse<T>(schema: ZodType<T>, answer: unknown, what: string): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new ProductError('microsoft_refused', `${what}: Graph's answer has an unknown form`, {
    cause: result.error,
  });
}
