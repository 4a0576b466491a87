import type { FindingWeight, RegisterFinding } from '../core/findings/register-finding.ts';
import { peopleIn, type RegisterEntry, textOf } from '../core/register-entry.ts';
import { addressesIn } from '../core/roles.ts';
import type { Person } from '../core/person.ts';
import type { LatestCheck } from './latest-check.ts';
import { letterHtml, type LetterText } from './letter.ts';
import { onceAWeek, weekDue, type WeekDeps } from './once-a-week.ts';
import { assertOpenAccount } from './open-account.ts';
import type { Letters } from './notice-ports.ts';
import type { Accounts } from './people-ports.ts';
import type { LinkTo } from './ports.ts';
import type { RegisterTable } from './register-table.ts';

/** The setting that names who keeps the register, one address a line: they get the digest. Without it nobody does. */
export const digestSetting = 'Digest';
/** The row of the Settings list that says when it was last sent. */
const lastSetting = 'LastDigest';
/** More rows than these nobody reads in a mail. */
const mostLines = 15;

export interface DigestDeps extends WeekDeps {
  registerTable: RegisterTable;
  latestCheck: LatestCheck;
  /** By address; only whom the directory knows, with an open account, gets anything. */
  findPerson: (mail: string) => Promise<Person | undefined>;
  accounts: Accounts;
  letters: Letters;
  linkTo: LinkTo | undefined;
  onFailed: (what: string, error: unknown) => void;
}

/**
 * A chore of the worker: each week those who keep the register hear what is wrong in it and what was given back. When
 * nothing is, they hear nothing; while a large register is still being checked, it waits for the next round.
 */
export async function sendDigest(deps: DigestDeps): Promise<boolean> {
  const register = await deps.currentRegister();
  const readers = addressesIn(register.settings[digestSetting] ?? '');
  // checking a large register takes seconds: only when something may be sent
  const isDue = readers.length > 0 && weekDue(lastSetting, register, deps.now()) !== undefined;
  const check = isDue ? await deps.latestCheck(register) : undefined;
  if (check === undefined) return false;
  const entries = deps.registerTable.entries(register);
  const text = digestText(check.findings, entries);
  if (text === undefined) return false;
  const html = letterHtml(text, deps.linkTo);
  return onceAWeek(lastSetting, deps, async () => {
    for (const reader of readers) await sendTo(reader, html, deps);
  });
}

async function sendTo(
  reader: string,
  html: string,
  { findPerson, accounts, letters, onFailed }: DigestDeps,
): Promise<void> {
  const subject = 'Baton: Ihr Register diese Woche · Your register this week';
  try {
    const person = await findPerson(reader);
    if (person === undefined) throw new Error(`nobody in the directory has this address`);
    await assertOpenAccount(person.oid, accounts);
    await letters.send({ to: { name: person.name, address: person.mail }, subject, html });
  } catch (error) {
    onFailed(`the digest to an address of the setting ${digestSetting}`, error);
  }
}

/** Nothing when there is nothing to say. */
export function digestText(
  findings: readonly RegisterFinding[],
  entries: readonly RegisterEntry[],
): LetterText | undefined {
  const returned = entries.filter(({ review }) => review === 'not_mine');
  if (findings.length + returned.length === 0) return undefined;
  const count = (weight: FindingWeight) => findings.filter((each) => each.weight === weight).length;
  const [urgent, soon, note] = [count('urgent'), count('soon'), count('note')];
  const rows = new Set(findings.filter(({ weight }) => weight === 'urgent').map(inOneLine));
  return {
    german: `Prüfhinweise zum Register: ${urgent} dringend, ${soon} bald, ${note} zum Ansehen. Zurückgegeben: ${returned.length}.`,
    english: `Findings about the register: ${urgent} urgent, ${soon} soon, ${note} to look at. Given back: ${returned.length}.`,
    lines: [...returned.map(returnedInOneLine), ...rows].slice(0, mostLines),
    place: 'findings',
  };
}

const inOneLine = ({ title, area }: RegisterFinding) => (area ? `${title} (${area})` : title);

function returnedInOneLine({ columns, reviewNote }: RegisterEntry): string {
  const owner = peopleIn(columns['Owner'])[0]?.name ?? '';
  const note = reviewNote ? ` „${reviewNote}“` : '';
  return `${textOf(columns['Title'])} (${textOf(columns['Area'])}): ${owner}${note}`;
}
