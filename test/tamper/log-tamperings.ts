import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { LogExport } from '../../src/core/audit.ts';
import { formatLeaves, type ListedLog, parseLeaves } from '../../src/core/audit-checkpoints.ts';
import { leafHashOfPayload } from '../../src/core/audit-event.ts';
import { growLog } from '../../src/core/log-growth.ts';
import type { LogSigner } from '../../src/core/log-key.ts';
import { fastSigner, logName, testKeys } from './honest-log.ts';
import type { Row } from './tamperings.ts';

/** An export that may be changed at will. */
export interface OpenLog {
  log: string;
  handoffs: Row[];
  events: Row[];
  checkpoints: Row[];
}

/** Tampering with the checkpoints, or with everything at once. `place` is a checkpoint in the middle. */
export const logTamperings: Record<string, (log: OpenLog, place: number) => void> = {
  'edit the root of a checkpoint': at((row) => {
    row.fields['Root'] = 'A'.repeat(43) + '=';
  }),
  'edit the size of a checkpoint': at((row) => {
    row.fields['TreeSize'] = Number(row.fields['TreeSize']) - 1;
  }),
  'edit the signed note of a checkpoint': at((row) => {
    row.fields['Note'] = String(row.fields['Note']).replace(/\n(\d+)\n/, '\n1$1\n');
  }),
  'edit the number of a checkpoint': at((row) => {
    row.fields['Number'] = Number(row.fields['Number']) + 1000;
  }),
  'edit an entry of a checkpoint': at((row) => {
    row.fields['Leaves'] = String(row.fields['Leaves']).replace(/[0-9a-f]{64}/, 'ef'.repeat(32));
  }),
  'take an entry out of a checkpoint': at((row) => {
    row.fields['Leaves'] = String(row.fields['Leaves']).split('\n').slice(1).join('\n');
  }),
  'swap two entries of a checkpoint': at((row) => {
    const [first, second, ...rest] = parseLeaves(String(row.fields['Leaves'])) ?? [];
    row.fields['Leaves'] = formatLeaves(
      [second, first, ...rest].filter((leaf) => leaf !== undefined),
    );
  }),
  'delete a checkpoint': (log, place) => log.checkpoints.splice(place, 1),
  'repeat a checkpoint': (log, place) => {
    const row = log.checkpoints[place];
    if (row) log.checkpoints.push({ id: '999999', fields: { ...row.fields } });
  },
  'sign a checkpoint with another key': at((row, log, place) => {
    Object.assign(row.fields, checkpointsOf(log, fastSigner(testKeys(9)))[place]);
  }),
  'bring a checkpoint from another log': at((row) => {
    const keys = testKeys(1, 'staging.example/sites/baton');
    const leaves = parseLeaves(String(row.fields['Leaves'])) ?? [];
    const { columns } = growLog(empty, leaves, 2026, { name: keys.log, signer: fastSigner(keys) });
    Object.assign(row.fields, {
      ...columns,
      Number: row.fields['Number'],
      TreeSize: row.fields['TreeSize'],
    });
  }),
  'pass nodes off as entries': at((row) => {
    const leaves = parseLeaves(String(row.fields['Leaves'])) ?? [];
    const nodes = leaves.flatMap(({ key, hash }, index) => {
      const right = leaves[index + 1];
      if (index % 2 === 1 || right === undefined) return [];
      const bytes = Buffer.from(`01${hash}${right.hash}`, 'hex');
      return [{ key, hash: bytesToHex(sha256(new Uint8Array(bytes))) }];
    });
    row.fields['Leaves'] = formatLeaves(nodes);
  }),
  'roll the log back': (log) => {
    const [last] = log.checkpoints.splice(-1, 1);
    const gone = new Set((parseLeaves(String(last?.fields['Leaves'])) ?? []).map(({ key }) => key));
    log.events = log.events.filter(({ fields }) => !gone.has(String(fields['EventKey'])));
    const whole = new Set(
      [...gone].filter((key) => key.endsWith(':1')).map((key) => key.slice(0, -2)),
    );
    log.handoffs = log.handoffs.filter(({ fields }) => !whole.has(String(fields['HandoffKey'])));
  },
  'rewrite the log with the signing key': (log) => {
    const event = log.events.find(({ fields }) => fields['LogIndex'] === 3);
    if (event === undefined) return;
    event.fields['Payload'] = String(event.fields['Payload']).replace('"at":"2026', '"at":"2025');
    event.fields['LeafHash'] = leafHashOfPayload(String(event.fields['Payload']));
    for (const checkpoint of log.checkpoints) {
      const leaves = parseLeaves(String(checkpoint.fields['Leaves'])) ?? [];
      const changed = leaves.map((leaf) =>
        leaf.key === event.fields['EventKey']
          ? { ...leaf, hash: String(event.fields['LeafHash']) }
          : leaf,
      );
      checkpoint.fields['Leaves'] = formatLeaves(changed);
    }
    const columns = checkpointsOf(log, fastSigner(testKeys()));
    for (const [index, row] of log.checkpoints.entries()) Object.assign(row.fields, columns[index]);
  },
  'fork the log with the signing key': (log) => {
    const last = log.checkpoints.at(-1);
    const leaves = parseLeaves(String(last?.fields['Leaves'])) ?? [];
    if (last) last.fields['Leaves'] = formatLeaves(leaves.toReversed());
    const columns = checkpointsOf(log, fastSigner(testKeys()));
    for (const [index, row] of log.checkpoints.entries()) Object.assign(row.fields, columns[index]);
  },
};

const empty: ListedLog = { leaves: [], trees: new Map(), findings: [], lastNumber: 0 };

function at(change: (row: Row, log: OpenLog, place: number) => void) {
  return (log: OpenLog, place: number) => {
    const row = log.checkpoints[place];
    if (row === undefined) throw new Error('there is no such checkpoint');
    change(row, log, place);
  };
}

/** The columns of all checkpoints over the entries they list now, signed anew. */
function checkpointsOf({ checkpoints }: OpenLog, signer: LogSigner) {
  let log = empty;
  return checkpoints.map(({ fields }) => {
    const leaves = parseLeaves(String(fields['Leaves'])) ?? [];
    const grown = growLog(log, leaves, 2026, { name: logName, signer });
    log = grown.log;
    return grown.columns;
  });
}

/** A copy whose rows can be changed without changing the original. */
export function openLog({ log, handoffs, events, checkpoints }: LogExport): OpenLog {
  const copy = (rows: LogExport['events']): Row[] =>
    rows
      .map(({ id, fields }) => ({ id, fields: { ...fields } }))
      .toSorted((a, b) => Number(a.id) - Number(b.id));
  return { log, handoffs: copy(handoffs), events: copy(events), checkpoints: copy(checkpoints) };
}
