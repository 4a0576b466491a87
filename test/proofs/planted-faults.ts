import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { type AccountState, closedAccounts } from '../../src/core/account.ts';
import type { RegisterFacts } from '../../src/core/findings/facts.ts';
import type { RegisterFindingKind } from '../../src/core/findings/register-finding.ts';
import type { Person } from '../../src/core/person.ts';
import { readRegister } from '../../src/core/register.ts';
import type { Absence } from '../../src/core/responsibility.ts';
import { defaultSite } from '../../src/core/site.ts';
import { diceOf } from '../simulation/faults.ts';
import { person } from '../support/register.ts';

type Row = Record<string, unknown> & { id: number };

/** A finding as it is counted: what, and at which row. */
export type Expected = `${RegisterFindingKind} ${number}`;

/** A register nobody works with: without faults, until some are planted. */
interface Plot {
  rows: Row[];
  absences: Absence[];
  accounts: Map<string, AccountState>;
  expected: Expected[];
  dice: () => number;
}

export const today = '2026-11-23';
const people = 500;
const areas = 40;
/** The first rows are steps of processes, four each. */
const stepsEach = 4;
const stepKinds = ['record', 'check', 'approve', 'file'];

/** A word of its own for every number, of eight letters, so far from its neighbours that no typing mistake leads there. */
function wordOf(number: number, dice: () => number): string {
  const consonants = 'bdfgklmnprstvw';
  const vowels = 'aeiou';
  const letter = (from: string) => from[Math.floor(dice() * from.length)] ?? '';
  const pairs = Array.from({ length: 4 }, () => letter(consonants) + letter(vowels)).join('');
  return `${pairs}${letter(consonants)}${number.toString(36)}x`;
}

function cleanPlot(size: number, seed: number): Plot {
  const dice = diceOf(seed);
  let words = 0;
  const word = () => wordOf(words++, dice);
  const several = (count: number) => Array.from({ length: count }, word);
  const processRows = Math.floor(size / 10 / stepsEach) * stepsEach;
  const rows = Array.from({ length: size }, (_, at): Row => {
    const step = (at % stepsEach) + 1;
    return {
      id: at + 1,
      Title: several(2).join(' '),
      Area: `Bereich ${at % areas}`,
      Description: several(6).join(' '),
      Keywords: several(3).join('\n'),
      SenderPatterns: `@firma${at}.example`,
      Owner: person(`Person ${at % people}`),
      Deputy: person(`Person ${(at + 1) % people}`),
      ReviewBy: '2027-05-01',
      Status: 'Active',
      ...(at < processRows && {
        Process: `Ablauf ${Math.floor(at / stepsEach)}`,
        Step: step,
        StepKind: stepKinds[step - 1],
        ...(step === 2 && { SeparateFrom: '1' }),
      }),
    };
  });
  return { rows, absences: [], accounts: new Map(), expected: [], dice };
}

/** Somebody who stands nowhere else. */
let strangers = 0;
const stranger = (): Person => person(`Neu ${strangers++}`);

/** What one fault does to some rows that no other fault touches. The first may be any, `process` gives the steps of one process. */
type Plant = (plot: Plot, rows: Row[]) => Expected[];

const set = (row: Row | undefined, columns: Record<string, unknown>) => {
  if (row === undefined) throw new Error('too few rows for so many faults');
  Object.assign(row, columns);
  return row.id;
};
const linesOf = (row: Row | undefined, column: string) => {
  const value = row?.[column];
  return typeof value === 'string' ? value.split('\n') : [];
};

