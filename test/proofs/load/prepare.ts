import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { decide } from '../../../src/core/decision.ts';
import { featuresOf } from '../../../src/core/features.ts';
import { readRequest } from '../../../src/core/mail.ts';
import { writeSignals } from '../../../src/core/signals-column.ts';
import { createEmulator } from '../../../src/emulator/emulator.ts';
import { readConfig } from '../../../src/main/config.ts';
import { writeEmbeddedEnvironment } from '../../../src/main/embedded.ts';
import { fillRegister, seedTenant } from '../../../src/main/fill.ts';
import { loadKeys } from '../../../src/main/keys.ts';
import { createProduct, type Product } from '../../../src/main/product.ts';
import { fieldsOf } from '../../../src/m365/handoff-fields.ts';
import { undoSecondsSetting } from '../../../src/usecases/undo-window.ts';
import { handoffRecord } from '../../support/handoff.ts';
import { largeCompany } from '../../support/large-company.ts';
import { jsonRequest, type Sample } from '../../support/tenant-doors.ts';
import { loadCompany } from './company.ts';

export interface LoadSize {
  responsibilities: number;
  handoffs: number;
}

/** A tenant on disk: `tenant.sqlite` for the emulator, `first/` with environment and keys. */
export interface PreparedTenant {
  folder: string;
  sample: Sample;
}

/** So many different hand-offs; what is learned of a long list are fewer. */
const mostDifferent = 4_000;
/** The one mail in this many that was handed off to somebody else first. */
const openEvery = 25;

const build = resolve(import.meta.dirname, '../../../build/load');

/** Makes the tenant once, minutes for a large one; later runs find it in `build/load`. */
export async function prepareTenant(
  size: LoadSize,
  say: (line: string) => void,
): Promise<PreparedTenant> {
  const sample = loadCompany(size.responsibilities);
  const folder = join(build, `${size.responsibilities}-${size.handoffs}`);
  if (existsSync(folder)) return { folder, sample };
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  await fill(part, sample, size, say);
  renameSync(part, folder);
  return { folder, sample };
}

async function fill(
  folder: string,
  sample: Sample,
  { handoffs, responsibilities }: LoadSize,
  say: (line: string) => void,
): Promise<void> {
  const own = join(folder, 'first');
  const config = readConfig(
    writeEmbeddedEnvironment(own, sample.tenant, { playground: 0, app: 0 }),
  );
  await loadKeys(config);
  datesBack(join(own, 'keys.json'));
  const emulator = createEmulator({ file: join(folder, 'tenant.sqlite') });
  const transport = async (request: Request) => emulator.fetch(request);
  const keys = await loadKeys(config);
  const log = pino({ level: 'silent' });
  const product = createProduct({ ...config, dataFolder: ':memory:' }, { log, keys, transport });
  await seedTenant(sample.tenant, config, transport);
  await fillRegister(sample.register, product);
  await product.registerList.writeSetting(undoSecondsSetting, '0');
  say(`${responsibilities} responsibilities written`);
  await writeHandoffs(sample, product, handoffs, await writerOf(config, sample, transport), say);
  product.close();
  emulator.close();
}

/** What was learned before the keys were made cannot be compared: these hand-offs are of last year. */
function datesBack(file: string): void {
  const content = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    content.replaceAll(/"since": "[^"]+"/g, '"since": "2020-01-01T00:00:00.000Z"'),
  );
}

type Write = (fields: Record<string, unknown>) => Promise<void>;

async function writerOf(
  { clientId }: { clientId: string },
  { tenant }: Sample,
  ask: (request: Request) => Promise<Response>,
): Promise<Write> {
  const list = `https://graph.microsoft.com/v1.0/sites/${tenant.sharePointHost}:/sites/baton:/lists/Handoffs/items`;
  const order = { app: clientId, client: clientId, audience: 'graph', scopes: [] };
  const door = jsonRequest('POST', 'http://localhost/__emulator/token', order);
  const { access_token: token }: { access_token: string } = await (await ask(door)).json();
  return async (fields) => {
    const request = jsonRequest('POST', list, { fields });
    request.headers.set('authorization', `Bearer ${token}`);
    const response = await ask(request);
    if (!response.ok) throw new Error(`a row was refused: ${await response.text()}`);
  };
}

/** A year of hand-offs, with what was learned from each mail; long lists repeat the same four thousand. */
async function writeHandoffs(
  sample: Sample,
  product: Product,
  count: number,
  write: Write,
  say: (line: string) => void,
): Promise<void> {
  const { index, responsibilities } = await product.currentRegister();
  const { nextMail } = largeCompany(responsibilities.length);
  const different = Array.from({ length: Math.min(count, mostDifferent) }, () => {
    const { mail, responsibilityId } = nextMail();
    const decision = decide(featuresOf(readRequest(mail)), index);
    return { mail, responsibilityId, signals: writeSignals(decision) };
  });
  say(`${different.length} mails read`);
  const byId = new Map(responsibilities.map((each) => [each.id, each]));
  const people = sample.tenant.users.slice(0, 20);
  const minutes = (365 * 24 * 60) / count;
  for (let at = 0; at < count; at++) {
    const made = different[at % different.length];
    const responsibility = made && byId.get(made.responsibilityId);
    if (made === undefined || responsibility === undefined) continue;
    const when = new Date(Date.now() - (count - at) * minutes * 60_000).toISOString();
    const by = people[at % people.length];
    const { name, oid } = responsibility.owner;
    const record = handoffRecord({
      subject: made.mail.subject,
      senderName: `Firma ${at % 4_000}`,
      senderDomain: made.mail.from.address.split('@')[1] ?? '',
      receivedAt: when,
      handedOffAt: when,
      stateSince: when,
      submittedAt: when,
      area: responsibility.area,
      title: responsibility.title,
      responsibilityId: responsibility.id,
      suggestedId: responsibility.id,
      band: 'clear',
      ...(by && { handedOffBy: { oid: by.oid, name: by.displayName } }),
      owner: { oid, name },
      state: at % openEvery === 0 ? 'accepted' : 'done',
      signals: made.signals,
      conversationKey: `conversation ${at}`,
      sentKey: `sent ${at}`,
    });
    await write(fieldsOf(record));
    if (at % 20_000 === 19_999) say(`${at + 1} hand-offs written`);
  }
}
