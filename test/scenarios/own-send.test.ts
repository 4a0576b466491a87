import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOutlook } from '../support/outlook.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface Draft {
  id: string;
  internetMessageId: string;
}

/** A forward in Petra's own Outlook, and the mail it forwards. */
async function beginForward(key: string) {
  const { messageId, mailbox } = await world.mailId(key);
  const at = `/users/${encodeURIComponent(mailbox)}/messages`;
  const draft = await asOutlook<Draft>(world, petra, 'POST', `${at}/${messageId}/createForward`);
  const { internetMessageId: original } = await world.graph<{ internetMessageId: string }>(
    petra,
    `${at}/${messageId}`,
  );
  return { messageId, mailbox, draft, original, at: `${at}/${draft.id}` };
}

type Begun = Awaited<ReturnType<typeof beginForward>>;

const ask = (written: Record<string, unknown>) =>
  world.api(petra, 'POST', '/drafts/suggestions', {
    recipients: [],
    subject: '',
    body: '',
    ...written,
  });

async function insert({ draft, mailbox, original }: Begun, more: Record<string, unknown> = {}) {
  const { body } = await ask({ subject: 'WG', body: 'Mahnung zu Rechnung', original, mailbox });
  const { best } = body.suggestion;
  const order = {
    handoffKey: randomUUID(),
    draftId: draft.id,
    mailbox,
    original,
    responsibilityId: best.responsibilityId,
    recipientOid: best.recipient.person.oid,
    ...more,
  };
  return { order, best, ...(await world.api(petra, 'POST', '/drafts/handoffs', order)) };
}

async function send({ at }: Begun, address: string) {
  await asOutlook(world, petra, 'PATCH', at, {
    toRecipients: [{ emailAddress: { address } }],
  });
  await asOutlook(world, petra, 'POST', `${at}/send`);
}

const statusOf = async ({ messageId, mailbox }: Begun, person = petra) =>
  (await world.api(person, 'POST', '/suggestions', { messageId, mailbox })).body.status;

describe('a forward that somebody writes and sends in Outlook themselves', () => {
  let begun: Begun;
  let inserted: Awaited<ReturnType<typeof insert>>;

  it('is proposed an owner from the words of the draft', async () => {
    const { status, body } = await ask({
      subject: 'Pfändung Lindner',
      body: 'Bitte den Pfändungsbetrag prüfen, bis 14.12.',
    });
    expect(status).toBe(200);
    expect(body.status).toEqual({ kind: 'open' });
    expect(body.suggestion.best.title).toBe('Pfändungen und Abtretungen');
    expect(body.check.owner.address).toBe(body.suggestion.best.recipient.person.mail);
    expect(body.check.internal).toContain('nordlicht-technik.example');
  });

  it('is claimed when the recipient is inserted, and gets a block that says why', async () => {
    begun = await beginForward('mahnung-alsterdruck-info');
    inserted = await insert(begun, { note: 'Gefragt ist: <i>zahlen</i>', due: '2026-12-04' });
    expect(inserted.status).toBe(200);
    expect(inserted.body).toMatchObject({
      kind: 'handed_off',
      handoff: { state: 'offered', mailState: 'drafted', ownSend: true },
    });
    expect(inserted.body.block).toContain('Gefragt ist: &lt;i&gt;zahlen&lt;/i&gt;');
    expect(inserted.body.block).toMatch(/Warum Sie: .*Nicht Ihre Sache\?/);
    expect(inserted.body.block).toMatch(/Why you: .*Not yours\?/);
  });

  it('gives the same answer to the same key', async () => {
    const again = await world.api(petra, 'POST', '/drafts/handoffs', inserted.order);
    expect(again.body.handoff).toMatchObject({ handoffKey: inserted.order.handoffKey });
  });

  it('is never sent by Baton, however often it looks', async () => {
    await world.passTime(60 * 60);
    await world.api(petra, 'GET', '/me');
    await expect(statusOf(begun)).resolves.toMatchObject({ handoff: { mailState: 'drafted' } });
    const kept = await world.graph<{ isDraft: boolean }>(petra, begun.at);
    expect(kept.isDraft).toBe(true);
  });

  it('meets whoever has the request already, and is told so instead', async () => {
    const second = await insert(begun);
    expect(second.body).toMatchObject({
      kind: 'already',
      status: { handoff: { handoffKey: inserted.order.handoffKey } },
    });
  });

  it('counts as sent once its writer has sent it and somebody looks', async () => {
    await send(begun, inserted.best.recipient.person.mail);
    await expect(statusOf(begun)).resolves.toMatchObject({ handoff: { mailState: 'sent' } });
  });
});

