import { isOnItsWay } from './audit-event.ts';
import type { AuditFinding, AuditFindingKind } from './audit-finding.ts';
import { type FoundEvent, type ListRow, type Payload, sealedValues, textOf } from './audit-rows.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { isSealed } from './disclosures.ts';
import { isPersonal, passingColumns, recordedColumns } from './recorded-columns.ts';

/** Everything that was found of one hand-off. */
export interface Chain {
  handoff: string;
  events: FoundEvent[];
  rows: ChainRow[];
}

interface ChainRow {
  row: ListRow;
  /** The signed event in its `Pending`. */
  carried?: FoundEvent;
  /** Whether `Pending` is in order by itself. */
  isSound: boolean;
}

type Places = ReadonlyMap<string, number>;
type SoundEvent = FoundEvent & { payload: Payload };

/** Checks the events of one hand-off against each other and against its row. Answers how many of the values that were to be erased are gone, and how many are left. */
export function auditChain(
  chain: Chain,
  places: Places,
  isKnown: (key: string) => boolean,
  findings: AuditFinding[],
): { gone: number; left: number } {
  const events = inOrder(chain, places, findings);
  const erased = new Set(events.flatMap(({ payload }) => erasedBy(payload)));
  const expected = new Map<string, Expected>();
  let before: SoundEvent | undefined;
  for (const event of events) {
    if (!follows(event, before, places, isKnown, findings)) expected.clear();
    const missing = missingValues(event, erased);
    if (missing.length > 0) {
      findings.push({ ...at('completeness', 'values_missing', event), column: missing.join(', ') });
    }
    for (const [column, value] of Object.entries(event.payload.set))
      expected.set(column, disclosed(event, column, value));
    before = event;
  }
  compareRows(chain, before, expected, findings);
  const left = events.flatMap(({ key, disclosures }) =>
    Object.keys(disclosures).filter((name) => erased.has(`${key} ${name}`)),
  ).length;
  return { gone: erased.size - left, left };
}

/** The events by their numbers, with the one in `Pending` if it has no row yet. Of two with one number the listed one counts. */
function inOrder(chain: Chain, places: Places, findings: AuditFinding[]): SoundEvent[] {
  const hashes = new Set(chain.events.map(({ leafHash }) => leafHash));
  const carried = chain.rows.flatMap(({ carried }) =>
    carried === undefined || hashes.has(carried.leafHash) ? [] : [carried],
  );
  const sound = [...chain.events, ...carried].flatMap((event): SoundEvent[] =>
    event.payload?.handoff === chain.handoff ? [{ ...event, payload: event.payload }] : [],
  );
  const place = ({ leafHash }: FoundEvent) => places.get(leafHash) ?? Number.POSITIVE_INFINITY;
  const ordered = sound.toSorted(
    (a, b) => a.payload.event - b.payload.event || (place(a) < place(b) ? -1 : 1),
  );
  return ordered.filter((event, index) => {
    const earlier = ordered[index - 1];
    if (earlier?.payload.event !== event.payload.event) return true;
    if (
      earlier.leafHash !== event.leafHash &&
      !places.has(event.leafHash) &&
      event.list === 'HandoffEvents'
    )
      findings.push(at('integrity', 'other_event', event));
    return false;
  });
}

/** Whether an event continues the one before; false after a gap, for then nobody knows what was changed in between. */
function follows(
  event: SoundEvent,
  before: SoundEvent | undefined,
  places: Places,
  isKnown: (key: string) => boolean,
  findings: AuditFinding[],
): boolean {
  const { handoff, event: number, previous } = event.payload;
  const expected = (before?.payload.event ?? 0) + 1;
  for (let gap = expected; gap < number; gap++) {
    if (isKnown(`${handoff}:${gap}`)) continue;
    findings.push({ ...at('completeness', 'event_missing', event), event: gap, item: '' });
  }
  if (number !== expected) return false;
  if (previous !== (before?.leafHash ?? '')) findings.push(at('integrity', 'chain_broken', event));
  const [earlier, now] = [places.get(before?.leafHash ?? ''), places.get(event.leafHash)];
  if (now !== undefined && before !== undefined && (earlier === undefined || earlier > now))
    findings.push(at('integrity', 'order_differs', event));
  return true;
}

function erasedBy({ handoff, erased }: Payload): string[] {
  return Object.entries(erased).flatMap(([number, names]) =>
    names.map((name) => `${handoff}:${number} ${name}`),
  );
}

/** Sealed values that nobody can read any more although no later event says that they were erased. */
function missingValues({ key, payload, disclosures }: SoundEvent, erased: Set<string>): string[] {
  return [...sealedValues(payload).keys()].filter(
    (name) => disclosures[name] === undefined && !erased.has(`${key} ${name}`),
  );
}

/** What a column should hold; `erased` where nobody can tell any more. */
type Expected = { value: Json } | 'erased';

/** The value itself, or what is behind the seal, if that is still there. */
function disclosed({ disclosures }: FoundEvent, column: string, value: Json): Expected {
  if (!isPersonal(column) || !isSealed(value)) return { value };
  const disclosure = disclosures[column];
  return disclosure === undefined ? 'erased' : { value: disclosure[1] };
}

function compareRows(
  { handoff, rows }: Chain,
  last: SoundEvent | undefined,
  expected: ReadonlyMap<string, Expected>,
  findings: AuditFinding[],
): void {
  const [first, ...others] = rows;
  const place = { list: 'Handoffs', handoff } as const;
  if (first === undefined) findings.push({ about: 'completeness', kind: 'row_missing', ...place });
  for (const { row } of others)
    findings.push({ about: 'integrity', kind: 'row_twice', ...place, item: row.id });
  if (first === undefined || last === undefined) return;

  const { row, carried, isSound } = first;
  const report = (kind: AuditFindingKind, column: string) =>
    findings.push({ about: 'integrity', kind, ...place, item: row.id, column });
  if (textOf(row.fields['Head']) !== `${last.payload.event}:${last.leafHash}`)
    report('head_differs', 'Head');
  if (!isSound || carried?.leafHash !== last.leafHash) report('pending_differs', 'Pending');
  for (const column of wrongColumns(row, expected)) report('row_differs', column);
}

function wrongColumns(row: ListRow, expected: ReadonlyMap<string, Expected>): string[] {
  const columns = recordedColumns(row.fields);
  const mailed = expected.get('MailState');
  const mailState = mailed === 'erased' ? undefined : mailed?.value;
  const names = new Set([...Object.keys(columns), ...expected.keys()]);
  return [...names].filter((name) => {
    const is = columns[name] ?? null;
    if (isOnItsWay(mailState) && passingColumns.has(name))
      return name === 'MailState' && !mayHaveMoved(mailState, is);
    const should = expected.get(name);
    if (should === undefined) return expected.has('HandoffKey') && is !== null;
    return should !== 'erased' && canonicalJson(should.value) !== canonicalJson(is);
  });
}

/** A mail moves on without an event until its outcome is known. */
function mayHaveMoved(from: Json | undefined, to: Json): boolean {
  if (from === to || to === 'sending') return true;
  return from === 'claimed' && to === 'drafted';
}

function at(
  about: AuditFinding['about'],
  kind: AuditFindingKind,
  { list, item, payload: { handoff, event } }: SoundEvent,
): AuditFinding {
  return { about, kind, list: list === 'Pending' ? 'Handoffs' : list, item, handoff, event };
}
