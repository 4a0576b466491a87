import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisClientType } from '@redis/client';
import type { Logger } from 'pino';
import type { NamedPerson } from '../../core/handoff-record.ts';
import type { TenantKeys } from '../../core/tenant-keys.ts';
import type { TokenSource } from '../../m365/tokens.ts';
import type { Transport } from '../../m365/transport.ts';
import { createInTime } from '../../usecases/in-time.ts';
import type { Clock, DoLater } from '../../usecases/ports.ts';
import type { ReadSheet } from '../../usecases/register-ports.ts';
import type { WatchWork } from '../../usecases/watch-claims.ts';
import { createSheetReader } from '../../sheets/read-apart.ts';
import type { Config } from '../config.ts';
import { createRequests, type Requests } from '../requests.ts';
import { transportFor } from './connections.ts';

/** What a product is made of beside its settings. */
export interface ProductParts {
  /** Site, register and directory are read and written with the rights of this person; nobody's by default. */
  person?: PersonPart;
  log: Logger;
  keys: TenantKeys;
  /** Those the log knows; nobody's by default. */
  requests?: Requests;
  transport?: Transport;
  /** Where several servers count together; each counts for itself without. */
  redis?: RedisClientType;
  /** Looks at everything that leaves the process and comes back. */
  watchTransport?: ((transport: Transport) => Transport) | undefined;
  /** Sees pieces of work by their names. */
  watch?: WatchWork | undefined;
  now?: Clock;
  doLater?: DoLater;
  wait?: (ms: number) => Promise<void>;
  /** Reads a file that somebody sent; in a process of its own by default. */
  readSheet?: ReadSheet;
  /** Up to this age the register answers without a look at SharePoint. */
  registerFreshSeconds?: number;
  /** Up to this age the index of hand-offs does. */
  indexFreshSeconds?: number;
}

/** A person in whose name a command works. */
export interface PersonPart {
  tokens: TokenSource;
  who: NamedPerson;
  /** Baton's own secret is not here: everything is asked for with the person's rights. */
  isAlone: boolean;
}

/** The same with what stands in where nothing was given. */
export type Parts = ReturnType<typeof withDefaults>;

const unwatched: WatchWork = (_name, work) => work();
const sheetDoor = new URL('../read-one-sheet.ts', import.meta.url);

export function withDefaults(config: Config, parts: ProductParts) {
  const wait = parts.wait ?? ((ms: number) => sleep(ms));
  return {
    ...parts,
    requests: parts.requests ?? createRequests(),
    transport: parts.transport ?? transportFor(config),
    watch: parts.watch ?? unwatched,
    now: parts.now ?? (() => new Date()),
    wait,
    inTime: createInTime(wait),
    readSheet: parts.readSheet ?? createSheetReader(sheetDoor),
    registerFreshSeconds: parts.registerFreshSeconds ?? 15,
    indexFreshSeconds: parts.indexFreshSeconds ?? 30,
  };
}
