import { csvLine, separators } from '../core/csv.ts';
import type { HandoffState } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { defaultTimeZone } from '../core/zoned-time.ts';

type Language = 'de' | 'en';
type Cell = (record: HandoffRecord, language: Language) => string;

/** Every column of the file with its head in both languages; times as clocks in Germany show them. */
const columns: readonly [Record<Language, string>, Cell][] = [
  [{ de: 'Eingang', en: 'Received' }, ({ receivedAt }) => momentText(receivedAt)],
  [{ de: 'Übergeben', en: 'Handed off' }, ({ handedOffAt }) => momentText(handedOffAt)],
  [{ de: 'Betreff', en: 'Subject' }, ({ subject }) => subject],
  [{ de: 'Von', en: 'From' }, ({ senderName }) => senderName],
  [{ de: 'Von (Domäne)', en: 'From (domain)' }, ({ senderDomain }) => senderDomain],
  [{ de: 'Bereich', en: 'Area' }, ({ area }) => area],
  [{ de: 'Zuständigkeit', en: 'Responsibility' }, ({ title }) => title],
  [{ de: 'Übergeben von', en: 'Handed off by' }, ({ handedOffBy }) => handedOffBy.name],
  [{ de: 'Zuständig', en: 'Owner' }, ({ owner }) => owner.name],
  [{ de: 'In Vertretung für', en: 'On behalf of' }, ({ onBehalfOf }) => onBehalfOf?.name ?? ''],
  [{ de: 'Angenommen', en: 'Accepted' }, ({ acceptedAt }) => momentText(acceptedAt)],
  [{ de: 'Zustand', en: 'State' }, ({ state }, language) => states[state][language]],
  [{ de: 'Zustand seit', en: 'State since' }, ({ stateSince }) => momentText(stateSince)],
  [{ de: 'Fällig', en: 'Due' }, ({ due }) => due ?? ''],
  [{ de: 'Wartet bis', en: 'Waits until' }, ({ waitUntil }) => waitUntil ?? ''],
  [{ de: 'Weitergaben', en: 'Passed on' }, ({ hops }) => String(hops)],
  [{ de: 'Notiz', en: 'Note' }, ({ note }) => note],
  [{ de: 'Grund', en: 'Reason' }, ({ reason }) => reason],
  [{ de: 'Schlüssel', en: 'Key' }, ({ handoffKey }) => handoffKey],
];

const states: Record<HandoffState, Record<Language, string>> = {
  offered: { de: 'angeboten', en: 'offered' },
  accepted: { de: 'angenommen', en: 'accepted' },
  waiting: { de: 'wartet', en: 'waiting' },
  done: { de: 'erledigt', en: 'done' },
  declined: { de: 'abgelehnt', en: 'declined' },
  passed_on: { de: 'weitergegeben', en: 'passed on' },
  withdrawn: { de: 'zurückgezogen', en: 'withdrawn' },
  expired: { de: 'abgelaufen', en: 'expired' },
};

export function csvHead(language: Language): string {
  return csvLine(
    columns.map(([head]) => head[language]),
    separators[language],
  );
}

export function csvRow(record: HandoffRecord, language: Language): string {
  return csvLine(
    columns.map(([, cell]) => cell(record, language)),
    separators[language],
  );
}

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: defaultTimeZone,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-11-25 23:30`, which Excel reads as a moment in every language. */
function momentText(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? '' : wall.format(date);
}
