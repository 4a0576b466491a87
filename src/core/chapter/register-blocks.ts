import type { ChapterData, ChapterProcess, ChapterRow } from './chapter-data.ts';
import type { Block, Cell } from './paper.ts';
import type { ChapterChange } from './register-changes.ts';
import { sayDay } from './say-time.ts';
import type { ChapterWords } from './words.ts';

type Language = 'de' | 'en';

/** Section 2: who answers for what, one table for each area. */
export function rowBlocks(data: ChapterData, say: ChapterWords, language: Language): Block[] {
  const { rows, period } = data;
  const areas = Map.groupBy(rows, ({ area }) => area);
  const day = sayDay(period.to, language);
  return [
    { kind: 'heading', level: 2, text: say.rows.heading, startsPage: true },
    { kind: 'text', text: say.rows.intro(rows.length, areas.size, day) },
    { kind: 'text', text: reviewed(data, say) },
    ...[...areas].flatMap(([area, inArea]): Block[] => [
      { kind: 'heading', level: 3, text: area || say.rows.noArea },
      {
        kind: 'table',
        heads: say.rows.heads,
        shares: [32, 19, 21, 16, 12],
        rows: inArea.map((row) => rowCells(row, say, language)),
      },
    ]),
  ];
}

function reviewed({ rows, period: { from, to } }: ChapterData, say: ChapterWords): string {
  const confirmed = rows.filter(({ reviewedAt }) => reviewedAt !== null && reviewedAt >= from);
  const overdue = rows.filter(({ reviewBy }) => reviewBy !== null && reviewBy < to);
  return say.rows.reviews(confirmed.length, overdue.length);
}

function rowCells(row: ChapterRow, { rows: say }: ChapterWords, language: Language): Cell[] {
  const from = row.from === null ? say.noBegin : say.from(sayDay(row.from, language));
  const to = row.to === null ? '' : say.to(sayDay(row.to, language));
  return [
    lines(
      row.title,
      row.answerHours === null ? '' : say.answer(row.answerHours),
      row.filing ? say.filing : '',
      row.confidential ? say.confidential : '',
    ),
    row.owner,
    standIns(row, say),
    lines(from, to),
    row.reviewedAt === null ? '–' : sayDay(row.reviewedAt, language),
  ];
}

function standIns({ deputies, team, partner }: ChapterRow, say: ChapterWords['rows']): string {
  const all = lines(
    ...deputies,
    team.length > 0 ? say.team(team.join(', ')) : '',
    partner === '' ? '' : say.partner(partner),
  );
  return all || say.nobody;
}

function lines(...texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

/** Section 3: every process with its steps, what is kept apart, and what is wrong with it. */
export function processBlocks({ processes, rows }: ChapterData, say: ChapterWords): Block[] {
  const byId = new Map(rows.map((row) => [row.row, row]));
  const none: Block[] = [{ kind: 'text', text: say.processes.none }];
  return [
    { kind: 'heading', level: 2, text: say.processes.heading, startsPage: true },
    ...(processes.length === 0 ? none : []),
    ...processes.flatMap((each) => [
      { kind: 'heading', level: 3, text: each.name } satisfies Block,
      ...faults(each, say),
      {
        kind: 'table',
        heads: say.processes.heads,
        shares: [6, 32, 19, 21, 22],
        rows: each.steps.flatMap((id) => {
          const row = byId.get(id);
          return row === undefined ? [] : [stepCells(row, say)];
        }),
      } satisfies Block,
    ]),
  ];
}

function faults({ faults: found }: ChapterProcess, { processes }: ChapterWords): Block[] {
  return found.map(({ kind, step }) => ({
    kind: 'notice',
    text: processes.fault(step, processes.faults[kind]),
  }));
}

function stepCells(row: ChapterRow, say: ChapterWords): Cell[] {
  const { kinds, apart } = say.processes;
  return [
    String(row.step ?? ''),
    lines(row.title, row.stepKind === null ? '' : kinds[row.stepKind]),
    row.owner,
    standIns(row, say.rows),
    row.separateFrom.length === 0 ? '–' : apart(row.separateFrom.join(', ')),
  ];
}

/** Section 4: what began, changed and ended. */
export function changeBlocks(
  { changes }: ChapterData,
  { changes: say }: ChapterWords,
  language: Language,
): Block[] {
  const rows = changes.map((change) => [
    sayDay(change.day, language),
    lines(change.title, change.area),
    changeText(change, say),
  ]);
  return [
    { kind: 'heading', level: 2, text: say.heading },
    { kind: 'text', text: changes.length === 0 ? say.none : say.intro(changes.length) },
    { kind: 'table', heads: say.heads, shares: [16, 42, 42], rows },
  ];
}

function changeText(change: ChapterChange, say: ChapterWords['changes']): string {
  const { kind, before, owner, parts } = change;
  if (kind !== 'changed' || before === null)
    return kind === 'ended' ? say.ended(owner) : say.began(owner);
  const isNew = parts.includes('owner');
  const others = parts.filter((part) => part !== 'owner').map((part) => say.parts[part]);
  return lines(
    isNew ? say.newOwner(before.owner, owner) : say.sameOwner(owner),
    others.length > 0 ? say.also(others.join(', ')) : '',
  );
}
