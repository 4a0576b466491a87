import type { Finding } from './finding.ts';
import { isAddress, linesOf, ownValue, type RowReader, readRow } from './register-row.ts';
import type { Person } from './person.ts';
import type { Day, Responsibility, StepKind } from './responsibility.ts';
import type { RowName } from './succession.ts';

/** What a list or a file of rows says, as far as it can be understood. */
export interface Register {
  /** By id. */
  responsibilities: Responsibility[];
  /** In the order of the rows. */
  findings: Finding[];
}

/**
 * Reads rows in the format of docs/register-file.md. A row that cannot be used is reported and skipped,
 * a column that cannot be used is reported and left out; drafts and retired rows are passed over silently. `isPast`:
 * for days that are over also people are told whom the directory does not know any more.
 */
export function readRegister(rows: unknown, isPast = false): Register {
  const responsibilities = new Map<number, Responsibility>();
  const findings: Finding[] = [];
  for (const row of Array.isArray(rows) ? rows : []) {
    const id = idOf(row);
    const reader = readRow(row, id ?? 0, isPast);
    if (!isActive(reader)) {
      findings.push(...reader.findings);
      continue;
    }
    if (id === undefined || responsibilities.has(id)) reader.report('invalid_number', 'id', true);
    const responsibility = id === undefined ? undefined : readResponsibility(reader, id);
    findings.push(...reader.findings);
    if (responsibility !== undefined && !reader.isSkipped())
      responsibilities.set(responsibility.id, responsibility);
  }
  return {
    responsibilities: [...responsibilities.values()].toSorted((a, b) => a.id - b.id),
    findings,
  };
}

/** What the retired rows were about: nobody reads the rest of them. */
export function readRetired(rows: unknown): RowName[] {
  return (Array.isArray(rows) ? rows : []).filter(isRetired).flatMap((row): RowName[] => {
    const id = idOf(row);
    const reader = readRow(row, id ?? 0);
    const [title, area] = [reader.line('Title'), reader.line('Area')];
    const { process, step } = readStep(reader);
    if (id === undefined || title === '') return [];
    return [{ id, title, area, ...optional('process', process), ...optional('step', step) }];
  });
}

export function isRetired(row: unknown): boolean {
  const status = ownValue(row, 'Status');
  return typeof status === 'string' && status.trim().toLowerCase() === 'retired';
}

/** Whether it answers on that day; the first and the last day count. */
export function inForce({ validFrom, validTo }: Responsibility, day: Day): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

function idOf(row: unknown): number | undefined {
  const id = ownValue(row, 'id');
  const number = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}

/** An unknown status may mean anything, so the row does not answer. */
function isActive(row: RowReader): boolean {
  const status = row.line('Status').toLowerCase();
  if (
    status === 'active' ||
    (status === '' && row.value('Status') == null) ||
    row.value('Status') === ''
  )
    return true;
  if (status !== 'draft' && status !== 'retired') row.report('unknown_choice', 'Status', true);
  return false;
}

function readResponsibility(row: RowReader, id: number): Responsibility | undefined {
  const title = row.line('Title');
  if (title === '') row.report('no_title', 'Title', true);
  const standIns = readStandIns(row);
  const owner = readOwner(row, standIns.deputies.length + standIns.team.length > 0);
  if (owner === undefined && !isTold(row, 'Owner')) row.report('no_owner', 'Owner', true);
  const validity = readValidity(row);
  if (owner === undefined || row.isSkipped()) return undefined;
  return {
    id,
    title,
    area: row.line('Area'),
    description: row.text('Description'),
    notHere: row.text('NotHere'),
    ...readSignals(row),
    owner,
    ...standIns,
    informed: row.people('Informed'),
    ...readPartner(row),
    ...readStep(row),
    ...optional('answerHours', row.number('AnswerHours')),
    confidential: row.isYes('Confidential'),
    filing: row.isYes('Filing'),
    ...validity,
    ...optional('reviewBy', row.day('ReviewBy')),
    ...optional('reviewedAt', row.day('ReviewedAt')),
    ...optional('reviewedBy', row.line('ReviewedBy') || undefined),
  };
}

function isTold({ findings }: RowReader, column: string): boolean {
  return findings.some((each) => each.column === column || each.column === `${column}Mail`);
}

