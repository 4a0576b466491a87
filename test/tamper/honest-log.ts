import { createPrivateKey, sign } from 'node:crypto';
import type { LogExport } from '../../src/core/audit.ts';
import { logKeysOf, type LogSigner, logSignerOf } from '../../src/core/log-key.ts';
import type { TenantKeys } from '../../src/core/tenant-keys.ts';
import { verifyNatively } from '../../src/main/verify-natively.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { createLogKeeper } from '../../src/usecases/log-keeper.ts';
import type { Recorder } from '../../src/usecases/record-ports.ts';
import { createRecorders } from '../../src/usecases/recorder.ts';
import { diceOf } from '../simulation/faults.ts';
import { createMemoryLists, type Fields } from './memory-lists.ts';

export const logName = 'nordlicht.example/sites/baton';

/** Keys that are the same on every run, so that a failure can be replayed. */
export function testKeys(seed = 1, log = logName): TenantKeys {
  const ring = (more: number) => ({
    current: {
      secret: new Uint8Array(32).fill(seed * 3 + more),
      since: '2026-01-01T00:00:00.000Z',
    },
    older: [],
  });
  return { log, claim: ring(0), signals: ring(1), signing: ring(2) };
}

/** Signs as core does, with the machine's own library. */
export function fastSigner({ log, signing }: TenantKeys): LogSigner {
  const { secret } = signing.current;
  const signer = logSignerOf(secret, log);
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({
    key: Buffer.concat([prefix, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  return { ...signer, sign: (message) => new Uint8Array(sign(null, message, key)) };
}

/** One server: who writes, and who keeps the log. */
export function createWriter(
  lists: ReturnType<typeof createMemoryLists>,
  { keys, dice, now }: { keys: TenantKeys; dice: () => number; now: () => Date },
) {
  const signer = fastSigner(keys);
  const later: (() => Promise<unknown>)[] = [];
  const recorderOf = createRecorders({
    lists: lists.record,
    log: keys.log,
    signer,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(dice() * 256)),
    now,
    doLater: (_at, task) => later.push(task),
    onNotSettled: (error) => {
      throw error;
    },
  });
  const keeper = createLogKeeper({
    lists: lists.record,
    signer,
    trust: { log: keys.log, keys: logKeysOf(keys), verify: verifyNatively },
    now,
    onSpoilt: (error) => {
      throw error;
    },
  });
  return { recorderOf, keeper, later };
}

const people = ['Petra Hansen', 'Sabine Kern', 'Deniz Yıldız', 'Mirko Albrecht', 'Jonas Petersen'];

export function newRow(number: number, dice: () => number): Fields {
  const pick = () => people[Math.floor(dice() * people.length)] ?? '';
  const [sender, owner] = [pick(), pick()];
  const at = new Date(Date.UTC(2026, 2, 1) + number * 60_000).toISOString();
  const hex = number.toString(16).padStart(12, '0');
  return {
    Title: `Anfrage ${number}`,
    HandoffKey: `00000000-0000-4000-8000-${hex}`,
    ClaimKey: `1:${hex.repeat(5)}`,
    SenderName: `Kunde ${number}`,
    SenderDomain: 'kunde.example',
    Mailbox: 'info@nordlicht.example',
    MessageId: `AAMk${number}`,
    ReceivedAt: at,
    Area: 'Rechnungen',
    ResponsibilityTitle: 'Mahnungen',
    ResponsibilityRef: 1 + (number % 60),
    HandedOffByOid: `oid-${sender}`,
    HandedOffByName: sender,
    HandedOffAt: at,
    OwnerOid: `oid-${owner}`,
    OwnerName: owner,
    Note: `Bitte prüfen, Nummer ${number}.`,
    Due: '2026-12-04T12:00:00Z',
    State: 'offered',
    StateSince: at,
    MailState: 'claimed',
    SendAfter: at,
    Attempt: 0,
    Hops: 0,
  };
}

/** What usually happens to a hand-off after its claim, step by step; nothing more after the last. */
export function stepsOf(dice: () => number, at: string): Fields[] {
  const sent = [
    { MailState: 'drafted', DraftId: 'AAMkDraft', SentKey: 'ab'.repeat(32) },
    { MailState: 'sending', Attempt: 1 },
    { MailState: dice() < 0.9 ? 'sent' : 'uncertain' },
  ];
  const accepted = { State: 'accepted', StateSince: at };
  const more = dice();
  if (more < 0.2) return sent;
  if (more < 0.4)
    return [...sent, { State: 'declined', StateSince: at, Reason: 'Nicht mein Gebiet' }];
  if (more < 0.6) return [...sent, accepted];
  return [...sent, accepted, { State: 'done', StateSince: at }];
}

/** An honest log with so many rows in its events list, or a few more. */
export function honestLog(rows: number): Promise<LogExport> {
  return writeLog(rows, 100);
}

/** Half a dozen hand-offs, three checkpoints, and one event that is too new for any. */
export function smallLog(): Promise<LogExport> {
  return writeLog(16, 2, false);
}

async function writeLog(rows: number, perCheckpoint: number, isListed = true): Promise<LogExport> {
  const keys = testKeys();
  const dice = diceOf(rows);
  const lists = createMemoryLists();
  let minutes = 0;
  const now = () => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000);
  const { recorderOf, keeper } = createWriter(lists, { keys, dice, now });
  const recorders = new Map<string, Recorder>(
    people.map((name) => [name, recorderOf({ oid: `oid-${name}`, name })]),
  );
  let written = 0;
  for (let number = 1; written < rows; number++) {
    minutes += 20;
    const row = newRow(number, dice);
    const sender = recorders.get(String(row['HandedOffByName']));
    const owner = recorders.get(String(row['OwnerName']));
    if (sender === undefined || owner === undefined) throw new Error('nobody');
    const item = (await lists.create(sender, row)) ?? '';
    written += 1;
    for (const step of stepsOf(dice, now().toISOString())) {
      await lists.change('State' in step ? owner : sender, item, step);
      if (step['MailState'] !== 'drafted' && step['MailState'] !== 'sending') written += 1;
    }
    if (number % perCheckpoint === 0) await keeper.write();
  }
  if (isListed) await keeper.write();
  return exportLog(keys.log, lists.record, async () => {});
}