/** One way, or several, of planting every kind of fault. `of`: how many rows it takes, or the steps of a process. */
const plants: readonly { of: number | 'process'; plant: Plant }[] = [
  {
    of: 1,
    plant({ absences }, [row]) {
      const [owner, deputy] = [stranger(), stranger()];
      const id = set(row, { Owner: owner, Deputy: deputy });
      absences.push({ oid: owner.oid, from: '2026-11-20', to: '2026-12-04' });
      absences.push({ oid: deputy.oid, from: '2026-11-30', to: '2026-12-02' });
      return [`away_together ${id}`];
    },
  },
  {
    of: 1,
    plant({ absences }, [row]) {
      const owner = stranger();
      const id = set(row, { Owner: owner, Deputy: null });
      absences.push({ oid: owner.oid, from: '2026-11-23', to: '2026-11-27' });
      return [`nobody_answers ${id}`, `no_deputy ${id}`];
    },
  },
  {
    of: 1,
    plant({ accounts }, [row]) {
      const [owner, deputy] = [stranger(), stranger()];
      const id = set(row, { Owner: owner, Deputy: deputy });
      accounts.set(owner.oid, 'left').set(deputy.oid, 'disabled');
      return [`nobody_answers ${id}`, `left ${id}`, `disabled ${id}`];
    },
  },
  { of: 1, plant: (_plot, [row]) => [`unreadable ${set(row, { ValidFrom: 'gestern' })}`] },
  { of: 1, plant: (_plot, [row]) => [`unreadable ${set(row, { Title: ' ' })}`] },
  { of: 1, plant: (_plot, [row]) => [`unreadable ${set(row, { SenderPatterns: 'alle Kunden' })}`] },
  {
    of: 'process',
    plant: (_plot, [, check]) => [`step_without_owner ${set(check, { Owner: null })}`],
  },
  {
    of: 1,
    plant: (_plot, [row]) => [
      `partner_without_owner ${set(row, { PartnerName: 'Büro Brandt', Owner: null })}`,
    ],
  },
  {
    of: 1,
    plant(_plot, [row]) {
      const owner = { ...stranger(), mail: 'kontakt@brandt.example' };
      const id = set(row, {
        Owner: owner,
        PartnerName: 'Brandt',
        PartnerDomains: 'brandt.example',
      });
      return [`partner_without_owner ${id}`];
    },
  },
  { of: 1, plant: closedAccount('left', 'Owner') },
  { of: 1, plant: closedAccount('left', 'Deputy') },
  { of: 1, plant: closedAccount('disabled', 'Owner') },
  { of: 1, plant: closedAccount('disabled', 'SecondDeputy') },
  { of: 1, plant: closedAccount('no_mailbox', 'Owner') },
  { of: 1, plant: closedAccount('no_mailbox', 'Deputy') },
  {
    of: 'process',
    plant: (_plot, [record, check]) => [
      `same_eyes ${set(check, { Owner: record?.['Owner'], Deputy: null })}`,
    ],
  },
  {
    of: 'process',
    plant(_plot, [, , approve, file]) {
      set(approve, { Status: 'Retired' });
      return [`step_missing ${file?.id ?? 0}`];
    },
  },
  {
    of: 2,
    plant({ absences }, [one, other]) {
      const [a, b] = [stranger(), stranger()];
      const id = set(one, { Owner: a });
      set(other, { Owner: b });
      absences.push({ oid: a.oid, from: '2026-11-20', to: '2026-12-01', coveredBy: b });
      absences.push({ oid: b.oid, from: '2026-11-25', to: '2026-12-10', coveredBy: a });
      return [`cover_circle ${id}`];
    },
  },
  { of: 1, plant: (_plot, [row]) => [`ends_soon ${set(row, { ValidTo: '2026-12-03' })}`] },
  {
    of: 1,
    plant(_plot, [row]) {
      const [keyword = '', ...others] = linesOf(row, 'Keywords');
      const lines = [keyword, ...others, `-${keyword}`].join('\n');
      return [`excludes_itself ${set(row, { Keywords: lines })}`];
    },
  },
  {
    of: 2,
    plant(_plot, [one, other]) {
      const keywords = linesOf(one, 'Keywords');
      const same = { Title: keywords.join(' '), Description: '' };
      set(one, same);
      const id = set(other, { ...same, Keywords: '' });
      return [`shadowed ${id}`];
    },
  },
  {
    of: 2,
    plant(_plot, [one, other]) {
      const same = {
        Title: one?.['Title'],
        Description: one?.['Description'],
        Area: one?.['Area'],
        Keywords: '',
      };
      const id = set(one, same);
      return [`confusable ${id}`, `shadowed ${set(other, same)}`];
    },
  },
  {
    of: 2,
    plant(_plot, [one, other]) {
      const [first = ''] = linesOf(one, 'Keywords');
      const lines = [first, ...linesOf(other, 'Keywords')].join('\n');
      return [`same_words ${set(other, { Keywords: lines })}`];
    },
  },
  {
    of: 2,
    plant: (_plot, [one, other]) => [
      `same_words ${set(other, { SenderPatterns: one?.['SenderPatterns'] })}`,
    ],
  },
  { of: 1, plant: keyword('keyword_never', 'und der') },
  { of: 1, plant: keyword('keyword_never', '4711') },
  { of: 1, plant: keyword('keyword_always', 'Information') },
  {
    of: 1,
    plant: (_plot, [row]) => [`own_deputy ${set(row, { Deputy: row?.['Owner'] })}`],
  },
  {
    of: 1,
    plant: (_plot, [row]) => [`own_deputy ${set(row, { SecondDeputy: row?.['Deputy'] })}`],
  },
  { of: 1, plant: (_plot, [row]) => [`no_deputy ${set(row, { Deputy: null })}`] },
  {
    of: 3,
    plant(_plot, rows) {
      const owner = stranger();
      const ids = rows.map((row, at) =>
        set(row, { Owner: owner, Deputy: null, Area: `Bereich ${at}` }),
      );
      const [first = 0] = ids.toSorted((a, b) => a - b);
      return [`alone ${first}`, ...ids.map((id): Expected => `no_deputy ${id}`)];
    },
  },
  { of: 1, plant: (_plot, [row]) => [`review_overdue ${set(row, { ReviewBy: '2026-10-01' })}`] },
  {
    of: 2,
    plant(_plot, rows) {
      const [a, b] = [stranger(), stranger()];
      const ids = rows.map((row, at) =>
        set(row, at === 0 ? { Owner: a, Deputy: b } : { Owner: b, Deputy: a }),
      );
      return [`stand_in_circle ${Math.min(...ids)}`];
    },
  },
];

