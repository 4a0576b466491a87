import type { ErrorCode } from '../core/errors.ts';
import type { Diagnosis, DoctorStep, Unverified } from '../usecases/doctor.ts';
import { provisionLines } from './provision-words.ts';

interface Words {
  fine: string;
  wrong: string;
  /** What to do about it. */
  remedy: string;
  skipped: string;
}

const words: Record<DoctorStep, Words> = {
  reach: {
    fine: 'Baton signs in as itself and reaches its site.',
    wrong: 'Baton does not reach its site.',
    remedy: 'Run npx baton provision --dry-run for the whole message.',
    skipped: '',
  },
  consent: {
    fine: 'An administrator has agreed to what Baton does by itself.',
    wrong: 'An administrator has not agreed to these application permissions:',
    remedy:
      'Agree at the address that npx baton register-app prints, or in the Entra admin center under API permissions.',
    skipped: 'Baton’s token does not say which application permissions it has.',
  },
  clock: {
    fine: 'The clocks agree.',
    wrong: 'This machine’s clock and Microsoft’s are apart, in seconds:',
    remedy: 'Set this machine’s clock by NTP; tokens are refused otherwise.',
    skipped: '',
  },
  lists: {
    fine: 'The lists are as Baton needs them.',
    wrong: 'Lists are missing or were changed; how many:',
    remedy: 'Run npx baton provision to mend them.',
    skipped: '',
  },
  lists_unseen: {
    fine: '',
    wrong: '',
    remedy: '',
    skipped:
      'Microsoft Graph does not show whether these were done; look once yourself, or run what npx baton provision --script FILE.ps1 writes:',
  },
  events: {
    fine: 'No list of events is so large that a year has to be archived.',
    wrong: 'The list of events is large, and a year that is over can be archived; rows:',
    remedy: 'npx baton archive says which year, and moves it (docs/operation.md).',
    skipped: '',
  },
  register: {
    fine: 'The register has rows.',
    wrong: 'Nobody answers for anything yet: the register is empty or cannot be read.',
    remedy: 'Fill it with npx baton import FILE.xlsx, then look with npx baton check.',
    skipped: '',
  },
  people: {
    fine: 'The directory can be read.',
    wrong: 'The directory cannot be read.',
    remedy: 'Consent to the application permission User.Read.All.',
    skipped: '',
  },
  settings_list: {
    fine: 'The settings mean something, and whom they name is there.',
    wrong:
      'In the Settings list names mean nothing, addresses belong to nobody, or the triage desk is missing; how many:',
    remedy:
      'Compare TriageDesk, Leads, Auditors and Digest with the table in docs/operation.md: the triage desk names people of the register, the others people with an open account.',
    skipped: '',
  },
  digest: {
    fine: 'The weekly digest of the register goes to somebody.',
    wrong: 'Whether the weekly digest goes to somebody cannot be read.',
    remedy: 'See that Baton can read the Settings list.',
    skipped:
      'Digest is not in the Settings list: nobody gets the weekly digest of what is wrong with the register (docs/operation.md).',
  },
  mailbox: {
    fine: 'The mailbox that tells people is there.',
    wrong: 'The mailbox of BATON_NOTIFY_FROM is not there.',
    remedy:
      'Correct BATON_NOTIFY_FROM; the mailbox also needs the application permission Mail.Send.',
    skipped: 'No BATON_NOTIFY_FROM: whom Teams does not reach is not told.',
  },
  feed: {
    fine: 'The Teams app is named. Whether it is installed for people shows with the first message.',
    wrong: 'The Teams app is named, but may not tell anybody in the activity feed. Missing:',
    remedy: 'Agree to TeamsActivity.Send for Baton’s registration.',
    skipped: 'No BATON_TEAMS_APP_ID: nobody is told in Teams, and links lead to the browser.',
  },
  notices: {
    fine: 'Microsoft tells Baton of changes at BATON_PUBLIC_URL.',
    wrong: 'Microsoft does not tell Baton of changes in lists; how many:',
    remedy:
      'Let BATON_PUBLIC_URL lead to the running server by https from the internet; it subscribes within a minute, or ten after a failure. Until then it asks for changes itself.',
    skipped: 'No BATON_PUBLIC_URL: Baton asks for changes instead of being told.',
  },
  signed_in: {
    fine: '',
    wrong: '',
    remedy: '',
    skipped:
      'What needs somebody signed in (reading and sending mail, their own right to the register) cannot be tried from here. Open the tab and the pane once.',
  },
};

const remedies: Partial<Record<ErrorCode, string>> = {
  microsoft_refused:
    'Entra or Graph refused: check BATON_TENANT_ID, BATON_CLIENT_ID and whether BATON_CLIENT_SECRET has run out.',
  not_found: 'Check BATON_SITE_URL: there is no such site, or Baton may not know of it.',
  no_access:
    'Consent to Sites.Selected and give Baton the site: npx baton register-app --site does both but the consent.',
  microsoft_unreachable:
    'Nothing answers: let this machine reach login.microsoftonline.com and graph.microsoft.com on port 443.',
  list_broken:
    'The record is not as it was: npx baton export-log > log.jsonl, then npx baton verify log.jsonl.',
  microsoft_busy: 'Microsoft asks to wait. Try again in some minutes.',
};

/** One step for people: what it found, and below it what to do. */
export function doctorLines(diagnosis: Diagnosis): string[] {
  const { lists = [], unverified = [] } = diagnosis;
  const shown = lists.flatMap((list) => provisionLines(list, true));
  return [...sentences(diagnosis), ...[...shown, ...unseenLines(unverified)].map(indented)];
}

/** What Graph does not show, one line for each step. */
export function unseenLines(unverified: readonly Unverified[]): string[] {
  return unverified.map(({ en }, at) => `${at + 1}. ${en}`);
}

const indented = (line: string): string => `  ${line}`;

function sentences({ step, outcome, code, amount, names }: Diagnosis): string[] {
  const { [step]: said } = words;
  if (outcome !== 'wrong') return [`${outcome === 'fine' ? '✓' : '–'} ${said[outcome]}`];
  const more = code === undefined ? (names?.join(', ') ?? amount ?? '') : `(${code})`;
  const what = step === 'register' || step === 'mailbox' ? (code ?? '') : more;
  return [`✗ ${said.wrong} ${what}`.trim(), `  → ${(code && remedies[code]) ?? said.remedy}`];
}
