import type { Responsibility } from '../responsibility.ts';
import { ownValue, readRow } from '../register-row.ts';
import {
  asOthers,
  type Check,
  type Correction,
  current,
  findingAt,
  type RegisterFacts,
} from './facts.ts';
import { type ToldLine, toldLine } from './proposed-line.ts';
import type { RegisterFinding, Remedy } from './register-finding.ts';

/**
 * Rows that people hand off to although Baton proposes another one. What is proposed comes from the register alone,
 * because no words of a mail are kept: the other row says that this one does not belong there. Where it says so
 * already, nothing is told. What an owner said no to is told by itself.
 */
export const checkCorrections: Check = (facts) => {
  const rows = new Map(current(facts).map((row) => [row.id, row]));
  const into = Map.groupBy(facts.corrections ?? [], ({ to }) => to);
  return [...into].flatMap(([id, corrections]) => {
    const to = rows.get(id);
    if (to === undefined) return [];
    const rivals = [...Map.groupBy(corrections, ({ from }) => from)].flatMap(([from, same]) => {
      const row = rows.get(from);
      return (row && rivalOf(row, to, same, facts)) ?? [];
    });
    return findingsFor(to, rivals);
  });
};

/** A row that was proposed instead, and the line that would tell it apart. */
interface Rival extends ToldLine {
  row: Responsibility;
  remedy: Remedy;
}

function rivalOf(
  row: Responsibility,
  to: Responsibility,
  corrections: readonly Correction[],
  { rows }: RegisterFacts,
): Rival | undefined {
  const stored = rows.find((each) => Number(ownValue(each, 'id')) === row.id);
  const remedy = borderOf(stored, row, to);
  const told = remedy && toldLine(remedy, corrections, stored);
  return told && { ...told, row, remedy };
}

function findingsFor(to: Responsibility, rivals: readonly Rival[]): RegisterFinding[] {
  const isOpen = ({ about }: Rival) => about.declined?.stands !== true;
  const open = rivals
    .filter(isOpen)
    .toSorted((a, b) => countOf(b) - countOf(a) || a.row.id - b.row.id);
  const declined = rivals.filter((each) => !isOpen(each));
  return [open, ...declined.map((each) => [each])].flatMap((told) => findingFor(to, told) ?? []);
}

/** One sentence for all of them, and the line for the one it happens to most. */
function findingFor(to: Responsibility, told: readonly Rival[]): RegisterFinding | undefined {
  const [first] = told;
  if (first === undefined) return undefined;
  const count = told.reduce((sum, each) => sum + countOf(each), 0);
  const { weight, remedy } = first;
  const about = { ...first.about, count, others: asOthers(told.map(({ row }) => row)) };
  return findingAt(to, { kind: 'corrected_into', weight, column: 'NotHere', about, remedy });
}

function countOf({ about }: Rival): number {
  return about.count ?? 0;
}

/** One more line under "not here"; what stands there stays word for word. */
function borderOf(
  stored: unknown,
  { id }: Responsibility,
  { title }: Responsibility,
): Remedy | undefined {
  const reader = readRow(stored, id);
  if (reader.lines('NotHere').some((line) => line.includes(title))) return undefined;
  const lines = [reader.text('NotHere'), title].filter((text) => text !== '');
  return { does: 'draw_border', row: id, columns: { NotHere: lines.join('\n') } };
}
