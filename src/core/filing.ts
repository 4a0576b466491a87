import { dayOf } from './calendar.ts';
import type { FilingState, HandoffRecord } from './handoff-record.ts';

/** The setting that names the document library by its address in the browser. Without it nothing can be filed. */
export const filingLibrarySetting = 'FilingLibrary';

/** Why a mail could not be filed, or what of it could not. */
export const filingProblems = [
  'library_not_set',
  'library_not_found',
  'no_access',
  'mail_gone',
  'mail_unreadable',
  'busy',
  'failed',
  'attachment_link',
  'attachment_unreadable',
  'attachment_empty',
  'encrypted',
  'label_refused',
] as const;
export type FilingProblem = (typeof filingProblems)[number];

/** The filing of a hand-off that has just begun. */
export function unfiled(filing: boolean): FilingState {
  return { filing, filedAt: '', fileHash: '', fileLink: '', fileProblems: '' };
}

/** True when the mail's hand-off stands and the mail is not in the library yet. */
export function isToBeFiled({ filing, filedAt, mailState, state }: HandoffRecord): boolean {
  return filing && filedAt === '' && isSettled(mailState) && state !== 'withdrawn';
}

const isSettled = (mailState: HandoffRecord['mailState']): boolean =>
  mailState === 'sent' || mailState === 'undelivered' || mailState === 'none';

/** True when it makes sense to file without being asked again: nobody but a person can bring a lost mail back. */
export function isWorthTrying({ fileProblems }: HandoffRecord): boolean {
  return !readProblems(fileProblems).some(
    (problem) => problem === 'mail_gone' || problem === 'mail_unreadable',
  );
}

/** Reads what `writeProblems` wrote; words nobody knows are passed over. */
export function readProblems(text: string): FilingProblem[] {
  const words = new Set(text.split(' '));
  return filingProblems.filter((problem) => words.has(problem));
}

/** The column's text: the problems by name, each once, in their usual order. */
export function writeProblems(problems: readonly FilingProblem[]): string {
  return filingProblems.filter((problem) => problems.includes(problem)).join(' ');
}

/** SharePoint takes 400 characters for site, library, folders and name together. */
const longestAddress = 400;
const longestName = 120;
const yearLength = '2026/'.length;

/**
 * The folders of a hand-off below the library: the year, then day, sender, subject and key. `libraryLength` is the
 * length of the library's decoded address without its host. Without a kept subject the name says none.
 */
export function filingPath(record: HandoffRecord, libraryLength: number): string[] {
  const day = dayOf(new Date(record.receivedAt || record.handedOffAt));
  const limit = nameLimit(libraryLength) - record.handoffKey.length - 1;
  return [day.slice(0, 4), `${readableName(record, day, limit)} ${record.handoffKey}`];
}

/** The filed mail's name. Its hash stands in it, so that another text never takes its place. */
export function mailFileName(record: HandoffRecord, hash: string, libraryLength: number): string {
  const day = dayOf(new Date(record.receivedAt || record.handedOffAt));
  const end = ` ${hash.slice(0, 12)}.eml`;
  return readableName(record, day, nameLimit(libraryLength) - end.length) + end;
}

function readableName({ senderName, subject }: HandoffRecord, day: string, limit: number): string {
  const parts = [day, safeName(senderName, 40), safeName(subject, longestName)].filter(Boolean);
  return safeName(parts.join(' '), limit);
}

function nameLimit(libraryLength: number): number {
  const left = Math.floor((longestAddress - libraryLength - yearLength - 2) / 2);
  return Math.max(Math.min(left, longestName), 60);
}

/**
 * Names for attachments, in their order, each different from the others in any case. Where the subject is not kept,
 * a number and the ending are all that is left of a name.
 */
export function attachmentFileNames(
  names: readonly string[],
  { subject }: HandoffRecord,
  libraryLength: number,
): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const kept = subject === '' ? `Anlage ${at + 1}${endingOf(name)}` : name;
    return freeName(kept, nameLimit(libraryLength), taken);
  });
}

function freeName(name: string, limit: number, taken: Set<string>): string {
  const ending = endingOf(name);
  const stem = safeName(name.slice(0, name.length - ending.length), limit - ending.length - 5);
  for (let n = 1; ; n++) {
    const free = `${stem || 'Anlage'}${n === 1 ? '' : ` (${n})`}${ending}`;
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}

/** `.pdf` of a name, in safe letters only; empty when there is none. */
function endingOf(name: string): string {
  return /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
}

const forbidden = /["*:<>?/\\|#%~&{}]|\p{Cc}|\p{Cf}|\p{Cs}/gu;
const reserved = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini|forms)$/i;

/**
 * A text as SharePoint takes it for a name, at most `limit` UTF-16 units long: forbidden characters and line breaks
 * become spaces, spaces and periods at the ends go, letters of every language stay. Empty when nothing is left.
 */
export function safeName(text: string, limit: number): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(forbidden, ' ')
    .replaceAll(/_vti_/gi, ' ')
    .replaceAll(/\s+/g, ' ');
  const cut = trimmed(shortened(trimmed(plain), Math.max(limit, 0)));
  return reserved.test(cut) ? `${cut} -` : cut;
}

const trimmed = (text: string): string => text.replaceAll(/^[\s.]+|[\s.]+$/g, '');

/** Never cuts a character in two. */
function shortened(text: string, limit: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > limit) break;
    short += character;
  }
  return short;
}
