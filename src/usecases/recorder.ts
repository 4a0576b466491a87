import { headOf, isRecorded, readHead, signEvent } from '../core/audit-event.ts';
import { formatPending, parsePending } from '../core/audit-rows.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { LogSigner } from '../core/log-key.ts';
import { recordedColumns } from '../core/recorded-columns.ts';
import type { Clock, DoLater } from './ports.ts';
import type { Chain, Recorder, RecordLists } from './record-ports.ts';

export interface RecorderDeps {
  lists: RecordLists;
  log: string;
  signer: LogSigner;
  random: (bytes: number) => Uint8Array;
  now: Clock;
  doLater: DoLater;
  /** Nothing is lost then: the event stands in its row, and the next writer or checkpoint adds it. */
  onNotSettled: (error: unknown) => void;
}

const empty: Chain = { head: '', pending: '' };

/** How many heads are remembered as settled: enough for those that are being worked on. */
const mostSettled = 5_000;

/** Makes recorders, one for each person or worker who acts. Together they remember which events have their rows. */
export function createRecorders(deps: RecorderDeps): (actor: NamedPerson) => Recorder {
  const { lists, log, signer, random, now, doLater, onNotSettled } = deps;
  const seal = { log, signer, salt: () => random(16) };
  const settled = new Set<string>();

  const settle = async ({ head, pending }: Chain): Promise<void> => {
    if (settled.has(head)) return;
    const event = parsePending(pending);
    // what was spoilt by hand can't be added any more; the verifier finds the gap
    if (event === undefined) return;
    await lists.addEvent(event);
    if (settled.size >= mostSettled) settled.clear();
    settled.add(head);
  };

  return (actor) => ({
    settle,
    settleLater: (chain) => doLater(now(), () => settle(chain).catch(onNotSettled)),
    sign(before, after, erased) {
      const columns = recordedColumns(after);
      const earlier = before === undefined ? undefined : recordedColumns(before.fields);
      const { chain = empty } = before ?? {};
      if (earlier && !erased && !isRecorded(earlier, columns)) return chain;
      const event = signEvent(
        {
          at: now().toISOString(),
          actor,
          ...(earlier && { before: earlier }),
          after: columns,
          head: chain.head,
          ...(erased && { erased }),
        },
        seal,
      );
      return {
        head: headOf(readHead(chain.head).number + 1, event),
        pending: formatPending(event),
      };
    },
  });
}
