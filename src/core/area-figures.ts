import type { BusinessClock } from './business-clock.ts';
import { lateByClock, usualAnswerHours } from './deadline.ts';
import type { HandoffState } from './handoff.ts';
import type { Day } from './responsibility.ts';

/** What the figures need of one hand-off; nothing that anybody wrote. Times are ISO 8601. */
export interface FlowRow {
  item: number;
  area: string;
  responsibility: number;
  owner: string;
  state: HandoffState;
  receivedAt: string;
  handedOffAt: string;
  since: string;
  due?: Day;
}

/** How long something took, in business hours: half of all were faster, nine of ten, and how many there are. */
export interface Spread {
  half: number;
  nineOfTen: number;
  of: number;
}

/** How busy, by the open business hours for each person: less than a day, up to three days, more. */
export const loads = ['light', 'medium', 'heavy'] as const;
export type Load = (typeof loads)[number];

export interface Figures {
  /** Hand-offs of the period; those that were withdrawn do not count. */
  volume: number;
  /** From the mail's arrival until it lay with whoever kept it. */
  toOwner?: Spread;
  /** From handing off until it was done. */
  toDone?: Spread;
  /** Open right now, whenever it was handed off. */
  offered: number;
  accepted: number;
  waiting: number;
  overdue: number;
  /** Business hours that are open, by what the register states for each. */
  openHours: number;
}

/** Hand-offs of one area being counted; see `figuresOf`. */
export interface Tally {
  figures: Omit<Figures, 'toOwner' | 'toDone'>;
  toOwner: number[];
  toDone: number[];
}

/** What counting needs beside the rows. */
export interface Counting {
  /** Only what was handed off from here on counts for volume and times; ISO 8601. */
  from: string;
  now: Date;
  answerHours: (responsibility: number) => number | undefined;
  clockOf: (owner: string) => BusinessClock;
}

export function newTally(): Tally {
  const none = { volume: 0, offered: 0, accepted: 0, waiting: 0, overdue: 0, openHours: 0 };
  return { figures: none, toOwner: [], toDone: [] };
}

/** Adds one hand-off to a tally that grows with it. */
export function count(row: FlowRow, tally: Tally, counting: Counting): void {
  if (row.handedOffAt >= counting.from) countFlow(row, tally, counting.clockOf(row.owner));
  if (row.state === 'offered' || row.state === 'accepted' || row.state === 'waiting')
    countOpen(row, row.state, tally.figures, counting);
}

function countFlow(row: FlowRow, tally: Tally, clock: BusinessClock): void {
  if (row.state === 'withdrawn') return;
  tally.figures.volume += 1;
  const [received, handedOff] = [new Date(row.receivedAt), new Date(row.handedOffAt)];
  if (row.state === 'accepted' || row.state === 'waiting' || row.state === 'done')
    tally.toOwner.push(clock.hoursBetween(received, handedOff));
  if (row.state === 'done') tally.toDone.push(clock.hoursBetween(handedOff, new Date(row.since)));
}

function countOpen(
  row: FlowRow,
  state: 'offered' | 'accepted' | 'waiting',
  figures: Tally['figures'],
  { answerHours, clockOf, now }: Counting,
): void {
  const hours = answerHours(row.responsibility);
  const late = lateByClock(row, hours, clockOf(row.owner));
  figures[state] += 1;
  if (late !== undefined && late <= now) figures.overdue += 1;
  if (state !== 'waiting') figures.openHours += hours ?? usualAnswerHours;
}

/** The figures of several areas as one. */
export function figuresOf(tallies: readonly Tally[]): Figures {
  const sum = (name: keyof Tally['figures']) =>
    tallies.reduce((total, { figures }) => total + figures[name], 0);
  const toOwner = spreadOf(tallies.flatMap((tally) => tally.toOwner));
  const toDone = spreadOf(tallies.flatMap((tally) => tally.toDone));
  return {
    volume: sum('volume'),
    ...(toOwner && { toOwner }),
    ...(toDone && { toDone }),
    offered: sum('offered'),
    accepted: sum('accepted'),
    waiting: sum('waiting'),
    overdue: sum('overdue'),
    openHours: sum('openHours'),
  };
}

/** A mail that was handed off before it arrived by the clocks took no time. Undefined when there is nothing. */
function spreadOf(hours: readonly number[]): Spread | undefined {
  if (hours.length === 0) return undefined;
  const sorted = hours.map((each) => Math.max(each, 0)).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { half: at(0.5), nineOfTen: at(0.9), of: sorted.length };
}

/** In words. With nobody there, anything open is a heavy load. */
export function loadOf(openHours: number, people: number): Load {
  const each = people === 0 ? openHours * usualAnswerHours : openHours / people;
  if (each < usualAnswerHours) return 'light';
  return each <= 3 * usualAnswerHours ? 'medium' : 'heavy';
}
