import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HandoffState, handoffStates, type MailState } from '../../src/core/handoff.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { type HandoffRule, holds } from '../../src/core/handoff-rule.ts';
import { runOf } from '../../src/core/process-run.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { indexWith } from '../support/fill-index.ts';
import { storedHandoff } from '../support/handoff.ts';
import { person, responsibility } from '../support/register.ts';

const owners = ['ann', 'bo', 'cem'];
const processes = ['', 'Rechnung', 'Einkauf’s'];

const row = fc.record({
  processKey: fc.constantFrom('', 'r-1', 'r-2', 'r-3', 'r-4'),
  process: fc.constantFrom(...processes),
  step: fc.option(fc.constantFrom(1, 2, 2.5, 10), { nil: undefined }),
  owner: fc.constantFrom(...owners),
  state: fc.constantFrom<HandoffState>(...handoffStates),
  mailState: fc.constantFrom<MailState>('none', 'sent', 'failed', 'cancelled'),
});
const rows = fc.array(row, { maxLength: 20 }).map((layouts) =>
  layouts.map(({ owner, step, ...more }, at) =>
    storedHandoff(at + 1, {
      ...more,
      owner: { oid: owner, name: owner },
      ...(step !== undefined && { step }),
    }),
  ),
);
const defined = fc.array(
  fc.record({ process: fc.constantFrom(...processes), step: fc.constantFrom(1, 2, 2.5, 10) }),
  { maxLength: 5 },
);
const rule = fc
  .array(fc.constantFrom(...owners), { maxLength: 2 })
  .map((among): HandoffRule => (among.length === 0 ? [] : [[{ field: 'owner', among }]]));

/** Every run that somebody may see a hand-off of, judged one by one; those that wait to be noticed first, then the newest. */
function judged(
  records: readonly HandoffRecord[],
  rule: HandoffRule,
  responsibilities: readonly Responsibility[],
  onlyIncomplete: boolean,
): string[] {
  const ofRuns = records.filter(({ processKey }) => processKey !== '');
  const runs = [...Map.groupBy(ofRuns, ({ processKey }) => processKey).values()]
    .toReversed()
    .filter((run) => run.some((record) => holds(rule, record)))
    .flatMap((run) => runOf(run, responsibilities) ?? [])
    .filter(({ complete }) => !onlyIncomplete || !complete);
  return runs
    .toSorted((a, b) => Number(b.stalled) - Number(a.stalled))
    .map(({ processKey }) => processKey);
}

it('a page of runs has those that judging every run by itself would put there', () => {
  fc.assert(
    fc.property(rows, defined, rule, fc.boolean(), fc.nat(4), (stored, steps, seen, only, skip) => {
      const index = indexWith(stored);
      const size = 2;
      const question = { rule: seen, onlyIncomplete: only, skip, size };
      const asked = steps.map(({ process, step }) => [process, step] as const);
      const found = index.runs({ ...question, steps: asked });
      const rowsOfPage = index.ofRuns(found.keys);
      index.close();
      const records = stored.map(({ record }) => record);
      const register = steps.map((each, at) =>
        responsibility({ id: at + 1, owner: person('Ann'), ...each }),
      );
      const all = judged(records, seen, register, only);
      expect(found).toEqual({ keys: all.slice(skip, skip + size), total: all.length });
      expect(rowsOfPage.map(({ record }) => record)).toEqual(
        records.filter(({ processKey }) => found.keys.includes(processKey)),
      );
    }),
    { numRuns: 200 },
  );
});
