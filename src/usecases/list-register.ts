import {
  peopleIn,
  type EntryState,
  entryStates,
  type RegisterEntry,
  type ReviewState,
  textOf,
} from '../core/register-entry.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import type { CurrentRegister } from './current-register.ts';
import type { LatestCheck } from './latest-check.ts';
import type { RegisterTable } from './register-table.ts';

/** What the register is narrowed down to. `current`: all but what has ended; `asked`: its review is due or was answered with no. */
export interface RegisterFilter {
  q?: string | undefined;
  area?: string | undefined;
  state: EntryState | 'current' | 'all';
  review?: Exclude<ReviewState, 'fine'> | 'asked' | undefined;
  finding?: 'yes' | undefined;
}

export interface ListRegisterDeps {
  currentRegister: () => Promise<CurrentRegister>;
  registerTable: RegisterTable;
  latestCheck: LatestCheck;
}

/** The rows that fit, by area and title; how many there are of each state; and the areas to choose from. */
export async function listRegister(
  filter: RegisterFilter,
  rows: ReadableRows,
  deps: ListRegisterDeps,
) {
  const register = await deps.currentRegister();
  const all = deps.registerTable.entries(register).filter(({ id }) => isReadable(id, rows));
  const faulty = filter.finding && (await rowsWithFindings(register, deps));
  const fitting = all.filter((each) => fits(each, filter) && (faulty?.has(each.id) ?? true));
  const areas = new Set(all.map(({ columns }) => textOf(columns['Area'])));
  areas.delete('');
  return { fitting, counts: countsOf(all), areas: [...areas], register };
}

async function rowsWithFindings(register: CurrentRegister, { latestCheck }: ListRegisterDeps) {
  const check = await latestCheck(register);
  return new Set(check?.findings.map(({ row }) => row));
}

function countsOf(entries: readonly RegisterEntry[]): Record<EntryState, number> {
  const counts = { active: 0, upcoming: 0, draft: 0, unreadable: 0, ended: 0, retired: 0 };
  for (const { state } of entries) counts[state] += 1;
  return counts satisfies Record<(typeof entryStates)[number], number>;
}

function fits(entry: RegisterEntry, { q = '', area, state, review }: RegisterFilter): boolean {
  if (!isOfState(entry.state, state)) return false;
  if (area !== undefined && entry.columns['Area'] !== area) return false;
  if (
    review === 'asked' ? entry.review === 'fine' : review !== undefined && entry.review !== review
  )
    return false;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = words.length > 0 ? searchable(entry) : '';
  return words.every((word) => text.includes(word));
}

function isOfState(state: EntryState, wanted: RegisterFilter['state']): boolean {
  if (wanted === 'all' || wanted === state) return true;
  return wanted === 'current' && state !== 'ended' && state !== 'retired';
}

function searchable({ columns }: RegisterEntry): string {
  const texts = Object.values(columns).flatMap((value) => {
    if (typeof value === 'string') return [value];
    return peopleIn(value).flatMap(({ name, mail }) => [name, mail]);
  });
  return texts.join('\n').toLowerCase();
}

/** Whoever wrote the most rows lately stands first; so a few names say whom to ask. */
export function lastEditors(entries: readonly RegisterEntry[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const { changedBy } of entries)
    if (changedBy !== undefined) counts.set(changedBy, (counts.get(changedBy) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name]) => name);
}
