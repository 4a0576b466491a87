import type { RegisterEntry } from '../../../core/register-entry.ts';
import { valueText } from './entry-text.ts';
import { sectionNames, sections } from './edit-sections.ts';
import { useRegisterWords } from './register-words.ts';

/** A row to read, for whoever may not change it: only what is stated. */
export function EntryView({ entry: { columns } }: { entry: RegisterEntry }) {
  const words = useRegisterWords();
  const { say } = words;
  const stated = sectionNames
    .flatMap((name) => [...sections[name]])
    .map((column) => ({ column, text: valueText(column, columns[column], words) }))
    .filter(({ text }) => text !== '');
  return (
    <dl className="facts-list">
      {stated.map(({ column, text }) => (
        <div key={column}>
          <dt>{say(`column.${column}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
