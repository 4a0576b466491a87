import type { NamedPerson } from '../../core/handoff-record.ts';
import { createHandoffChanges } from '../../m365/handoff-changes.ts';
import { recordShape } from '../../m365/handoff-fields.ts';
import { createHandoffList } from '../../m365/handoff-list.ts';
import { openHandoffIndex } from '../../store/handoff-index.ts';
import type { CurrentRegister } from '../../usecases/current-register.ts';
import { createHandoffLog } from '../../usecases/handoff-log.ts';
import { createLearning } from '../../usecases/learn-from-list.ts';
import { noticeIn } from '../../usecases/noticed-changes.ts';
import type { DoLater } from '../../usecases/ports.ts';
import { rememberIn } from '../../usecases/remembered-handoffs.ts';
import { watchClaims } from '../../usecases/watch-claims.ts';
import type { Config } from '../config.ts';
import type { Connections } from './connections.ts';
import { dataFile } from './data-file.ts';
import type { Parts } from './parts.ts';
import type { openRecord } from './record.ts';

interface HandoffParts {
  recorderOf: ReturnType<typeof openRecord>['recorderOf'];
  currentRegister: () => Promise<CurrentRegister>;
  doLater: DoLater;
}

/** The hand-offs: their list, the index that can be thrown away, and what is learned from them. */
export function openHandoffs(
  config: Config,
  parts: Parts,
  { site, asApp }: Connections,
  { recorderOf, currentRegister, doLater }: HandoffParts,
) {
  const { now, wait, log, watch, keys } = parts;
  const file = parts.person?.isAlone ? ':memory:' : dataFile(config, 'handoffs.sqlite');
  const index = noticeIn(openHandoffIndex(file, recordShape));
  const handoffLog = createHandoffLog({
    changes: createHandoffChanges(site, asApp),
    index,
    now,
    rest: () => wait(0),
    doLater,
    freshSeconds: parts.indexFreshSeconds,
    onStartAnew: (reason) => log.warn({ reason }, 'the hand-offs are read anew'),
    onFailed: (error) => log.warn({ err: error }, 'changes of hand-offs could not be read'),
  });
  const writtenBy = (actor: NamedPerson) =>
    rememberIn(index, watchClaims(createHandoffList(site, asApp, recorderOf(actor)), watch));
  const learned = createLearning({
    log: handoffLog,
    changedKeys: index.changedKeys,
    currentRegister,
    signalsSince: keys.signals.current.since,
    now,
    wait,
    onFailed: (error) => log.warn({ err: error }, 'the hand-offs could not be learned from'),
  });
  return {
    handoffLog,
    writtenBy,
    /** What Baton writes by itself. */
    own: writtenBy({ oid: config.clientId, name: 'Baton' }),
    learned,
    close: () => index.close(),
  };
}
