import type { Responsibility } from '../responsibility.ts';
import { ownValue, readRow } from '../register-row.ts';
import { asOthers, type Check, current, findingAt, type RegisterFacts } from './facts.ts';
import type { RegisterFinding, Remedy } from './register-finding.ts';

/** One is chance, two may be; three are a habit. */
const fewest = 3;

/**
 * Rows that people hand off to although Baton proposes another one. What is proposed comes from the register alone,
 * because no words of a mail are kept: the other row says that this one does not belong there. Where it says so
 * already, nothing is told.
 */
export const checkCorrections: Check = (facts) => {
  const rows = new Map(current(facts).map((row) => [row.id, row]));
  const into = Map.groupBy(facts.corrections ?? [], ({ to }) => to);
  return [...into].flatMap(([id, corrections]) => {
    const to = rows.get(id);
    const from = Map.groupBy(corrections, (each) => each.from);
    const often = [...from]
      .filter(([, each]) => each.length >= fewest)
      .toSorted(([a, some], [b, others]) => others.length - some.length || a - b)
      .flatMap(([row, { length }]) => ({ row: rows.get(row), count: length }));
    return to === undefined ? [] : findingFor(to, often, facts);
  });
};

interface Rival {
  row: Responsibility | undefined;
  count: number;
}

function findingFor(
  to: Responsibility,
  often: readonly Rival[],
  facts: RegisterFacts,
): RegisterFinding[] {
  const open = often.flatMap(({ row, count }) => {
    const remedy = row && borderOf(row, to, facts);
    return row && remedy ? [{ row, count, remedy }] : [];
  });
  const [first] = open;
  if (first === undefined) return [];
  const count = open.reduce((sum, each) => sum + each.count, 0);
  const about = { count, others: asOthers(open.map(({ row }) => row)) };
  const { remedy } = first;
  return [
    findingAt(to, { kind: 'corrected_into', weight: 'soon', column: 'NotHere', about, remedy }),
  ];
}

/** One more line under "not here"; what stands there stays word for word. */
function borderOf(
  { id }: Responsibility,
  { title }: Responsibility,
  { rows }: RegisterFacts,
): Remedy | undefined {
  const row = rows.find((each) => Number(ownValue(each, 'id')) === id);
  const reader = readRow(row, id);
  if (reader.lines('NotHere').some((line) => line.includes(title))) return undefined;
  const lines = [reader.text('NotHere'), title].filter((text) => text !== '');
  return { does: 'draw_border', row: id, columns: { NotHere: lines.join('\n') } };
}
