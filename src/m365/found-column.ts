import type { FoundColumn } from '../core/list-repair.ts';
import type { ColumnType } from '../core/lists.ts';
import type { GraphColumnAnswer } from '../wire/graph-answers.ts';

/** Graph's `columnDefinition` in Baton's words. What an answer leaves out is as a new column would have it. */
export function foundColumn(answer: GraphColumnAnswer): FoundColumn {
  const { name, displayName, text, choice } = answer;
  return {
    name,
    displayName: displayName ?? name,
    type: typeOf(answer),
    indexed: answer.indexed ?? false,
    unique: answer.enforceUniqueValues ?? false,
    required: answer.required ?? false,
    hidden: answer.hidden ?? false,
    readOnly: answer.readOnly ?? false,
    choices: choice?.choices ?? [],
    fillIn: choice?.allowTextEntry ?? false,
    rich: text?.textType === 'richText',
    appends: text?.appendChangesToExistingText ?? false,
    maxLength: text?.maxLength ?? 255,
  };
}

function typeOf(answer: GraphColumnAnswer): ColumnType | 'other' {
  const { text, choice, personOrGroup, dateTime } = answer;
  if (text) return text.allowMultipleLines ? 'note' : 'text';
  if (choice) return choice.displayAs === 'checkBoxes' ? 'other' : 'choice';
  if (personOrGroup) return personOrGroup.allowMultipleSelection ? 'people' : 'person';
  if (dateTime) return dateTime.format === 'dateOnly' ? 'date' : 'dateTime';
  if (answer.number != null) return 'number';
  return answer.boolean == null ? 'other' : 'yesNo';
}
