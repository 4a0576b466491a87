import { useState } from 'react';
import { type ImportProblem, isError, problemText } from '../../../core/import-problems.ts';
import type { ImportPreview } from '../../../wire/imports.ts';
import { Chip } from '../../shared/chip.tsx';
import { plain } from '../../shared/text.ts';
import { Pager } from '../pager.tsx';
import { useImportWords } from './import-words.ts';

const page = 50;

/** What is wrong in which cell, a page at a time. */
export function ProblemTable({ preview: { problems, moreProblems } }: { preview: ImportPreview }) {
  const { say } = useImportWords();
  const [skipped, setSkipped] = useState(0);
  const errors = problems.filter(isError).length;
  const shown = problems.slice(skipped, skipped + page);
  return (
    <section className="card log-card" aria-labelledby="import-problems">
      <div className="import-head">
        <h2 id="import-problems">{say('problems.title')}</h2>
        <p className="cap">
          {say('problems.errors', { count: errors })},{' '}
          {say('problems.warnings', { count: problems.length - errors })}. {say('problems.text')}
        </p>
      </div>
      <table className="table import-table">
        <thead>
          <tr>
            <th scope="col">{say('problems.line')}</th>
            <th scope="col">{say('problems.cell')}</th>
            <th scope="col">{say('problems.value')}</th>
            <th scope="col">{say('problems.what')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((problem, at) => (
            <Row key={skipped + at} problem={problem} />
          ))}
        </tbody>
      </table>
      {moreProblems > 0 && <p className="cap">{say('problems.more', { count: moreProblems })}</p>}
      <Pager skipped={skipped} shown={shown.length} total={problems.length} onTurn={setSkipped} />
    </section>
  );
}

function Row({ problem }: { problem: ImportProblem }) {
  const { say, language } = useImportWords();
  const { line, cell, heading, value } = problem;
  const severity = isError(problem) ? 'error' : 'warning';
  return (
    <tr>
      <td>{line > 0 ? say('problems.row', { line }) : say('problems.file')}</td>
      <td>
        {plain(heading)} {cell !== '' && <span className="cap">{cell}</span>}
      </td>
      <td className="import-value">{value !== heading && plain(value)}</td>
      <td>
        <Chip
          look={severity === 'error' ? 'bad' : 'warn'}
          icon={severity === 'error' ? 'cross' : 'alert'}
        >
          {say(`problems.${severity}`)}
        </Chip>{' '}
        {plain(problemText(problem, language))}
      </td>
    </tr>
  );
}
