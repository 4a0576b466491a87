import { randomUUID } from 'node:crypto';
import { audit } from '../../src/core/audit.ts';
import { type ListRow, textOf } from '../../src/core/audit-rows.ts';
import { logKeysOf, verifySignature } from '../../src/core/log-key.ts';
import type { Product } from '../../src/main/product.ts';
import { type ArchiveDeps, archiveYear, planArchive } from '../../src/usecases/archive-year.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import type { EventArchive } from '../../src/usecases/record-ports.ts';
import { provisionArchive } from '../../src/usecases/provision.ts';
import { startWorld, type World } from './world.ts';

export const daySeconds = 24 * 60 * 60;
export const petra = 'Petra Hansen';

export interface HandedOff {
  handoffKey: string;
  owner: string;
  ownerOid: string;
}

/** A world two days before New Year, and what archiving is tried with in it. */
export async function startYearsEnd() {
  const world = await startWorld({ today: new Date('2025-12-30T10:00:00Z') });

  const act = ({ handoffKey, owner }: HandedOff, action: string) =>
    world.api(owner, 'POST', `/handoffs/${handoffKey}/actions`, { action });

  const handOff = async (mail: string, ...actions: string[]): Promise<HandedOff> => {
    const ref = await world.mailId(mail);
    const { body } = await world.api(petra, 'POST', '/suggestions', ref);
    const { responsibilityId, recipient } = body.suggestion.best;
    const order = { ...ref, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
    await world.api(petra, 'POST', '/handoffs', { ...order, note: 'Bitte an Zaunkönig' });
    const { name, oid } = recipient.person;
    const handedOff = { handoffKey: order.handoffKey, owner: name, ownerOid: oid };
    for (const action of actions) await act(handedOff, action);
    return handedOff;
  };

  const checkpoint = async () => {
    await world.passTime(1);
    await world.product.logKeeper.write();
  };

  return {
    world,
    act,
    handOff,
    checkpoint,
    /** One that is done, one that is open, and the next year has its first checkpoint. */
    async overNewYear() {
      const done = await handOff('pfaendung', 'accept', 'done');
      const open = await handOff('elterngeld', 'accept');
      await checkpoint();
      await world.passTime(7 * daySeconds);
      const next = await handOff('finanzamt-frist', 'accept', 'done');
      await checkpoint();
      return { done, open, next };
    },
    ...archivingIn(world),
  };
}

export type YearsEnd = Awaited<ReturnType<typeof startYearsEnd>>;

function archivingIn(world: World) {
  const read = () => exportLog(world.product.logName, world.product.recordLists, async () => {});
  return {
    async archive(more: Partial<EventArchive> = {}, rest: Partial<ArchiveDeps> = {}, year = 2025) {
      await provisionArchive(year, world.product.listAdmin);
      const deps = { ...archiveDeps(world.product, more), ...rest };
      return archiveYear(await planArchive(year, deps), deps);
    },
    async verify() {
      const log = await read();
      const report = audit(log, { keys: logKeysOf(world.product.context.keys) });
      return { ...report, findings: [...report.integrity, ...report.completeness] };
    },
    /** Everything that is written about a hand-off, in its row and beside its events. */
    async said({ handoffKey }: HandedOff) {
      const { handoffs, events } = await read();
      const isAbout = ({ fields }: ListRow) =>
        fields['HandoffKey'] === handoffKey || textOf(fields['EventKey']).startsWith(handoffKey);
      return JSON.stringify([...handoffs, ...events].filter(isAbout));
    },
    /** Keys of the events that stand there, in the order of their items. */
    async keysIn(list: 'HandoffEvents' | 'HandoffEvents2025') {
      const rows = await world.product.readList('HandoffEvents');
      const isArchived = ({ id }: { id: string }) => id.startsWith('2025');
      return rows
        .filter((row) => isArchived(row) === (list === 'HandoffEvents2025'))
        .map(({ fields }) => textOf(fields['EventKey']));
    },
  };
}

/** What archiving works with, some of it replaced. */
export function archiveDeps(product: Product, more: Partial<EventArchive> = {}): ArchiveDeps {
  return {
    archive: { ...product.eventArchive, ...more },
    lists: product.recordLists,
    handoffs: product.ownHandoffs,
    logKeeper: product.logKeeper,
    trust: { log: product.logName, keys: product.logKeys, verify: verifySignature },
    now: product.context.now,
    serverTime: product.context.serverTime,
    wait: async () => {},
    onProgress: () => {},
  };
}
