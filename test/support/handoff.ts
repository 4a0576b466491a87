import { randomUUID } from 'node:crypto';
import { unfiled } from '../../src/core/filing.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import type { Stored } from '../../src/usecases/handoff-ports.ts';
import type { SeenRow } from '../../src/usecases/record-ports.ts';
import type { World } from './world.ts';

/** A hand-off as it would stand in the list; each test says what it is about. */
export function handoffRecord(more: Partial<HandoffRecord> = {}): HandoffRecord {
  const handoffKey = more.handoffKey ?? randomUUID();
  return {
    handoffKey,
    claimKey: `1:${handoffKey}`,
    sentKey: '',
    conversationKey: '',
    subject: '2. Mahnung zu Rechnung 8840217',
    senderName: 'Alsterdruck',
    senderDomain: 'alsterdruck.example',
    mailbox: 'info@nordlicht-technik.example',
    messageId: 'AAMk1',
    receivedAt: '2026-11-23T07:00:00Z',
    area: 'Rechnungen',
    title: 'Eingangsrechnungen',
    responsibilityId: 1,
    handedOffBy: { oid: 'petra', name: 'Petra Hansen' },
    handedOffAt: '2026-11-23T08:00:00Z',
    owner: { oid: 'sabine', name: 'Sabine Kern' },
    note: '',
    state: 'offered',
    stateSince: '2026-11-23T08:00:00Z',
    acceptedAt: '',
    reason: '',
    mailState: 'sent',
    draftId: '',
    attempt: 1,
    submittedAt: '2026-11-23T08:00:10Z',
    lookedAt: '',
    evidence: '',
    leaseUntil: '',
    sendAfter: '',
    announcedAt: '',
    remindedAt: '',
    escalatedAt: '',
    process: '',
    processKey: '',
    duplicateOf: '',
    hops: 0,
    previous: '',
    ...unfiled(false),
    signals: '',
    ...more,
  };
}

/** A row with its place in the list and its version there. */
export function storedHandoff(
  item: number,
  more: Partial<HandoffRecord> = {},
  version = 1,
): Stored {
  return {
    itemId: String(item),
    etag: `"row-${item},${version}"`,
    record: handoffRecord(more),
    chain: { head: '', pending: '' },
  };
}

/** The row as the index gives it back: whoever writes to it reads its place in the record from the list. */
export function seen({ itemId, etag, record }: Stored): SeenRow {
  return { itemId, etag, record };
}

/** A list as somebody with full rights to the site sees it and can change it by hand. */
export function embeddedRows(world: World, name = 'Handoffs') {
  const [site] = world.sample.tenant.sites;
  const list = `https://graph.microsoft.com/v1.0/sites/${world.sample.tenant.sharePointHost}:${site?.path}:/lists/${name}/items`;
  const ask = async (method: string, address: string, body?: unknown): Promise<any> => {
    const { access_token } = await world.control<{ access_token: string }>('POST', '/token', {
      user: site?.owners[0],
      audience: 'graph',
      scopes: ['Sites.Manage.All'],
      client: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    });
    const response = await world.emulator.fetch(
      new Request(address, {
        method,
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  };
  return {
    all: async () => (await ask('GET', `${list}?$expand=fields`)).value as any[],
    add: (fields: Record<string, unknown>) => ask('POST', list, { fields }),
    async remove(title: string) {
      const { value } = await ask('GET', `${list}?$expand=fields($select=Title)`);
      const row = value.find((each: any) => each.fields.Title === title);
      await ask('DELETE', `${list}/${row.id}`);
    },
  };
}
