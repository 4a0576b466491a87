import { randomUUID } from 'node:crypto';
import { sampleCompany } from '../../src/sample/company.ts';
import mails from '../../src/sample/mails.json' with { type: 'json' };
import {
  jsonRequest,
  openTenantDoors,
  teamsClientId,
  type TenantDoors,
} from '../../test/support/tenant-doors.ts';
import type { HandoffView } from '../../src/wire/handoffs.ts';
import type { MailAnswer } from '../../src/wire/suggestions.ts';
import { correctThrice } from './corrections.ts';
import { type RunningBaton, settingsOf, startBaton } from '../../test/support/running-baton.ts';

/** A running Baton with a company in it. */
export interface Company extends TenantDoors {
  baton: RunningBaton;
  /** Asks Baton as a person. */
  api<T>(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  /** Writes a row of a list as the site's owner. */
  addRow(list: string, fields: object): Promise<void>;
  /** Removes all rows of a list, as the site's owner. */
  emptyList(list: string): Promise<void>;
  /** Keys of hand-offs that were made beforehand, by the mail's key. */
  made: Map<string, string>;
  /** Mails that are not the sample's and came to Petra Hansen beforehand: their ids by name. */
  arrived: Map<string, string>;
}

export async function startCompany(): Promise<Company> {
  return openCompany(await startBaton());
}

/** The sample company of a Baton that is running. */
export function openCompany(baton: RunningBaton): Company {
  const sample = sampleCompany(new Date());
  const env = settingsOf(baton);
  const { origin } = new URL(baton.url);
  const toTenant = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${origin}${pathname}${search}`, request));
  };
  const doors = openTenantDoors(sample, env['BATON_CLIENT_ID'] ?? '', toTenant);
  const ask = async <T>(token: string, method: string, url: string, body?: unknown): Promise<T> => {
    const request = jsonRequest(method, url, body);
    request.headers.set('authorization', `Bearer ${token}`);
    const response = await patiently(request);
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    const answer: T = await response.json();
    return answer;
  };
  const [site] = sample.tenant.sites;
  const itemsOf = (list: string) =>
    `${origin}/v1.0/sites/${sample.tenant.sharePointHost}:${site?.path}:/lists/${list}/items`;
  const owner = doors.control<{ access_token: string }>('POST', '/token', {
    user: site?.owners[0],
    audience: 'graph',
    scopes: ['Sites.Manage.All'],
    client: teamsClientId,
  });
  return {
    ...doors,
    baton,
    made: new Map(),
    arrived: new Map(),
    api: async (person, method, path, body) =>
      ask(
        await doors.tokenFor(person),
        method,
        `http://localhost:${env['PORT']}/api/${path}`,
        body,
      ),
    async addRow(list, fields) {
      await ask((await owner).access_token, 'POST', itemsOf(list), { fields });
    },
    async emptyList(list) {
      const { access_token: token } = await owner;
      const items = itemsOf(list);
      for (;;) {
        const { value } = await ask<{ value: { id: string }[] }>(token, 'GET', items);
        if (value.length === 0) return;
        for (const { id } of value) await remove(`${items}/${id}`, token);
      }
    },
  };
}

async function remove(url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const { ok, status } = await patiently(new Request(url, { method: 'DELETE', headers }));
  if (!ok) throw new Error(`${url}: ${status}`);
}

/** A connection that was kept open may be closed just when it is used again; nothing was sent then. */
export async function patiently(request: Request): Promise<Response> {
  const again = request.clone();
  return fetch(request).catch(() => fetch(again));
}

