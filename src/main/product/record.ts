import { randomBytes } from 'node:crypto';
import { logKeysOf, logSignerOf } from '../../core/log-key.ts';
import { createRecordLists } from '../../m365/record-lists.ts';
import type { DoLater } from '../../usecases/ports.ts';
import { createLogKeeper } from '../../usecases/log-keeper.ts';
import { createProving } from '../../usecases/prove-handoff.ts';
import { createRecorders } from '../../usecases/recorder.ts';
import { verifyNatively } from '../verify-natively.ts';
import type { Connections } from './connections.ts';
import type { Parts } from './parts.ts';

/** The signed record: who writes events, who keeps the checkpoints, who proves a hand-off. */
export function openRecord(parts: Parts, connections: Connections, doLater: DoLater) {
  const { keys, now, log } = parts;
  const lists = createRecordLists(connections.site, connections.asApp);
  const signer = logSignerOf(keys.signing.current.secret, keys.log);
  const trust = { keys: logKeysOf(keys), verify: verifyNatively };
  const recorderOf = createRecorders({
    lists,
    log: keys.log,
    signer,
    random: randomBytes,
    now,
    doLater,
    onNotSettled: (error) => log.warn({ err: error }, 'an event waits in its row'),
  });
  const logKeeper = createLogKeeper({
    lists,
    signer,
    trust: { log: keys.log, ...trust },
    now,
    onSpoilt: (error) => log.warn({ err: error }, 'an event could not be added to the log'),
  });
  const prove = createProving({ log: keys.log, lists, logKeeper, trust });
  return { lists, recorderOf, logKeeper, prove, logName: keys.log, logKeys: trust.keys };
}
