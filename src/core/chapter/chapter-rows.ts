import { buildRegisterIndex } from '../candidates.ts';
import { checkProcesses } from '../findings/processes.ts';
import { stepsOf } from '../process-run.ts';
import type { Finding } from '../finding.ts';
import type { Person } from '../person.ts';
import type { Day, Responsibility } from '../responsibility.ts';
import { defaultSite } from '../site.ts';
import type { ChapterProcess, ChapterRow, ProcessFault } from './chapter-data.ts';

/** A responsibility as the chapter tells it. A review after the last day says nothing about that day. */
export function chapterRow(row: Responsibility, lastDay: Day): ChapterRow {
  const { reviewedAt = lastDay } = row;
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
    reviewedAt: row.reviewedAt === undefined || reviewedAt > lastDay ? null : reviewedAt,
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

/** The processes of a day with their steps, and what keeps each from being controlled. */
export function chapterProcesses(
  responsibilities: readonly Responsibility[],
  rows: readonly unknown[],
  findings: readonly Finding[],
  day: Day,
): ChapterProcess[] {
  const names = new Set(responsibilities.flatMap(({ process }) => process ?? []));
  const index = buildRegisterIndex([]);
  const facts = { rows, responsibilities, findings, index, absences: [], today: day };
  const found = checkProcesses({ ...facts, site: defaultSite });
  return [...names]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => {
      const steps = stepsOf(name, responsibilities);
      const faults = found
        .filter(({ about }) => about.process === name)
        .flatMap(({ kind, about }): ProcessFault[] =>
          isFault(kind) ? [{ kind, step: about.step ?? null }] : [],
        );
      const all = steps.some(isControl) ? faults : [...faults, noControl];
      return { name, steps: steps.map(({ id }) => id), faults: all };
    });
}

const noControl: ProcessFault = { kind: 'no_control', step: null };

function isFault(kind: string): kind is Exclude<ProcessFault['kind'], 'no_control'> {
  return kind === 'step_missing' || kind === 'same_eyes' || kind === 'step_without_owner';
}

function isControl({ stepKind, separateFrom }: Responsibility): boolean {
  return stepKind === 'check' || stepKind === 'approve' || separateFrom.length > 0;
}
