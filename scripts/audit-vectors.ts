import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatLogKey, logKeysOf } from '../src/core/log-key.ts';
import { logFileLines } from '../src/core/log-file.ts';
import { audit } from '../src/core/audit.ts';
import { applyChanges, type Change, readAnchors, readKeys } from '../test/support/audit-vectors.ts';
import { smallLog, testKeys } from '../test/tamper/honest-log.ts';

/** Writes the test vectors in test/fixtures/audit (see the README there). */
const folder = join(import.meta.dirname, '../test/fixtures/audit');
const log = await smallLog();
const lines = [...logFileLines(log, '2026-03-02T00:00:00.000Z')];
const write = (name: string, text: string) => writeFileSync(join(folder, name), `${text}\n`);
write('log.jsonl', lines.join('\n'));
write('log-keys.txt', logKeysOf(testKeys()).map(formatLogKey).join('\n'));
write('anchors.txt', String(log.checkpoints[1]?.fields['Note']).trimEnd());

const lineOf = (list: string, nth: number): number =>
  lines.flatMap((line, index) => (line.includes(`"list":"${list}"`) ? [index + 1] : []))[nth] ?? 0;
const [row, event, later, checkpoint] = [
  lineOf('Handoffs', 1),
  lineOf('HandoffEvents', 2),
  lineOf('HandoffEvents', 4),
  lineOf('Checkpoints', 1),
];
const fieldsAt = (line: number) => JSON.parse(lines[line - 1] ?? '').fields;
const cases: [string, Change[]][] = [
  ['nothing', []],
  ['a note was changed', [{ line: row, set: { Note: 'Etwas anderes' } }]],
  ['an owner was emptied', [{ line: row, set: { OwnerName: null } }]],
  ['a row was deleted', [{ line: row, delete: true }]],
  ['the head of a row was changed', [{ line: row, set: { Head: `1:${'0'.repeat(64)}` } }]],
  ['the event a row carries was emptied', [{ line: row, set: { Pending: null } }]],
  [
    'an event says something else',
    [{ line: event, set: { Payload: fieldsAt(event).Payload.replace('"event":', '"event":1') } }],
  ],
  ['a signature was taken away', [{ line: event, set: { Signature: null } }]],
  ['a hash was changed', [{ line: event, set: { LeafHash: '0'.repeat(64) } }]],
  ['a place in the log was changed', [{ line: event, set: { LogIndex: 77 } }]],
  ['a place in the log was taken away', [{ line: event, set: { LogIndex: null } }]],
  [
    'two events changed places',
    [
      { line: event, set: { LogIndex: fieldsAt(later).LogIndex } },
      { line: later, set: { LogIndex: fieldsAt(event).LogIndex } },
    ],
  ],
  ['values were taken away', [{ line: event, set: { Disclosures: null } }]],
  ['an event was deleted', [{ line: event, delete: true }]],
  ['an event stands there twice', [{ line: event, copyAs: '900' }]],
  [
    'an entry of a checkpoint was changed',
    [
      {
        line: checkpoint,
        set: { Leaves: fieldsAt(checkpoint).Leaves.replace(/[0-9a-f]{64}/, '0'.repeat(64)) },
      },
    ],
  ],
  ['a checkpoint was deleted', [{ line: checkpoint, delete: true }]],
  [
    'the last two checkpoints were deleted',
    [
      { line: checkpoint, delete: true },
      { line: lineOf('Checkpoints', 2), delete: true },
    ],
  ],
];
const trust = { keys: readKeys(), anchors: readAnchors() };
const vectors = cases.map(([name, changes]) => {
  const { integrity, completeness } = audit(applyChanges(lines.join('\n'), changes), trust);
  return { name, changes, integrity, completeness };
});
write('vectors.json', JSON.stringify(vectors, null, 2));
console.log(
  vectors
    .map(
      ({ name, integrity, completeness }) =>
        `${name}: ${[...integrity, ...completeness].map(({ kind }) => kind).join(', ')}`,
    )
    .join('\n'),
);
