import type { ErrorCode } from '../core/errors.ts';
import type { Diagnosis, DoctorStep } from '../usecases/doctor.ts';

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
  clock: {
    fine: 'The clocks agree.',
    wrong: 'This machine’s clock and Microsoft’s are apart, in seconds:',
    remedy: 'Set this machine’s clock by NTP; tokens are refused otherwise.',
    skipped: '',
  },
  lists: {
    fine: 'The lists are as Baton needs them.',
    wrong: 'Lists are missing or were changed; how many:',
    remedy: 'Run npx baton provision --dry-run to see what, and without it to mend it.',
    skipped: '',
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
  mailbox: {
    fine: 'The mailbox that tells people is there.',
    wrong: 'The mailbox of BATON_NOTIFY_FROM is not there.',
    remedy:
      'Correct BATON_NOTIFY_FROM; the mailbox also needs the application permission Mail.Send.',
    skipped: 'No BATON_NOTIFY_FROM: whom Teams does not reach is not told.',
  },
  feed: {
    fine: 'The Teams app is named. Whether it may send (TeamsActivity.Send, installed for people) shows with the first message.',
    wrong: '',
    remedy: '',
    skipped: 'No BATON_TEAMS_APP_ID: nobody is told in Teams, and links lead to the browser.',
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
export function doctorLines({ step, outcome, code, amount }: Diagnosis): string[] {
  const { [step]: said } = words;
  if (outcome !== 'wrong') return [`${outcome === 'fine' ? '✓' : '–'} ${said[outcome]}`];
  const more = code === undefined ? (amount ?? '') : `(${code})`;
  const what = step === 'register' || step === 'mailbox' ? (code ?? '') : more;
  return [`✗ ${said.wrong} ${what}`.trim(), `  → ${(code && remedies[code]) ?? said.remedy}`];
}
