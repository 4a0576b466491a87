import type { Command } from 'commander';
import { placeInSharePoint } from '../../core/archive.ts';
import { ProductError } from '../../core/errors.ts';
import { listPlans } from '../../core/lists.ts';
import { type PersonalRow, personalData, type ReadList } from '../../core/personal-data.ts';
import type { CliDeps, Tenant } from '../deps.ts';
import { collect, spellings, whomOf } from '../whom.ts';
import { withTenant } from '../with-tenant.ts';

interface Options {
  person: string[];
  json?: true;
}

const elsewhere =
  'Not looked into: the mails themselves, the libraries that requests are filed in, older versions of list items, and exports made before.';

/** `baton personal-data`: somebody asks what is stored about them. */
export function addPersonalData(program: Command, deps: CliDeps): void {
  program
    .command('personal-data')
    .description(
      'print everything the lists hold about a person, to answer their request; erase takes it away',
    )
    .option('--person <who>', spellings, collect, [])
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      `\nExamples:\n  npx baton personal-data --person p.hansen@nordlicht-technik.example\n  npx baton personal-data --person "Tim Krause" --json > answer.json\n\n${elsewhere}`,
    )
    .action(({ person, json }: Options) =>
      withTenant(deps, async (tenant) => {
        if (person.length === 0)
          throw new ProductError('invalid_request', 'say whose data: --person with an address');
        const rows = personalData(await readLists(tenant), await whomOf(person, tenant));
        if (json) deps.print(JSON.stringify({ person, rows }, null, 2));
        else for (const line of rows.flatMap(inWords)) deps.print(line);
        deps.tell(`${rows.length} rows name this person. ${elsewhere}`);
      }),
    );
}

/** Responsibilities come with their people, whom the list itself knows by numbers only. */
async function readLists({ readList, registerList }: Tenant): Promise<ReadList[]> {
  const lists: ReadList[] = [];
  for (const { name: list } of listPlans) {
    const register = list === 'Responsibilities' ? await registerList.readRows() : undefined;
    const rows = register?.map((fields) => ({ id: String(fields['id']), fields }));
    lists.push({ list, rows: rows ?? (await readList(list)) });
  }
  return lists;
}

function inWords({ item, values, ...row }: PersonalRow): string[] {
  const { list, id } = placeInSharePoint(row.list, item);
  return Object.entries(values).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${list}, row ${id}, ${name}: ${text.replaceAll(/\s+/g, ' ')}`;
  });
}
