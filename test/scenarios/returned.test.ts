import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { asCaller } from '../../src/server/context.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { resumeHandoffs } from '../../src/usecases/resume-handoffs.ts';
import { asOutlook } from '../support/outlook.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;
beforeEach(async () => {
  world = await startWorld({ mails: false });
});
afterEach(() => world.close());

async function newMail(subject = 'Mahnung zur Rechnung 4711'): Promise<string> {
  const message = {
    subject,
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: 'Bitte zahlen Sie die Rechnung.' },
  };
  const path = `/mailboxes/petra.hansen@${world.sample.tenant.domain}/messages`;
  return (await world.control<{ id: string }>('POST', path, message)).id;
}

/** To the owner of a responsibility, whose mailbox takes nothing by then. */
async function handOffToFullMailbox() {
  const { responsibilities, absences } = await world.product.context.currentRegister();
  const isThere = ({ oid }: { oid: string }) => absences.every((each) => each.oid !== oid);
  const [first, other] = responsibilities.filter(
    ({ owner, team }) => owner.name !== petra && isThere(owner) && team.length === 0,
  );
  if (first === undefined || other === undefined) throw new Error('the sample has no two of them');
  await world.control('PATCH', `/people/${first.owner.oid}`, { mailboxFull: true });
  const messageId = await newMail();
  const handoffKey = randomUUID();
  const order = { messageId, handoffKey, kind: 'forward', responsibilityId: first.id };
  await world.api(petra, 'POST', '/handoffs', order);
  return { messageId, handoffKey, owner: first.owner, other };
}

/** A non-delivery report about a mail, as Exchange writes it; from now by default. */
async function arriveReport(about: string, { references = about, hoursAgo = 0 } = {}) {
  const now = world.product.context.now().getTime();
  await world.control('POST', `/mailboxes/petra.hansen@${world.sample.tenant.domain}/messages`, {
    subject: 'Undeliverable: Mahnung',
    receivedDateTime: new Date(now - hoursAgo * 3_600_000).toISOString(),
    internetMessageHeaders: [
      { name: 'In-Reply-To', value: about },
      { name: 'References', value: references },
      { name: 'X-MS-Exchange-Message-Is-Ndr', value: '' },
    ],
  });
}

async function signIn(): Promise<void> {
  const { context } = world.product;
  const caller = await context.checkToken(await world.tokenFor(petra));
  await resumeHandoffs(asCaller(context, caller));
}

const read = async (name: string, handoffKey: string) =>
  (await world.api(name, 'GET', `/handoffs/${handoffKey}`)).body;

/** How often Exchange was asked for reports. */
async function questions(): Promise<number> {
  const asked = await world.control<{ path: string }[]>('GET', '/requests');
  return asked.filter(({ path }) => path.includes('0x001A')).length;
}

async function reportId(): Promise<string> {
  const { value } = await world.graph<{ value: { id: string; subject: string }[] }>(
    petra,
    '/me/messages?$select=id,subject',
  );
  return value.find(({ subject }) => subject.startsWith('Undeliverable'))?.id ?? '';
}

async function verify() {
  const { keys } = world.product.context;
  const log = await exportLog(keys.log, world.product.recordLists, async () => {});
  const { integrity, completeness } = audit(log, { keys: logKeysOf(keys) });
  return [...integrity, ...completeness];
}

