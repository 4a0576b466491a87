import { peopleIn, textOf } from '../../../core/register-entry.ts';
import type { ColumnValue, RowColumns } from '../../../core/register-change.ts';
import { plain } from '../../shared/text.ts';
import type { UseWords } from '../../shared/use-words.ts';
import type { SayRegister } from './register-words.ts';

type Words = UseWords & { say: SayRegister };

/** The title of a row, or words for a row without one. */
export function titleOf(columns: RowColumns, { say }: Words): string {
  return plain(textOf(columns['Title'])) || say('untitled');
}

/** Names in a person column, as they are listed. */
export function namesIn(value: ColumnValue | undefined): string[] {
  return peopleIn(value).map(({ name }) => plain(name));
}

/** What a column holds, in words; empty when it holds nothing. */
export function valueText(column: string, value: ColumnValue | undefined, words: Words): string {
  const { say, dates } = words;
  if (value === true) return say('yes');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return namesIn(value).join(', ');
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dates.day(value);
  return choiceText(column, value, say) ?? value;
}

const statuses = ['Active', 'Draft', 'Retired'] as const;
const stepKinds = ['record', 'check', 'approve', 'file', 'other'] as const;

function choiceText(column: string, value: string, say: SayRegister): string | undefined {
  const status = statuses.find((each) => column === 'Status' && each === value);
  if (status) return say(`status.${status}`);
  const kind = stepKinds.find((each) => column === 'StepKind' && each === value);
  return kind && say(`stepKind.${kind}`);
}

/** Values and words of each choice of a column with few choices; the first is the usual one. */
export function choicesOf(column: 'Status' | 'StepKind', say: SayRegister): [string, string][] {
  if (column === 'Status') return statuses.map((each) => [each, say(`status.${each}`)]);
  return [['', '–'], ...stepKinds.map((each): [string, string] => [each, say(`stepKind.${each}`)])];
}

/** What is said of a row once it is saved. */
export function savedText(
  columns: RowColumns,
  how: 'created' | 'handedOver' | 'saved',
  words: Words,
): string {
  return words.say(how, {
    title: titleOf(columns, words),
    day: valueText('ValidFrom', columns['ValidFrom'], words),
    name: namesIn(columns['Owner']).join(''),
  });
}