describe('a forward of which Outlook does not say in which mailbox its mail lies', () => {
  const order = async (draft: Draft, original: string) => {
    const { body } = await ask({ subject: 'WG', body: 'Mahnung zu Rechnung', original });
    const handoffKey = randomUUID();
    const { responsibilityId } = body.suggestion.best;
    const sent = { handoffKey, draftId: draft.id, original, responsibilityId };
    const claimed = await world.api(petra, 'POST', '/drafts/handoffs', sent);
    return { status: body.status, body: claimed.body };
  };
  const ownDraft = () =>
    asOutlook<Draft>(world, petra, 'POST', '/me/messages', { subject: 'WG: Mahnung' });

  it('meets whoever has the request already', async () => {
    const begun = await beginForward('rechnung-schraubenkontor');
    const first = await insert(begun);
    const { status, body } = await order(await ownDraft(), begun.original);
    expect(status).toMatchObject({ handoff: { handoffKey: first.order.handoffKey } });
    expect(body).toMatchObject({
      kind: 'already',
      status: { handoff: { handoffKey: first.order.handoffKey } },
    });
  });

  it('claims the request of the mail, found in the shared mailbox, for whoever comes after', async () => {
    const { messageId, mailbox } = await world.mailId('stromabschlag');
    const { internetMessageId } = await world.graph<{ internetMessageId: string }>(
      petra,
      `/users/${mailbox}/messages/${messageId}`,
    );
    const { body } = await order(await ownDraft(), internetMessageId);
    expect(body.handoff).toMatchObject({
      mailState: 'drafted',
      from: { name: 'Küstenstrom Geschäftskunden' },
    });
    const later = await world.api(petra, 'POST', '/suggestions', { messageId, mailbox });
    expect(later.body.status.handoff.handoffKey).toBe(body.handoff.handoffKey);
  });

  it('is proposed as the mail itself would be: by its sender and the mailbox it came to', async () => {
    const { messageId, mailbox } = await world.mailId('preisabweichung');
    const { internetMessageId: original } = await world.graph<{ internetMessageId: string }>(
      petra,
      `/users/${mailbox}/messages/${messageId}`,
    );
    const { body } = await ask({ subject: 'WG', body: 'Rechnung prüfen', original });
    expect(body.check.expected).toContain('a.wulff@guss-und-form.example');
    const { evidence } = body.suggestion.best;
    expect(evidence).toContainEqual(expect.objectContaining({ kind: 'mailbox', found: mailbox }));
    expect(body.foundIn).toBe(mailbox);
    // the hint saves the search; a wrong one spoils nothing
    for (const foundIn of [mailbox, 'deniz.yildiz@nordlicht-technik.example']) {
      const again = await ask({ subject: 'WG', body: 'Rechnung prüfen', original, foundIn });
      expect(again.body).toMatchObject({ foundIn: mailbox, check: body.check });
    }
  });

  it('claims it also when the mail lies where nobody can look', async () => {
    const original = `<${randomUUID()}@kunde.example>`;
    const first = await order(await ownDraft(), original);
    expect(first.body).toMatchObject({ kind: 'handed_off' });
    const second = await order(await ownDraft(), original);
    expect(second.status.handoff.handoffKey).toBe(first.body.handoff.handoffKey);
    expect(second.body.kind).toBe('already');
  });

  it('is found where the draft itself lies in a shared mailbox', async () => {
    const begun = await beginForward('gutschrift-kabelwerk');
    // as Exchange says of an id that belongs to another mailbox
    const fault = { path: '^/v1.0/me/messages/[^/?]+\\?', status: 400, times: 1 };
    await world.control('POST', '/faults', fault);
    const { body } = await order(begun.draft, begun.original);
    expect(body.handoff).toMatchObject({ mailState: 'drafted' });
  });
});

/** A deleted draft lies among the deleted mails first, under another id. */
async function emptyBin() {
  const bin = '/me/mailFolders/deleteditems/messages';
  const { value } = await world.graph<{ value: { id: string }[] }>(petra, bin);
  for (const { id } of value) await asOutlook(world, petra, 'DELETE', `/me/messages/${id}`);
}

describe('evidence of a mail that was sent without Baton', () => {
  it('is whoever has received it', async () => {
    const begun = await beginForward('pfaendung');
    const { body, best } = await insert(begun);
    await send(begun, best.recipient.person.mail);
    const owner = best.recipient.person.name as string;
    const inbox = await world.graph<{ value: { id: string }[] }>(
      owner,
      '/me/mailFolders/inbox/messages?$top=1&$orderby=receivedDateTime desc',
    );
    const seen = await world.api(owner, 'POST', '/suggestions', {
      messageId: inbox.value[0]?.id,
    });
    expect(seen.body.status.handoff).toMatchObject({
      handoffKey: body.handoff.handoffKey,
      mailState: 'sent',
    });
    expect(seen.body.status.handoff.actions).toContain('accept');
  });

  it('leaves the question to the writer when the draft is gone', async () => {
    const begun = await beginForward('finanzamt-frist');
    await insert(begun);
    await asOutlook(world, petra, 'DELETE', begun.at);
    await emptyBin();
    await expect(statusOf(begun)).resolves.toMatchObject({
      handoff: { mailState: 'uncertain', evidence: { found: 'nothing_found' } },
    });
  });
});

describe('what is known about recipients while writing', () => {
  it('names who is away today', async () => {
    const { body } = await ask({ subject: 'Mahnung', body: 'Mahnung zur Rechnung' });
    expect(body.check.away.length).toBeGreaterThan(0);
    expect(body.check.expected).toContain('petra.hansen@nordlicht-technik.example');
  });

  it('counts only those who do the work as the ones who answer for it, not the writer', async () => {
    const { body } = await ask({ subject: 'Mahnung', body: 'Mahnung zur Rechnung' });
    const { answerable } = body.check;
    expect(answerable).toContain(body.suggestion.best.recipient.person.mail);
    expect(answerable).toContain('deniz.yildiz@nordlicht-technik.example');
    expect(answerable).not.toContain('petra.hansen@nordlicht-technik.example');
  });
});
