import { sheetColumns } from './import-columns.ts';
import { entrySeparators } from './import-values.ts';
import { ownValue } from './register-row.ts';

type Row = Readonly<Record<string, unknown>>;

/** The register as lines of cells, headings first. Read back by an import it gives the same rows. */
export function exportTable(rows: readonly Row[], language: 'de' | 'en'): string[][] {
  const headings = sheetColumns.map((column) => column[language]);
  return [headings, ...rows.map((row) => sheetColumns.map(({ name }) => exportCell(row, name)))];
}

/** One cell of a row as it is written into a file. */
export function exportCell(row: Row, name: string): string {
  const value = ownValue(row, name);
  switch (sheetColumns.find((column) => column.name === name)?.type) {
    case 'person':
    case 'people':
      return peopleOf(row, name).map(personText).join('\n');
    case 'yesNo':
      return value === true ? 'ja' : '';
    case 'note':
      return separable(textOf(value), entrySeparators.get(name));
    default:
      return textOf(value);
  }
}

/** Who stands in a person column, or in its text twin where nobody was found. */
export function peopleOf(row: Row, name: string): { name: string; mail: string }[] {
  const listed = [ownValue(row, name)].flat().filter((each) => each != null);
  const found = listed.flatMap((each) => {
    const mail = textOf(ownValue(each, 'mail'));
    return mail === '' ? [] : [{ name: textOf(ownValue(each, 'name')), mail: mail.toLowerCase() }];
  });
  if (found.length > 0) return found;
  const twin = textOf(ownValue(row, `${name}Mail`))
    .split(/[\s,;]+/)
    .filter((each) => each !== '');
  return twin.map((mail) => ({ name: '', mail: mail.toLowerCase() }));
}

/** A name that could be taken for several is left out: the address says who it is. */
function personText({ name, mail }: { name: string; mail: string }): string {
  return /^[\p{L}\p{M}][\p{L}\p{M} .’'-]*$/u.test(name) && !/ (?:und|and) /i.test(name)
    ? `${name} <${mail}>`
    : mail;
}

/** A single line with separators in it gets a line break, so that it is not divided there (`entriesOf`). */
function separable(text: string, separators: RegExp | undefined): string {
  const isDivided = separators?.test(text) === true && !text.includes('\n');
  return isDivided ? `${text}\n` : text;
}

/** Text as the register reads it: one kind of line break, nothing around it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
