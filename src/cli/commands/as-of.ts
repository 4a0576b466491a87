import type { Command } from 'commander';
import { assertHasCome } from '../../usecases/day-to-come.ts';
import type { Found } from '../../usecases/find-responsibilities.ts';
import { findAsOf } from '../../usecases/past-register.ts';
import { allVersions } from '../all-versions.ts';
import { doubtLines } from '../as-of-words.ts';
import type { CliDeps } from '../deps.ts';
import { realDay } from '../real-day.ts';
import { type AsMe, mayBeMe, withTenant } from '../with-tenant.ts';

/** `baton as-of`: who was responsible on a day, and who stood in. */
export function addAsOf(program: Command, deps: CliDeps): void {
  mayBeMe(program.command('as-of'))
    .description('say who was responsible on a day, who stood in, and since when that was in force')
    .argument('<day>', 'YYYY-MM-DD, today or before')
    .argument('[words...]', 'what it is about, in the words of a mail; everything when left out')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton as-of 2026-03-14 Eingangsrechnungen\n  npx baton as-of 2026-03-14 --json\n\nEach row is told as it stood at the end of that day, by the versions that SharePoint keeps; where it has none, or the row was entered later, that is said. Rows deleted since are missing, and absences are those that still stand in the list.',
    )
    .action((day: string, words: string[], { json, ...as }: AsMe & { json?: true }) =>
      withTenant(
        deps,
        async ({ currentRegister, rowVersions }) => {
          assertHasCome(realDay(day), deps.now());
          const { found, doubts } = await findAsOf(
            words.join(' '),
            day,
            await currentRegister(),
            allVersions(rowVersions, deps),
          );
          if (json) deps.print(JSON.stringify({ day, found, doubts }, null, 2));
          else for (const each of found) deps.print(inOneLine(each));
          const rows = new Set(found.map(({ responsibility }) => responsibility.id));
          const told = doubts.filter(({ row, why }) => rows.has(row) || why === 'end_unknown');
          if (!json) for (const line of doubtLines(told)) deps.tell(line);
        },
        as,
      ),
    );
}

function inOneLine({ responsibility, recipient }: Found): string {
  const { id, title, area, owner, deputies, validFrom, validTo } = responsibility;
  const received = recipient?.person.name ?? 'nobody';
  const stoodIn = recipient?.person.oid === owner.oid ? '' : `; in their place: ${received}`;
  const standIns = deputies.map(({ name }) => name).join(', ');
  const named = standIns === '' ? '' : `; deputies: ${standIns}`;
  const force = `${validFrom ?? 'unknown'} to ${validTo ?? 'further notice'}`;
  return `${title} (${area}), row ${id}: ${owner.name}${stoodIn}${named}; in force ${force}`;
}
