import type { sampleCompany } from '../../src/sample/company.ts';

export type Sample = ReturnType<typeof sampleCompany>;

/** The embedded tenant as tests reach it, whether it runs in this process or in one of its own. */
export interface TenantDoors {
  sample: Sample;
  /** The tenant's control surface. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A token of the host for our API. */
  tokenFor(person: string): Promise<string>;
  /** Asks Graph as Outlook would for this person. */
  graph<T>(person: string, path: string): Promise<T>;
  /** Entra id of a person by name. */
  oid(name: string): string;
  /** Graph id of the sample mail with this key, in its mailbox. */
  mailId(key: string): Promise<{ messageId: string; mailbox: string }>;
}

export interface Answer {
  status: number;
  // biome-ignore lint: tests read what they expect
  body: any;
}

export const teamsClientId = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const graphScopes = [
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail.Read.Shared',
  'Mail.ReadWrite.Shared',
  'Mail.Send',
  'User.Read',
];

/** `fetch` leads to the tenant, whatever origin a request carries. */
export function openTenantDoors(
  sample: Sample,
  clientId: string,
  fetch: (request: Request) => Promise<Response>,
): TenantDoors {
  const ask = async <T>(request: Request): Promise<T> => {
    const response = await fetch(request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${request.url}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const control = <T>(method: string, path: string, body?: unknown) =>
    ask<T>(jsonRequest(method, `http://localhost/__emulator${path}`, body));
  const oid = (name: string) => {
    const person = sample.tenant.users.find(({ displayName }) => displayName === name);
    if (person === undefined) throw new Error(`nobody is called ${name}`);
    return person.oid;
  };
  const token = async (person: string, audience: string, scopes: string[]) => {
    const order = { user: oid(person), audience, scopes, client: teamsClientId };
    return (await control<{ access_token: string }>('POST', '/token', order)).access_token;
  };
  const graph = async <T>(person: string, path: string): Promise<T> => {
    const request = jsonRequest('GET', `https://graph.microsoft.com/v1.0${path}`);
    request.headers.set('authorization', `Bearer ${await token(person, 'graph', graphScopes)}`);
    return ask<T>(request);
  };
  return {
    sample,
    control,
    oid,
    graph,
    tokenFor: (person) => token(person, clientId, ['access_as_user']),
    mailId: (key) => findSampleMail(key, sample, graph),
  };
}

async function findSampleMail(
  key: string,
  sample: Sample,
  graph: TenantDoors['graph'],
): Promise<{ messageId: string; mailbox: string }> {
  const mail = sample.mails.find(({ id }) => id === key);
  if (mail === undefined) throw new Error(`no sample mail ${key}`);
  const owner =
    sample.tenant.users.find((user) => user.mail === mail.mailbox)?.displayName ?? 'Petra Hansen';
  const filter = encodeURIComponent(`internetMessageId eq '${mail.message.internetMessageId}'`);
  const path = `/users/${mail.mailbox}/messages?$filter=${filter}&$select=id`;
  const [message] = (await graph<{ value: { id: string }[] }>(owner, path)).value;
  if (message === undefined) throw new Error(`${key} is not in ${mail.mailbox}`);
  return { messageId: message.id, mailbox: mail.mailbox };
}

export function jsonRequest(method: string, url: string, body?: unknown): Request {
  return new Request(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
}

/** The sample company with only the first rows of its register, where a story needs no more, or before any mail has come. */
export function reducedSample(sample: Sample, options: { rows?: number; mails?: boolean }): Sample {
  const { register } = sample;
  const responsibilities = register.responsibilities.slice(0, options.rows);
  return {
    ...sample,
    register: { ...register, responsibilities },
    mails: options.mails === false ? [] : sample.mails,
  };
}
