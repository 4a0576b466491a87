import { turnsOf } from '../cover-turn.ts';
import type { Finding } from '../finding.ts';
import { stepsOf } from '../process-run.ts';
import { ownValue } from '../register-row.ts';
import type { Responsibility } from '../responsibility.ts';
import { asOthers, type Check, current, edit, findingAt, type RegisterFacts } from './facts.ts';
import type { RegisterFinding } from './register-finding.ts';
import { deputyProposer, nameDeputy } from './stand-in.ts';
import { textIn } from './unreadable.ts';

/** Steps that are missing between others, steps whose row names no owner, and check steps that only the recorder could do. */
export const checkProcesses: Check = (facts) => {
  const rows = current(facts);
  const names = new Set(rows.flatMap(({ process }) => process ?? []));
  return [
    ...stepsWithoutOwner(facts),
    ...[...names].flatMap((process) => missingSteps(process, rows, facts)),
    ...[...names].flatMap((process) => sameEyes(stepsOf(process, rows), facts)),
  ];
};

/** A row that was skipped because of its owner, and what it says about its process. */
export function ownerless({ findings }: Pick<RegisterFacts, 'findings'>): Finding[] {
  return findings.filter(
    ({ skipped, column, kind }) =>
      skipped &&
      /^Owner(Mail)?$/.test(column) &&
      (kind === 'no_owner' || kind === 'unknown_person'),
  );
}

interface LostStep {
  finding: Finding;
  area: string;
  process: string;
  step: number | undefined;
}

function lostSteps(facts: RegisterFacts): LostStep[] {
  const byId = new Map(facts.rows.map((row) => [Number(ownValue(row, 'id')), row]));
  return ownerless(facts).flatMap((finding) => {
    const row = byId.get(finding.row);
    const process = textIn(row, 'Process');
    const step = Number(textIn(row, 'Step')) || undefined;
    return process === '' ? [] : [{ finding, area: textIn(row, 'Area'), process, step }];
  });
}

function stepsWithoutOwner(facts: RegisterFacts): RegisterFinding[] {
  return lostSteps(facts).map(({ finding, area, process, step }) => ({
    kind: 'step_without_owner',
    weight: 'urgent',
    row: finding.row,
    title: finding.title,
    area,
    column: 'Owner',
    about: { process, value: finding.value, ...(step !== undefined && { step }) },
    remedy: { does: 'edit', row: finding.row, columns: {} },
  }));
}

/** A number that is left out between 1 and the last step. */
function missingSteps(
  process: string,
  rows: readonly Responsibility[],
  facts: RegisterFacts,
): RegisterFinding[] {
  const steps = stepsOf(process, rows);
  const lost = lostSteps(facts).filter((each) => each.process === process);
  const numbers = new Set([...steps, ...lost].flatMap(({ step }) => step ?? []));
  const last = Math.min(Math.max(0, ...numbers), mostSteps);
  return Array.from({ length: last }, (_, at) => at + 1)
    .filter((step) => !numbers.has(step))
    .flatMap((step) => {
      const next = steps.find((each) => (each.step ?? 0) > step);
      const about = { process, step };
      return next === undefined
        ? []
        : [
            findingAt(next, {
              kind: 'step_missing',
              weight: 'soon',
              column: 'Step',
              about,
              remedy: edit(next),
            }),
          ];
    });
}

/** No process has more; a larger number is a mistake somebody sees without us. */
const mostSteps = 100;

/** Checks and approvals, and what is kept apart from another step: of all who may do it, somebody must be left beside the recorder. */
function sameEyes(steps: readonly Responsibility[], facts: RegisterFacts): RegisterFinding[] {
  const propose = deputyProposer(facts);
  return steps.flatMap((check): RegisterFinding[] => {
    const recorder = steps.find((other) => other !== check && isKeptApart(check, other));
    const people = turnsOf(check).map(({ person }) => person);
    const isAlone = recorder && people.every(({ oid }) => oid === recorder.owner.oid);
    if (recorder === undefined || !isAlone) return [];
    const { process, step } = check;
    const about = {
      people: [recorder.owner],
      others: asOthers([recorder]),
      ...(process !== undefined && { process }),
      ...(step !== undefined && { step }),
    };
    const remedy = nameDeputy(check, propose);
    const column = 'Deputy';
    return [findingAt(check, { kind: 'same_eyes', weight: 'urgent', column, about, remedy })];
  });
}

function isKeptApart(check: Responsibility, other: Responsibility): boolean {
  const isCheck = check.stepKind === 'check' || check.stepKind === 'approve';
  const isBefore = (other.step ?? 0) < (check.step ?? 0);
  const isRecord = isCheck && isBefore && other.stepKind === 'record';
  return isRecord || check.separateFrom.includes(other.step ?? -1);
}
