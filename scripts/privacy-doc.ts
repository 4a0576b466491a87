import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataSheet } from '../src/core/data-sheet.ts';
import { de } from '../src/ui/shared/words/de.ts';

/** `node scripts/privacy-doc.ts` writes the fields into docs/datenschutz.md anew; a test fails when they are stale. */
export const privacyDocFile = resolve(import.meta.dirname, '../docs/datenschutz.md');

const begins = '## Jedes gespeicherte Feld';
const { sheet } = de;

/** Every stored field as the data sheet in the tab shows it, in German. */
export function describeFields(): string {
  const lists = [...Map.groupBy(dataSheet().fields, ({ list }) => list)].map(([list, fields]) => {
    const rows = fields.map(
      ({ column, purpose, retention }) =>
        `| ${column} | ${sheet.purpose[purpose]} | ${sheet.retention[retention]} |`,
    );
    return [
      `### ${sheet.list[list]} (\`${list}\`)`,
      '',
      `| ${sheet.field} | ${sheet.why} | ${sheet.howLong} |`,
      '|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return `${begins}\n\nGeschrieben von \`node scripts/privacy-doc.ts\` aus \`src/core/data-sheet.ts\`, nicht von Hand ändern.\n\n${lists.join('\n\n')}\n`;
}

/** The page with its fields as they are now. */
export function withFields(page: string): string {
  return `${page.slice(0, page.indexOf(begins))}${describeFields()}`;
}

if (import.meta.main)
  writeFileSync(privacyDocFile, withFields(readFileSync(privacyDocFile, 'utf8')));
