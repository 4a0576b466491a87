import type { ErrorCode } from '../core/errors.ts';
import {
  numberOf,
  type ProbeGroup,
  switchOf,
  type TenantAnswer,
  type TenantQuestion,
} from '../core/tenant-question.ts';

/** What a group will do, before it is agreed to. */
export const plans: Record<ProbeGroup, string> = {
  lists:
    'Lists (1, 9, 6), with Baton’s own rights: makes a list “BatonSelfTest …” on the site, writes 120 rows into it, reads them, and deletes it. About 330 of the 1,250 units of a minute.',
  mail: 'Mail (2, 3, 4, 5), as whoever is signed in: sends one mail “Baton self-test …” to themselves, tries to send it a second time, makes a forward that is not sent, and deletes them all (they lie under Deleted Items). About two minutes.',
  rows: 'Rows (7), as whoever is signed in: reads the ids of the register’s rows. Writes nothing.',
  tokens:
    'Tokens (8), as whoever is signed in: asks Entra 60 times for a token. Writes nothing; should it count, Microsoft may ask this person to wait for up to five minutes.',
};

interface Words {
  question: string;
  good: string;
  surprise: string;
  /** What Baton does after a surprise, without a switch. */
  anyway?: string;
  /** How a person sees it. */
  guide?: string;
}

const words: Record<TenantQuestion, Words> = {
  unique_column: {
    question: 'Does a unique column hold when many write at once?',
    good: 'Yes: of each key one row was kept.',
    surprise: 'No: some keys were kept twice.',
    anyway: 'Baton settles on the lowest item id before any draft is made.',
  },
  id_after_send: {
    question: 'Does a mail keep its immutable id when it is sent?',
    good: 'Yes.',
    surprise: 'No.',
    anyway: 'Baton also looks for the mail by its tag and its message id.',
  },
  tag_after_send: {
    question: 'Is the tag of a draft still on the mail in Sent Items?',
    good: 'Yes.',
    surprise: 'No.',
    anyway: 'Baton also looks for the mail by its id and its message id.',
  },
  second_send: {
    question: 'What does a second send of the same mail do?',
    good: 'It is refused, and no second mail arrives.',
    surprise: 'It is taken, or a second mail arrived.',
    anyway: 'Baton never sends a second time by itself, whatever the answer.',
  },
  tag_in_forward: {
    question: 'Is a tag kept that is given while the forward is made?',
    good: 'Yes.',
    surprise: 'No.',
    anyway: 'Baton tags the draft once more afterwards.',
  },
  default_view: {
    question: 'Does a filter in the list’s default view hide rows from Baton?',
    good: 'No: all rows came.',
    surprise: 'Yes.',
    anyway:
      'Baton compares ids, reads hidden hand-offs one by one and says how many there are. Take filters out of the default views of its lists all the same.',
    guide:
      'Run this again in a terminal and answer its question; or filter the default view of Handoffs, hand something off, and look whether Hand-offs says that rows are hidden. Take the filter out again.',
  },
  own_rows: {
    question: 'Are there rows of the register that some may not read?',
    good: 'None that this person may not read, or their rights are asked for already. Ask as somebody with few rights to be sure.',
    surprise: 'Yes: this person may not read some of them.',
  },
  token_exchanges: {
    question: 'Do exchanges of tokens count against 50 in five minutes?',
    good: 'No: none was put off.',
    surprise: 'Some were put off.',
    anyway: 'Baton keeps each token as long as it is good, and waits as it is told.',
  },
  read_own_write: {
    question: 'Is a row found right after it was written?',
    good: 'Yes, each time.',
    surprise: 'Not always.',
    anyway: 'Baton goes by the answer to the write, not by the search.',
  },
  frames: {
    question: 'Do the security headers suit Teams and Outlook?',
    good: '',
    surprise: '',
    guide:
      'Open Baton in new Teams, in Teams on the web, in new Outlook and in Outlook on the web. An empty place: open the browser’s console (F12) and look for “frame-ancestors”; set the origin it names.',
  },
};

/** One answer for people: the question, what was seen, and what to do. */
export function answerLines(answer: TenantAnswer): string[] {
  const { question, outcome } = answer;
  const { [question]: said } = words;
  const head = `${marks[outcome]} ${numberOf(question)}. ${said.question}`;
  const figures = Object.entries(answer.figures).map(([name, value]) => `${name} ${value}`);
  const counted = figures.length === 0 ? '' : ` (${figures.join(', ')})`;
  switch (outcome) {
    case 'good':
      return [head, `  ${said.good}${counted}`];
    case 'surprise':
      return [head, `  ${said.surprise}${counted}`, `  → ${whatToDo(question)}`];
    case 'by_hand':
      return [head, `  By hand: ${said.guide ?? ''}`, ...switchLine(question)];
    case 'not_asked':
    case 'failed':
      return [head, `  Not answered (${answer.code ?? 'unexpected'}). ${remedyOf(answer)}`.trim()];
  }
}

const marks = { good: '✓', surprise: '!', by_hand: '☐', not_asked: '–', failed: '✗' } as const;

function whatToDo(question: TenantQuestion): string {
  const { [question]: said } = words;
  const [set] = switchLine(question);
  return set?.trim() ?? `Nothing to set, there is no switch for it: ${said.anyway ?? ''}`;
}

function switchLine(question: TenantQuestion): string[] {
  const { [question]: set } = switchOf;
  if (set === undefined) return [];
  const where = set.name.startsWith('BATON_') ? 'the environment' : 'the list Settings';
  return [`  Set ${set.name} in ${where}: ${set.value}`];
}

function remedyOf({ question, code }: TenantAnswer): string {
  if (code === 'no_access' && isOfLists(question))
    return 'Baton may not make lists: give it fullcontrol on the site for the time of this test.';
  return (code && remedies[code]) ?? 'Try again later; what it made is deleted by the next try.';
}

const isOfLists = (question: TenantQuestion): boolean =>
  ['unique_column', 'read_own_write', 'default_view'].includes(question);

const remedies: Partial<Record<ErrorCode, string>> = {
  not_signed_in: 'Run npx baton sign-in --probe.',
  step_up_needed: 'Run npx baton sign-in --probe.',
  consent_needed:
    'The command line’s registration lacks a permission : npx baton register-app --command-line --probe adds it, an admin consents, then npx baton sign-in --probe.',
  no_access: 'This person may not read that.',
  invalid_request:
    'It needs the command line’s registration: set BATON_CLI_CLIENT_ID (docs/going-live.md), then npx baton sign-in --probe.',
};