/** An owner whom the directory does not know any more is kept where somebody stands in: the row goes on with them. */
function readOwner(row: RowReader, hasStandIn: boolean): Person | undefined {
  const [unknown] = hasStandIn ? row.unknown('Owner') : [];
  return row.person('Owner', unknown === undefined) ?? unknown;
}

function readStandIns(row: RowReader): Pick<Responsibility, 'deputies' | 'team'> {
  const deputies = [row.person('Deputy'), row.person('SecondDeputy')];
  return { deputies: deputies.filter((each) => each !== undefined), team: row.people('Team') };
}

/** When these are wrong nobody knows whether the row is in force, so it must not answer. */
function readValidity(row: RowReader): Pick<Responsibility, 'validFrom' | 'validTo'> {
  const from = row.day('ValidFrom', true);
  const to = row.day('ValidTo', true);
  if (from !== undefined && to !== undefined && to < from)
    row.report('ends_before_start', 'ValidTo', true);
  return { ...optional('validFrom', from), ...optional('validTo', to) };
}

function readSignals(row: RowReader) {
  const phrases = row.lines('Keywords');
  return {
    keywords: phrases.filter((each) => !each.startsWith('-')),
    excludedPhrases: phrases
      .filter((each) => each.startsWith('-'))
      .map((each) => each.slice(1).trim())
      .filter((each) => each !== ''),
    senderPatterns: usable(row, 'SenderPatterns', senderPattern),
    mailboxes: usable(row, 'Mailboxes', (text) => (isAddress(text) ? text : undefined)),
  };
}

/** The lines of a column that can be used; one finding when some cannot. */
function usable(
  row: RowReader,
  column: string,
  read: (text: string) => string | undefined,
): string[] {
  const lines = row.lines(column).map((line) => line.toLowerCase());
  const read_ = lines.map(read);
  if (read_.includes(undefined)) row.report('invalid_pattern', column);
  return read_.filter((each) => each !== undefined);
}

/** Lower case, with the `@` people forget before a domain; nothing when it can't be used. `*` alone, or before and after nothing but a dot, would mean everybody. */
export function senderPattern(text: string): string | undefined {
  const pattern = text.includes('@') ? text : `@${text}`;
  const [local = '', domain = '', ...more] = pattern.split('@');
  const isSpecific = /[\p{L}\p{N}]{2}/u.test(pattern.replaceAll('*', ' '));
  const isWellFormed = more.length === 0 && domain !== '' && !/[\s<>()[\]\\,;:"]/.test(pattern);
  const hasDomain = domain.includes('.') || domain.includes('*');
  return isSpecific && isWellFormed && hasDomain && local.length <= 64 ? pattern : undefined;
}

function readPartner(row: RowReader): Pick<Responsibility, 'partner'> {
  const name = row.line('PartnerName');
  const domains = linesOf(row.text('PartnerDomains').replace(/[,;]/g, '\n').toLowerCase())
    .map((domain) => domain.replace(/^@/, ''))
    .filter((domain) => isAddress(`x@${domain}`));
  return name === '' && domains.length === 0 ? {} : { partner: { name, domains } };
}

const stepKinds: readonly StepKind[] = ['record', 'check', 'approve', 'file', 'other'];

function readStep(
  row: RowReader,
): Pick<Responsibility, 'process' | 'step' | 'stepKind' | 'separateFrom'> {
  const written = row.line('StepKind').toLowerCase();
  const stepKind = stepKinds.find((kind) => kind === written);
  if (written !== '' && stepKind === undefined) row.report('unknown_choice', 'StepKind');
  return {
    ...optional('process', row.line('Process') || undefined),
    ...optional('step', row.number('Step')),
    ...optional('stepKind', stepKind),
    separateFrom: readSteps(row),
  };
}

function readSteps(row: RowReader): number[] {
  const numbers = row
    .line('SeparateFrom')
    .split(/[\s,;]+/)
    .filter((each) => each !== '');
  if (numbers.some((each) => !/^\d{1,4}$/.test(each))) row.report('invalid_number', 'SeparateFrom');
  return numbers.filter((each) => /^\d{1,4}$/.test(each)).map(Number);
}

/** A property only when there is a value: absent means "not stated". */
function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  const entry: { [Key in Name]?: Value } = {};
  if (value !== undefined) entry[name] = value;
  return entry;
}
