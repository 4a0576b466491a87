import { useState } from 'react';
import type { PreviewedRow } from '../../../wire/imports.ts';
import { Icon } from '../../shared/icon.tsx';
import { plain } from '../../shared/text.ts';
import { ShowMore } from '../show-more.tsx';
import { useImportWords } from './import-words.ts';
import type { RowOutcome } from './write-all.ts';

const page = 50;

export interface FailedRowsProps {
  failed: readonly RowOutcome[];
  rows: readonly PreviewedRow[];
}

/** Each row that was not written, and why. */
export function FailedRows({ failed, rows }: FailedRowsProps) {
  const { say } = useImportWords();
  const [shown, setShown] = useState(page);
  if (failed.length === 0) return null;
  const titles = new Map(rows.map(({ line, title }) => [line, title]));
  return (
    <section className="card" role="alert">
      <h2>{say('failed', { count: failed.length })}</h2>
      <ul className="lines">
        {failed.slice(0, shown).map(({ row: { line }, failed: why }) => (
          <li key={line}>
            <Icon name="alert" size={16} />
            <span>
              {say('problems.row', { line })}, <b>{plain(titles.get(line) ?? '')}</b>:{' '}
              {why && say(`why.${why}`)}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore rest={failed.length - shown} onMore={() => setShown(shown + page)} />
    </section>
  );
}