describe('a mail that did not arrive', () => {
  it('is sent for Baton until its sender is there again; then the row, the desk and the record say so', async () => {
    const { handoffKey, owner } = await handOffToFullMailbox();
    expect((await read(petra, handoffKey)).mailState).toBe('sent');
    await signIn();
    expect(await read(petra, handoffKey)).toMatchObject({
      state: 'offered',
      mailState: 'undelivered',
      actions: expect.arrayContaining(['pass_on', 'withdraw']),
    });
    const { body: desk } = await world.api(petra, 'GET', '/desk');
    expect(desk.pending.handoffs).toMatchObject([{ handoffKey }]);
    expect(desk.given.total).toBe(0);
    // whoever was to have it finds it on the desk all the same
    const { body: theirs } = await world.api(owner.name, 'GET', '/desk');
    expect(theirs.offered.handoffs).toMatchObject([{ handoffKey, mailState: 'undelivered' }]);
    expect(await verify()).toEqual([]);
  });

  it('is noted once, and costs no question to Exchange when nothing of late was sent', async () => {
    const { handoffKey } = await handOffToFullMailbox();
    await signIn();
    const { stateSince } = await read(petra, handoffKey);
    const before = await questions();
    await signIn();
    expect((await read(petra, handoffKey)).stateSince).toBe(stateSince);
    expect(await questions()).toBe(before);
  });

  it('shows with its report: what was not delivered, and what can be done', async () => {
    const { handoffKey } = await handOffToFullMailbox();
    const { body } = await world.api(petra, 'POST', '/suggestions', {
      messageId: await reportId(),
    });
    expect(body.status).toMatchObject({
      kind: 'handed_off',
      handoff: { handoffKey, mailState: 'undelivered' },
    });
  });

  it('goes to somebody else from its sender’s own copy', async () => {
    const { handoffKey, other } = await handOffToFullMailbox();
    await signIn();
    const target = { handoffKey: randomUUID(), responsibilityId: other.id };
    const passed = await world.api(petra, 'POST', `/handoffs/${handoffKey}/actions`, {
      action: 'pass_on',
      target,
    });
    expect(passed).toMatchObject({ status: 200, body: { handoffKey: target.handoffKey } });
    expect(await read(petra, handoffKey)).toMatchObject({ state: 'passed_on' });
    expect(await read(petra, target.handoffKey)).toMatchObject({
      mailState: 'sent',
      owner: { name: other.owner.name },
    });
    // the report has nothing to ask any more
    const { body } = await world.api(petra, 'POST', '/suggestions', {
      messageId: await reportId(),
    });
    expect(body.status.kind).toBe('open');
    expect(await verify()).toEqual([]);
  });

  it('stays with whoever accepts it before the new mail has left', async () => {
    await world.product.registerList.writeSetting('UndoSeconds', '60');
    const { handoffKey, owner, other } = await handOffToFullMailbox();
    await world.passTime(61);
    await signIn();
    const target = { handoffKey: randomUUID(), responsibilityId: other.id };
    const path = `/handoffs/${handoffKey}/actions`;
    await world.api(petra, 'POST', path, { action: 'pass_on', target });
    await world.api(owner.name, 'POST', path, { action: 'accept' });
    await world.passTime(61);
    expect(await read(owner.name, handoffKey)).toMatchObject({ state: 'accepted' });
    expect(await read(petra, target.handoffKey)).toMatchObject({ mailState: 'cancelled' });
  });

  it('is found also by whoever comes back after two weeks', async () => {
    const { handoffKey } = await handOffToFullMailbox();
    await world.passTime(14 * 86_400);
    await signIn();
    expect(await read(petra, handoffKey)).toMatchObject({ mailState: 'undelivered' });
  });

  it('is found also where more older reports lie than are read at once', async () => {
    const { handoffKey } = await handOffToFullMailbox();
    for (let hoursAgo = 1; hoursAgo <= 60; hoursAgo++)
      await arriveReport(`<${hoursAgo}@nordlicht-technik.example>`, { hoursAgo });
    await signIn();
    expect(await read(petra, handoffKey)).toMatchObject({ mailState: 'undelivered' });
  });

  it('is the one that the report answers, not an earlier one of its conversation', async () => {
    const { handoffKey } = await handOffToFullMailbox();
    const sent = await world.graph<{ value: { internetMessageId: string }[] }>(
      petra,
      '/me/mailFolders/sentitems/messages?$select=internetMessageId',
    );
    // the real report is about the first mail; only one about a later mail is left
    const report = await reportId();
    await asOutlook(world, petra, 'DELETE', `/me/messages/${report}`);
    const bin = '/me/mailFolders/deleteditems/messages?$select=id';
    for (const { id } of (await world.graph<{ value: { id: string }[] }>(petra, bin)).value)
      await asOutlook(world, petra, 'DELETE', `/me/messages/${id}`);
    const first = sent.value[0]?.internetMessageId;
    const later = '<later@nordlicht-technik.example>';
    await arriveReport(later, { references: `${first} ${later}` });
    await signIn();
    expect((await read(petra, handoffKey)).mailState).toBe('sent');
  });

  it('is opened as any other mail where Exchange does not take the question', async () => {
    await handOffToFullMailbox();
    await world.control('POST', '/faults', { path: '0x001A', status: 400, times: 1 });
    const asked = await world.api(petra, 'POST', '/suggestions', { messageId: await reportId() });
    expect(asked).toMatchObject({ status: 200, body: { status: { kind: 'open' } } });
  });

  it('can be withdrawn, and the request is free again', async () => {
    const { handoffKey, messageId } = await handOffToFullMailbox();
    await signIn();
    await world.api(petra, 'POST', `/handoffs/${handoffKey}/actions`, {
      action: 'withdraw',
      reason: 'kam nicht an',
    });
    const { body } = await world.api(petra, 'POST', '/suggestions', { messageId });
    expect(body.status.kind).toBe('open');
  });
});

describe('somebody whose mailbox is full', () => {
  it('is passed over, and that is said', async () => {
    const messageId = await newMail('Pfändungs- und Überweisungsbeschluss');
    const ask = async () => (await world.api(petra, 'POST', '/suggestions', { messageId })).body;
    const { person } = (await ask()).suggestion.best.recipient;
    await world.control('PATCH', `/people/${person.oid}`, { mailboxFull: true });
    const { recipient } = (await ask()).suggestion.best;
    expect(recipient.person.oid).not.toBe(person.oid);
    expect(recipient.skipped).toMatchObject([{ reason: 'mailbox_full', person }]);
  });
});
