import type { Command } from 'commander';
import { dayAt } from '../../core/calendar.ts';
import { openKey } from '../../core/signals.ts';
import {
  checkRegister,
  type RegisterCheck,
  type Unchecked,
} from '../../usecases/check-register.ts';
import { prepareRegister } from '../../usecases/current-register.ts';
import type { HandoffLog } from '../../usecases/handoff-log.ts';
import type { Accounts } from '../../usecases/people-ports.ts';
import type { RegisterSnapshot } from '../../usecases/register-ports.ts';
import { readRegisterFile } from '../../usecases/register-file.ts';
import type { CliDeps } from '../deps.ts';
import { counted } from '../counted.ts';
import { readJsonFile } from '../json-file.ts';
import { findingInOneLine } from '../register-finding-words.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';

interface Options extends AsMe {
  register?: string;
  json?: true;
}

/** Something urgent was found: what the caller can mend. */
const foundUrgent = 2;

/** `baton check`: everything that is wrong in the register, from the tenant or from a file. */
export function addCheck(program: Command, deps: CliDeps): void {
  mayBeMe(program.command('check'))
    .description(
      'say what is wrong in the register: nobody answers, people who have left, circles, four eyes, words that collide, areas people hand off to by correction, overdue reviews, unreadable rows',
    )
    .option(
      '--register <file>',
      'check a register file instead of the tenant; accounts are not asked',
    )
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton check\n  npx baton check --json > findings.json\n  npx baton check --register register.json\n\nExit code 2 when something urgent was found, else 0. Lines say: how urgent, which row, what, which column, what would mend it.',
    )
    .action(async ({ register, json, asMe }: Options) => {
      const check =
        register === undefined
          ? await ofTenant(deps, { ...(asMe && { asMe }) })
          : await ofFile(register, deps);
      if (json) deps.print(JSON.stringify(check, null, 2));
      else for (const finding of check.findings) deps.print(findingInOneLine(finding));
      const why = unchecked(register !== undefined, asMe === true);
      for (const what of check.unchecked) deps.tell(`Not checked: ${why[what]}.`);
      if (!json) deps.tell(`${counted(check.findings.length, 'finding')}.`);
      if (check.findings.some(({ weight }) => weight === 'urgent')) deps.setExitCode(foundUrgent);
    });
}

/** What was not looked at, and why. */
function unchecked(isFile: boolean, isMe: boolean): Record<Unchecked, string> {
  const withOwnRights = 'hand-offs, of which you see only your own; without --as-me all count';
  return {
    accounts: isFile
      ? 'accounts, which a file does not know'
      : 'accounts, which nobody answered for',
    handoffs: isFile
      ? 'hand-offs, which a file does not know'
      : isMe
        ? withOwnRights
        : 'hand-offs, which could not be read',
  };
}

/** A file says nothing about settings. */
async function ofFile(path: string, deps: CliDeps): Promise<RegisterCheck> {
  const file = readRegisterFile(await readJsonFile(path, deps));
  const { responsibilities: rows, absences } = file;
  const { findings, ...check } = await checked({ rows, absences, settings: {} }, deps);
  return { ...check, findings: findings.filter(({ row }) => row > 0) };
}

/** From the lists as they are now, whatever a running server last read. */
async function ofTenant(deps: CliDeps, as: AsMe): Promise<RegisterCheck> {
  return withTenant(
    deps,
    async ({ registerList, accounts, handoffLog }) => {
      const [rows, absences, settings] = await Promise.all([
        registerList.readRows(),
        registerList.readAbsences(),
        registerList.readSettings(),
      ]);
      const log = as.asMe ? undefined : readToItsEnd(handoffLog);
      return checked({ rows, absences, settings }, deps, accounts, log);
    },
    as,
  );
}

/** Here somebody waits for an answer, however long reading takes. */
function readToItsEnd(log: HandoffLog): Pick<HandoffLog, 'ask'> {
  return { ask: () => log.keepInStep().then(() => log.ask()) };
}

function checked(
  read: Pick<RegisterSnapshot, 'rows' | 'absences' | 'settings'>,
  { now, tell }: CliDeps,
  accounts?: Accounts,
  handoffLog?: Pick<HandoffLog, 'ask'>,
): Promise<RegisterCheck> {
  const roles = { leads: [], auditors: [] };
  const asOf = now().toISOString();
  const register = prepareRegister({ ...read, roles, asOf }, openKey, dayAt(asOf));
  return checkRegister(register, {
    ...(accounts && { accounts }),
    ...(handoffLog && { handoffLog }),
    now,
    wait: async () => {},
    onFailed: (error) => tell(error instanceof Error ? error.message : String(error)),
  });
}