function closedAccount(
  state: 'left' | 'disabled' | 'no_mailbox',
  column: 'Owner' | 'Deputy' | 'SecondDeputy',
): Plant {
  return ({ accounts }, [row]) => {
    const who = stranger();
    accounts.set(who.oid, state);
    return [`${state} ${set(row, { [column]: who })}`];
  };
}

function keyword(kind: 'keyword_never' | 'keyword_always', line: string): Plant {
  return (_plot, [row]) => [
    `${kind} ${set(row, { Keywords: [...linesOf(row, 'Keywords'), line].join('\n') })}`,
  ];
}

/** A register of that size with so many faults, evenly of every kind, and what a check should find there. */
export function plantedRegister(size: number, faults: number, seed = 1) {
  const plot = cleanPlot(size, seed);
  const processes = Map.groupBy(
    plot.rows.filter((row) => 'Process' in row),
    (row) => row['Process'],
  );
  const free = shuffled(
    plot.rows.filter((row) => !('Process' in row)),
    plot.dice,
  );
  const runs = shuffled([...processes.values()], plot.dice);
  for (let fault = 0; fault < faults; fault++) {
    const { of, plant } = plants[fault % plants.length] ?? { of: 1, plant: () => [] };
    const rows =
      of === 'process' ? (runs.pop() ?? []) : free.splice(0, of).toSorted((a, b) => a.id - b.id);
    plot.expected.push(...plant(plot, rows));
  }
  const { responsibilities, findings } = readRegister(plot.rows);
  const accounts = new Map<string, AccountState>(plot.accounts);
  const facts: RegisterFacts = {
    rows: plot.rows,
    responsibilities,
    findings,
    index: buildRegisterIndex(responsibilities),
    absences: [...plot.absences, ...closedAccounts(accounts, today)],
    today,
    site: defaultSite,
    accounts,
  };
  return { facts, expected: new Set(plot.expected) };
}

/** Ways of planting a fault. */
export const ways = plants.length;

function shuffled<Each>(all: readonly Each[], dice: () => number): Each[] {
  return all
    .map((each) => ({ each, at: dice() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** What was found of what was planted, what was not, and what was found where nothing was. */
export function held(found: readonly Expected[], expected: ReadonlySet<Expected>) {
  const all = new Set(found);
  return {
    found: [...expected].filter((each) => all.has(each)),
    missed: [...expected].filter((each) => !all.has(each)),
    falseAlarms: [...all].filter((each) => !expected.has(each)),
  };
}
