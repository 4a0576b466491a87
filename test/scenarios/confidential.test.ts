import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { noticeMail } from '../../src/usecases/notice-mail.ts';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const subject = 'Pfändung Müller';
const word = 'Es geht um den Lohn von Müller.';
let world: World;
beforeEach(async () => {
  world = await startWorld({ mails: false });
});
afterEach(() => world.close());

async function rowsOf(test: 'confidential' | 'open') {
  const { responsibilities } = await world.product.context.currentRegister();
  return responsibilities.filter((each) => each.confidential === (test === 'confidential'));
}

async function handOff(responsibilityId: number) {
  const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject,
    internetMessageId: `<${randomUUID()}@gericht.example>`,
    body: { contentType: 'text', content: 'Bitte.' },
  });
  const order = { messageId: id, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
  return (await world.api(petra, 'POST', '/handoffs', order)).body.handoff;
}

const act = async (person: string, key: string, body: Record<string, unknown>) =>
  (await world.api(person, 'POST', `/handoffs/${key}/actions`, body)).body;

const passOn = (handoff: { handoffKey: string; owner: { name: string } }, to: number) =>
  act(handoff.owner.name, handoff.handoffKey, {
    action: 'pass_on',
    target: { handoffKey: randomUUID(), responsibilityId: to },
    reason: word,
  });

const stored = async (key: string) => {
  const row = await world.product.context.handoffs.findByHandoffKey(key);
  if (row === undefined) throw new Error('no row');
  return row.record;
};

describe('a request that is passed on into a confidential area', () => {
  it('keeps its subject on neither row, and the word it was passed on with only on the new one', async () => {
    const [open] = await rowsOf('open');
    const [secret] = await rowsOf('confidential');
    const first = await handOff(open?.id ?? 0);
    expect(first.subject).toBe(subject);
    const second = await passOn(first, secret?.id ?? 0);
    expect(second).toMatchObject({ subject: '', note: word, mailState: 'sent', hops: 1 });
    const before = await stored(first.handoffKey);
    expect(before).toMatchObject({ state: 'passed_on', subject: '', reason: '' });
    const rows = await embeddedRows(world).all();
    expect(rows.map(({ fields }: any) => fields.Title ?? '')).toEqual(['', '']);
    const { keys } = world.product.context;
    const log = await exportLog(keys.log, world.product.recordLists, async () => {});
    const report = audit(log, { keys: logKeysOf(keys) });
    expect([...report.integrity, ...report.completeness]).toEqual([]);
  });

  it('also when it was somewhere else before', async () => {
    const [open, other] = await rowsOf('open');
    const [secret] = await rowsOf('confidential');
    const first = await handOff(open?.id ?? 0);
    const second = await passOn(first, other?.id ?? 0);
    expect((await stored(first.handoffKey)).subject).toBe(subject);
    await passOn(second, secret?.id ?? 0);
    expect([await stored(first.handoffKey), await stored(second.handoffKey)]).toMatchObject([
      { state: 'passed_on', subject: '', reason: word },
      { state: 'passed_on', subject: '', reason: '' },
    ]);
  });

  it('is told of without its subject', async () => {
    const [open] = await rowsOf('open');
    const [secret] = await rowsOf('confidential');
    const second = await passOn(await handOff(open?.id ?? 0), secret?.id ?? 0);
    const record = await stored(second.handoffKey);
    const { subject: title, html } = noticeMail('escalate', record);
    expect(`${title} ${html}`).not.toContain('Pfändung');
    expect(title).toContain(secret?.title);
  });

  it('stays without a subject when it is passed on into an open area', async () => {
    const [open] = await rowsOf('open');
    const [secret] = await rowsOf('confidential');
    const first = await handOff(secret?.id ?? 0);
    expect(first.subject).toBe('');
    const second = await passOn(first, open?.id ?? 0);
    expect(second).toMatchObject({ subject: '', note: word });
    expect(await stored(first.handoffKey)).toMatchObject({ state: 'passed_on', reason: word });
  });
});
