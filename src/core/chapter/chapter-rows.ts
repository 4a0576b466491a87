import { buildRegisterIndex } from '../candidates.ts';
import { checkProcesses } from '../findings/processes.ts';
import { rowsNamedIn } from '../findings/register-finding.ts';
import { stepsOf } from '../process-run.ts';
import type { Finding } from '../finding.ts';
import type { Person } from '../person.ts';
import type { Day, Responsibility } from '../responsibility.ts';
import { isReadable, type ReadableRows } from '../row-rights.ts';
import { defaultSite } from '../site.ts';
import type { ChapterProcess, ChapterRow, ProcessFault } from './chapter-data.ts';

/** A responsibility as the chapter tells it. A review after the last day says nothing about that day. */
export function chapterRow(row: Responsibility, lastDay: Day): ChapterRow {
  const { reviewedAt } = row;
  return {
    row: row.id,
    title: row.title,
    area: row.area,
    owner: row.owner.name,
    deputies: namesOf(row.deputies),
    team: namesOf(row.team),
    partner: row.partner?.name ?? '',
    process: row.process ?? '',
    step: row.step ?? null,
    stepKind: row.stepKind ?? null,
    separateFrom: row.separateFrom,
    answerHours: row.answerHours ?? null,
    confidential: row.confidential,
    filing: row.filing,
    from: row.validFrom ?? null,
    to: row.validTo ?? null,
    reviewedAt: reviewedAt !== undefined && reviewedAt <= lastDay ? reviewedAt : null,
    reviewBy: row.reviewBy ?? null,
  };
}

function namesOf(people: readonly Person[]): string[] {
  return people.map(({ name }) => name);
}

/** By area and title, as people look things up; the row's id breaks ties. */
export function byAreaAndTitle(a: Responsibility, b: Responsibility): number {
  const [left, right] = [a, b].map(({ area, title }) =>
    `${area}\n${title}`.normalize('NFD').toLowerCase(),
  );
  if (left === right || left === undefined || right === undefined) return a.id - b.id;
  return left < right ? -1 : 1;
}

/**
 * The processes of a day with their steps, and what keeps each from being controlled: worked out from all rows, told as
 * far as the readable ones are concerned.
 */
export function chapterProcesses(
  responsibilities: readonly Responsibility[],
  rows: readonly unknown[],
  findings: readonly Finding[],
  day: Day,
  readable: ReadableRows,
): ChapterProcess[] {
  const mayBeTold = (id: number) => isReadable(id, readable);
  const told = responsibilities.filter(({ id }) => mayBeTold(id));
  const names = new Set(told.flatMap(({ process }) => process ?? []));
  const index = buildRegisterIndex([]);
  const facts = { rows, responsibilities, findings, index, absences: [], today: day };
  const all = checkProcesses({ ...facts, site: defaultSite });
  const found = all.filter((finding) => rowsNamedIn(finding).every(mayBeTold));
  return [...names]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => {
      const steps = stepsOf(name, responsibilities);
      const faults = found
        .filter(({ about }) => about.process === name)
        .flatMap(({ kind, about }): ProcessFault[] =>
          isFault(kind) ? [{ kind, step: about.step ?? null }] : [],
        );
      const ids = steps.map(({ id }) => id).filter(mayBeTold);
      return { name, steps: ids, faults: steps.some(isControl) ? faults : [...faults, noControl] };
    });
}

const noControl: ProcessFault = { kind: 'no_control', step: null };

function isFault(kind: string): kind is Exclude<ProcessFault['kind'], 'no_control'> {
  return kind === 'step_missing' || kind === 'same_eyes' || kind === 'step_without_owner';
}

function isControl({ stepKind, separateFrom }: Responsibility): boolean {
  return stepKind === 'check' || stepKind === 'approve' || separateFrom.length > 0;
}
