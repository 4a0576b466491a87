import { peopleIn, type RegisterEntry, textOf } from '../core/register-entry.ts';
import { isAsked } from '../core/review.ts';
import { hasRowRights } from '../core/row-rights.ts';
import type { Person } from '../core/person.ts';
import type { CurrentRegister } from './current-register.ts';
import { letterHtml } from './letter.ts';
import { onceAWeek, type WeekDeps } from './once-a-week.ts';
import type { Letters } from './notice-ports.ts';
import type { LinkTo } from './ports.ts';
import type { RegisterTable } from './register-table.ts';

/** The row of the Settings list that says when owners were last reminded. */
const lastSetting = 'LastReviewLetters';

export interface ReviewLetterDeps extends WeekDeps {
  registerTable: RegisterTable;
  letters: Letters;
  linkTo: LinkTo | undefined;
  onFailed: (what: string, error: unknown) => void;
}

/** A chore of the worker: each week owners are reminded of what they have not confirmed, in one mail each. */
export async function remindOfReviews(deps: ReviewLetterDeps): Promise<boolean> {
  return onceAWeek(lastSetting, deps, async (register) => {
    const asked = deps.registerTable.entries(register).filter(isAsked);
    const mine = asked.flatMap((entry) => {
      const [owner] = peopleIn(entry.columns['Owner']);
      return owner && isThere(owner, register) ? [{ owner, entry }] : [];
    });
    for (const [, rows] of Map.groupBy(mine, ({ owner }) => owner.oid)) {
      const [first] = rows;
      if (first === undefined) continue;
      await remind(
        first.owner,
        rows.map(({ entry }) => entry),
        hasRowRights(register.settings),
        deps,
      );
    }
  });
}

/** Nothing goes to an address that the directory does not know, nor to a closed account. */
function isThere({ oid }: Person, { closed }: CurrentRegister): boolean {
  return oid !== '' && closed.every((each) => each.oid !== oid);
}

/** Where rows have rights of their own, a letter says how many there are, not which: the desk asks for the right. */
async function remind(
  owner: Person,
  entries: readonly RegisterEntry[],
  isSecret: boolean,
  { letters, linkTo, onFailed }: ReviewLetterDeps,
): Promise<void> {
  const html = letterHtml(
    {
      german: 'Sind Sie dafür noch zuständig? Ein Klick auf „Mein Schreibtisch“ genügt.',
      english: 'Are these still yours? One click on “My desk” is enough.',
      lines: isSecret ? [howMany(entries.length)] : entries.map(lineOf),
      place: 'desk',
    },
    linkTo,
  );
  const subject = 'Baton: Noch Ihre Zuständigkeit? · Still yours?';
  await letters
    .send({ to: { name: owner.name, address: owner.mail }, subject, html })
    .catch((error: unknown) => onFailed(`a reminder of reviews to ${owner.oid}`, error));
}

function howMany(count: number): string {
  return count === 1
    ? 'Eine Zuständigkeit · One responsibility'
    : `${count} Zuständigkeiten · ${count} responsibilities`;
}

function lineOf({ columns }: RegisterEntry): string {
  return `${textOf(columns['Title'])} (${textOf(columns['Area'])}), ${textOf(columns['ReviewBy'])}`;
}