/** What happens to a mail before anybody looks: who does what, one after the other. */
type Story = readonly [mail: string, by: string, ...acts: (readonly [who: string, act: object])[]];

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const send = ['send_now'] as const;
const petra = 'Petra Hansen';
const stories: readonly Story[] = [
  ['saldenbestaetigung', petra],
  ['elterngeld', petra, ['Claudia Fries', { action: 'accept' }]],
  ['mietvertrag-halle2', petra, ['Maren Jessen', { action: 'done' }]],
  [
    'sponsoring-tsv',
    petra,
    ['Giulia Conti', { action: 'decline', reason: 'Sponsoring macht der Vertrieb.' }],
  ],
  ['mahnung-alsterdruck-rechnung', petra],
  ['rechnung-schraubenkontor', petra, ['Sabine Kern', { action: 'accept' }]],
  [
    'gutschrift-kabelwerk',
    petra,
    ['Sabine Kern', { action: 'accept' }],
    ['Sabine Kern', { action: 'wait', until: soon(6) }],
  ],
  ['stromabschlag', petra],
  ['preisabweichung', petra, ['Thomas Wendt', { action: 'take_over' }]],
  ['neue-bankverbindung', petra],
];

/** Hand-offs in every state, so that no screen is looked at empty that is usually full. */
export async function tellStories(company: Company): Promise<void> {
  await company.addRow('Settings', { Title: 'UndoSeconds', Value: '120' });
  for (const [mail, by, ...acts] of stories) {
    const key = await handOff(company, mail, by);
    await act(company, key, by, { action: send[0] });
    for (const [who, wish] of acts) await act(company, key, who, wish);
  }
  const held = await handOff(company, 'versicherung-schaden', petra);
  await act(company, held, petra, { action: 'hold' });
  await handOff(company, 'lohnabrechnung-frage', 'Claudia Fries', 'take');
  const compared = await handOff(company, 'angebot-stapler', 'Jens Maier', 'take');
  await act(company, compared, 'Jens Maier', { action: 'done' });
  await losing(company, 'mixed-lizenz');
  await comingBack(company, 'hotelrechnung');
  for (const [name, message] of Object.entries(strangeMails)) {
    const path = `/mailboxes/petra.hansen@${company.sample.tenant.domain}/messages`;
    const { id } = await company.control<{ id: string }>('POST', path, {
      internetMessageId: `<${name}@fremd.example>`,
      ...message,
    });
    company.arrived.set(name, id);
  }
  await handOffFirstOfTwo(company);
  await beginRun(company);
  await correctThrice(company);
}

/** The mail finds a full mailbox, and its sender has the report. */
async function comingBack(company: Company, mail: string): Promise<void> {
  const key = await handOff(company, mail, petra);
  const { owner } = await company.api<HandoffView>(petra, 'GET', `handoffs/${key}`);
  await company.control('PATCH', `/people/${owner.oid}`, { mailboxFull: true });
  await act(company, key, petra, { action: send[0] });
  await company.control('PATCH', `/people/${owner.oid}`, { mailboxFull: false });
  // at sign-in Baton looks for reports
  await company.api(petra, 'GET', 'me');
}

/** The other of its two requests has nobody yet. */
async function handOffFirstOfTwo(company: Company): Promise<void> {
  const messageId = company.arrived.get('firstOfTwo');
  const { suggestion } = await company.api<MailAnswer>(petra, 'POST', 'suggestions', { messageId });
  if (suggestion.kind !== 'unclear') throw new Error('one request was seen where there are two');
  const [first] = suggestion.options;
  const handoffKey = randomUUID();
  await company.api(petra, 'POST', 'handoffs', {
    handoffKey,
    kind: 'forward',
    messageId,
    responsibilityId: first?.responsibilityId,
  });
  await act(company, handoffKey, petra, { action: 'send_now' });
}

/** A run whose second step is with Jens Maier, who may not see the first. */
async function beginRun(company: Company): Promise<void> {
  const [first, second] = [randomUUID(), randomUUID()];
  const messageId = company.arrived.get('ofRun');
  const order = { handoffKey: first, kind: 'forward', messageId, responsibilityId: 1 };
  await company.api(petra, 'POST', 'handoffs', order);
  await act(company, first, petra, { action: 'send_now' });
  const { owner } = await company.api<{ owner: { name: string } }>(
    petra,
    'GET',
    `handoffs/${first}`,
  );
  await act(company, first, owner.name, { action: 'done' });
  const target = { handoffKey: second, responsibilityId: 2 };
  await act(company, first, owner.name, { action: 'next_step', target });
  await act(company, second, owner.name, { action: 'send_now' });
  company.made.set('run', first);
}

