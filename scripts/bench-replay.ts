/**
 * node --expose-gc scripts/bench-replay.ts [--rows 20000]: how long it takes to replay a change of one row of the sample
 * company's register over so many hand-offs, read from the index on disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setImmediate } from 'node:timers/promises';
import { learn } from '../src/core/learning.ts';
import { readRequest } from '../src/core/mail.ts';
import { createMemory } from '../src/core/memory.ts';
import { noteOfRequest } from '../src/core/note-of-request.ts';
import { readSignals } from '../src/core/signals-column.ts';
import { signalKeyOf } from '../src/core/signals.ts';
import { sampleCompany } from '../src/sample/company.ts';
import { openHandoffIndex } from '../src/store/handoff-index.ts';
import { prepareRegister } from '../src/usecases/current-register.ts';
import { replayChange } from '../src/usecases/replay-change.ts';
import { fillIndex } from '../test/support/fill-index.ts';
import { storedHandoff } from '../test/support/handoff.ts';
import { mail } from '../test/support/register.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '20000' } } });
const count = Number(values.rows);
const now = new Date('2026-11-23T10:00:00Z');
const { register: file, mails } = sampleCompany(now);
const register = prepareRegister(
  {
    rows: file.responsibilities,
    absences: [],
    settings: {},
    roles: { leads: [], auditors: [] },
    asOf: now.toISOString(),
  },
  signalKeyOf(new Uint8Array(32)),
  '2026-11-23',
);
const sentences = mails.flatMap(({ message }) => message.body.content.split(/(?<=[.!?])\s+/));
const memory = createMemory();

/** Three sentences of the sample mails: no two requests alike, as long as real ones. */
function noted(at: number) {
  const text = [0, 7, 31].map((step) => sentences[(at * 13 + step) % sentences.length]).join(' ');
  const request = readRequest(mail({ subject: sentences[at % sentences.length] ?? '', text }));
  return noteOfRequest(request, { index: register.index, today: '2026-11-23' });
}
const notes = Array.from({ length: 2_000 }, (_, at) => noted(at));
for (const [at, { signals, suggestedId }] of notes.entries()) {
  const kept = readSignals(signals);
  if (kept === undefined || suggestedId === undefined || at >= 1_000) continue;
  learn(
    memory,
    { ...kept, responsibilityId: suggestedId, at: moment(at), corrected: false },
    register.index,
  );
}

function moment(at: number): string {
  return new Date(now.getTime() - (count - at) * 60_000).toISOString();
}

function row(item: number) {
  const at = item - 1;
  const note = notes[at % notes.length];
  const responsibilityId = note?.suggestedId ?? 1;
  const made = { handoffKey: `key-${at}`, handedOffAt: moment(at), responsibilityId };
  return storedHandoff(item, { ...made, ...note });
}

const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
const index = openHandoffIndex(join(folder, 'handoffs.sqlite'), 'bench');
fillIndex(index, count, row, now.toISOString());
const state = { asOf: now.toISOString(), unreadable: 0, hidden: 0, stale: false };

const changes = {
  'a keyword': { Keywords: 'Rechnung\nLieferung' },
  'the end': { Status: 'Retired' },
};
for (const [what, columns] of Object.entries(changes)) {
  for (const turn of ['first', 'again']) {
    const began = performance.now();
    const report = await replayChange(
      { changes: [{ row: 1, columns }], last: count },
      {
        currentRegister: async () => register,
        handoffLog: { ask: async () => ({ index, state }) },
        learned: async () => memory,
        signalsSince: '2020-01-01T00:00:00Z',
        counts: () => true,
        readable: 'all',
        now: () => now,
        wait: async () => setImmediate(),
      },
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${what}, ${turn}: ${report.asked} asked again in ${seconds} s, ${report.changed.length} answered otherwise`,
    );
  }
}
index.close();
rmSync(folder, { recursive: true });
