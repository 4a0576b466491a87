import { useState } from 'react';
import { sayDay } from '../../../core/chapter/say-time.ts';
import { type ImportProblem, isDay, isError } from '../../../core/import-problems.ts';
import type { RowColumns } from '../../../core/register-change.ts';
import type { PreviewedRow } from '../../../wire/imports.ts';
import { Chip } from '../../shared/chip.tsx';
import { plain } from '../../shared/text.ts';
import { Labelled } from '../labelled.tsx';
import { Pager } from '../pager.tsx';
import { namesIn } from '../register/entry-text.ts';
import { type Action, actionLooks, actions, countOf } from './actions.ts';
import { useImportWords } from './import-words.ts';

const page = 50;

export interface RowTableProps {
  rows: readonly PreviewedRow[];
  problems: readonly ImportProblem[];
}

/** Every line of the file and what happens to it, a page at a time. */
export function RowTable({ rows, problems }: RowTableProps) {
  const { say } = useImportWords();
  const [only, setOnly] = useState<Action>();
  const [skipped, setSkipped] = useState(0);
  const fitting = only ? rows.filter(({ action }) => action === only) : rows;
  const shown = fitting.slice(skipped, skipped + page);
  const errors = Map.groupBy(problems.filter(isError), ({ line }) => line);
  const narrow = (wanted: string) => {
    setOnly(actions.find((action) => action === wanted));
    setSkipped(0);
  };
  return (
    <section className="card log-card" aria-labelledby="import-rows">
      <div className="import-head">
        <h2 id="import-rows">{say('rows.title')}</h2>
        <Labelled label={say('rows.show')} className="import-show">
          {(ids) => (
            <select
              className="field"
              {...ids}
              value={only ?? ''}
              onChange={({ target }) => narrow(target.value)}
            >
              <option value="">{say('rows.all', { count: rows.length })}</option>
              {actions
                .filter((action) => countOf(rows, action) > 0)
                .map((action) => (
                  <option key={action} value={action}>
                    {say('rows.some', {
                      action: say(`action.${action}`),
                      count: countOf(rows, action),
                    })}
                  </option>
                ))}
            </select>
          )}
        </Labelled>
      </div>
      <table className="table import-table">
        <thead>
          <tr>
            <th scope="col">{say('rows.line')}</th>
            <th scope="col">{say('rows.what')}</th>
            <th scope="col">{say('rows.happens')}</th>
            <th scope="col">{say('rows.details')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.line} row={row} errors={errors.get(row.line)?.length ?? 0} />
          ))}
        </tbody>
      </table>
      <Pager skipped={skipped} shown={shown.length} total={fitting.length} onTurn={setSkipped} />
    </section>
  );
}

function Row({ row, errors }: { row: PreviewedRow; errors: number }) {
  const { say } = useImportWords();
  const { line, title, action, id } = row;
  return (
    <tr>
      <td>{say('problems.row', { line })}</td>
      <td>
        {plain(title) || say('rows.untitled')}{' '}
        {id !== undefined && <span className="cap">{say('rows.id', { id })}</span>}
      </td>
      <td>
        <Chip {...actionLooks[action]}>{say(`action.${action}`)}</Chip>
      </td>
      <td className="import-value">
        {action === 'broken' && say('rows.problems', { count: errors })}
        {action === 'add' && <Named columns={row.write?.columns ?? {}} />}
        {(action === 'replace' || action === 'known') && say(`about.${action}`)}
        <Changes changes={row.changes} />
      </td>
    </tr>
  );
}

/** Whom the names in the file were taken for. */
function Named({ columns }: { columns: RowColumns }) {
  const { t } = useImportWords();
  const [owner] = namesIn(columns['Owner']);
  const deputies = [...namesIn(columns['Deputy']), ...namesIn(columns['SecondDeputy'])];
  return [
    owner && t('find.owner', { name: owner }),
    deputies.length > 0 && t('find.deputies', { names: deputies.join(', ') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

const longest = 200;

function Changes({ changes }: Pick<PreviewedRow, 'changes'>) {
  const { say, language } = useImportWords();
  if (changes.length === 0) return null;
  const short = (text: string) => {
    if (text === '') return say('rows.empty');
    if (isDay(text)) return sayDay(text, language);
    return plain(text.replaceAll('\n', ', ')).slice(0, longest);
  };
  return (
    <ul className="import-changes">
      {changes.map(({ heading, before, after }) => (
        <li key={heading}>
          {say('rows.change', {
            heading: plain(heading),
            before: short(before),
            after: short(after),
          })}
        </li>
      ))}
    </ul>
  );
}