const sentBy = (name: string, address: string) => ({ emailAddress: { name, address } });
const saying = (content: string) => ({ contentType: 'text', content });

const messageIdOf = (mail: string) => mails.find(({ id }) => id === mail)?.internetMessageId ?? '';

const two = {
  subject: 'Verschiedenes',
  from: sentBy('Elektro Bahnsen', 'buero@elektro-bahnsen.example'),
  body: saying(
    'Zum einen brauchen wir eine Kopie Ihrer Rechnung. Zum anderen ist eine Leuchte defekt, wie läuft das mit der Garantie?',
  ),
};

/** To be looked at twice, with more than one request or none at all, or the second of their conversation. */
const strangeMails = {
  fraud: {
    subject: 'Neue Bankverbindung',
    from: sentBy('Sabine Kern', 'buchhaltung@fremd.example'),
    body: saying(
      'Unsere Bankverbindung hat sich geändert. Bitte überweisen Sie die Rechnung 4711 ab sofort auf die neue IBAN.',
    ),
  },
  twoRequests: two,
  firstOfTwo: {
    ...two,
    from: sentBy('Elektro Hinrichs', 'post@elektro-hinrichs.example'),
    subject: 'Zweierlei',
  },
  nothing: {
    subject: 'Kurze Frage',
    from: sentBy('Hinnerk Loop', 'loop@mailbrise.example'),
    body: saying('Können Sie mir bei der Sache von neulich weiterhelfen? Sie wissen schon.'),
  },
  again: {
    subject: 'Saldenbestätigung: eine Nachfrage',
    from: sentBy('Gesine Kessel', 'kessel@kessel-partner.example'),
    internetMessageHeaders: [{ name: 'References', value: messageIdOf('saldenbestaetigung') }],
    body: saying('Wann dürfen wir mit dem unterschriebenen Formular rechnen?'),
  },
  ofRun: {
    subject: 'Rechnung 2026-0815',
    from: sentBy('Fördetechnik', 'rechnung@foerdetechnik.example'),
    body: saying('Anbei unsere Rechnung, zahlbar in 14 Tagen.'),
  },
};

/** Nobody answers while it is sent: whether it went out is not known. */
async function losing(company: Company, mail: string): Promise<void> {
  const key = await handOff(company, mail, petra);
  const fault = { method: 'POST', path: '/send$', status: 504, times: 1 };
  await company.control('POST', '/faults', fault);
  await act(company, key, petra, { action: 'send_now' });
}

async function handOff(
  company: Company,
  mail: string,
  by: string,
  kind: 'forward' | 'take' = 'forward',
): Promise<string> {
  const { messageId, mailbox } = await company.mailId(mail);
  const own = company.sample.tenant.users.some((user) => user.mail === mailbox);
  const handoffKey = randomUUID();
  await company.api(by, 'POST', 'handoffs', {
    handoffKey,
    kind,
    messageId,
    ...(!own && { mailbox }),
    responsibilityId: await responsibilityFor(company, mail),
    note: 'Gefragt ist: bitte bis Ende der Woche prüfen und antworten.',
    due: soon(4),
  });
  company.made.set(mail, handoffKey);
  return handoffKey;
}

function act(company: Company, key: string, who: string, wish: object): Promise<unknown> {
  return company.api(who, 'POST', `handoffs/${key}/actions`, wish);
}

interface Register {
  responsibilities: { id: number; title: string }[];
}

async function responsibilityFor(company: Company, mail: string): Promise<number> {
  const wanted = mails.find(({ id }) => id === mail)?.expected.title;
  const { responsibilities } = await company.api<Register>(
    petra,
    'GET',
    'responsibilities/offline',
  );
  const found = responsibilities.find(({ title }) => title === wanted);
  if (!found) throw new Error(`nobody has ${mail}`);
  return found.id;
}
