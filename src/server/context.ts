import type { Logger } from 'pino';
import type { TenantKeys } from '../core/tenant-keys.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import type { HandoffLog } from '../usecases/handoff-log.ts';
import type {
  Caller,
  Clock,
  DoLater,
  HandoffList,
  Mailbox,
  RegisterAccess,
} from '../usecases/ports.ts';
import type { CheckToken } from './token-check.ts';

/** Everything the routes work with; put together in `main`. */
export interface ServerContext {
  checkToken: CheckToken;
  access: RegisterAccess;
  mailboxOf: (caller: Caller) => Mailbox;
  handoffs: HandoffList;
  handoffLog: HandoffLog;
  currentRegister: () => Promise<CurrentRegister>;
  claimSecret: Uint8Array;
  keys: TenantKeys;
  doLater: DoLater;
  now: Clock;
  /** What time it is where the lists are kept. */
  serverTime: Clock;
  log: Logger;
}

/** What a route finds on its request. */
export interface Env {
  Variables: { caller: Caller; requestId: string };
}
