import type { Command } from 'commander';
import type { AsOfDoubt } from '../../core/as-of.ts';
import type { Found } from '../../usecases/find-responsibilities.ts';
import { findAsOf } from '../../usecases/past-register.ts';
import type { CliDeps } from '../deps.ts';
import { realDay } from '../real-day.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';

/** `baton as-of`: who was responsible on a day, and who stood in. */
export function addAsOf(program: Command, deps: CliDeps): void {
  mayBeMe(program.command('as-of'))
    .description('say who was responsible on a day, who stood in, and since when that was in force')
    .argument('<day>', 'YYYY-MM-DD')
    .argument('[words...]', 'what it is about, in the words of a mail; everything when left out')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton as-of 2026-03-14 Eingangsrechnungen\n  npx baton as-of 2026-03-14 --json\n\nOwners are known for every day, because a change of owner begins a new row. Deputies and texts are those of today, and absences those that still stand in the list.',
    )
    .action((day: string, words: string[], { json, ...as }: AsMe & { json?: true }) =>
      withTenant(
        deps,
        async ({ currentRegister }) => {
          const { found, doubts } = findAsOf(
            words.join(' '),
            realDay(day),
            await currentRegister(),
          );
          if (json) deps.print(JSON.stringify({ day, found, doubts }, null, 2));
          else for (const each of found) deps.print(inOneLine(each));
          if (!json) for (const each of doubts) deps.tell(doubtIn(each));
        },
        as,
      ),
    );
}

function inOneLine({ responsibility, recipient }: Found): string {
  const { id, title, area, owner, validFrom, validTo } = responsibility;
  const received = recipient?.person.name ?? 'nobody';
  const stoodIn = recipient?.person.oid === owner.oid ? '' : `; in their place: ${received}`;
  const force = `${validFrom ?? 'unknown'} to ${validTo ?? 'further notice'}`;
  return `${title} (${area}), row ${id}: ${owner.name}${stoodIn}; in force ${force}`;
}

const reasons = {
  begin_unknown: 'states no first day, so it may have begun later',
  end_unknown: 'was retired and states no last day, so it is left out',
} as const;

function doubtIn({ row, title, why }: AsOfDoubt): string {
  return `Row ${row}, ${title}: ${reasons[why]}.`;
}
