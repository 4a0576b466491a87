import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { isError } from '../../../core/import-problems.ts';
import type { ImportPreview } from '../../../wire/imports.ts';
import { Button } from '../../shared/button.tsx';
import { Chip } from '../../shared/chip.tsx';
import { useAnnounce } from '../../shared/live-region.tsx';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { actionLooks, actions, countOf } from './actions.ts';
import { useImportWords } from './import-words.ts';
import { ImportReplay } from './import-replay.tsx';
import { ProblemTable } from './problem-table.tsx';
import { RowTable } from './row-table.tsx';
import { useWriting } from './use-writing.ts';
import { WriteBar } from './write-bar.tsx';

export interface PreviewProps {
  /** Of the file. */
  name: string;
  preview: ImportPreview;
  onOther: () => void;
  /** Compares the file with the register as it is now. */
  onCheck: () => void;
}

/** What importing a file would do, and the button that does it. */
export function Preview({ name, preview, onOther, onCheck }: PreviewProps) {
  const { say } = useImportWords();
  const { rows, problems, copies } = preview;
  const planned = rows.flatMap(({ write }) => (write ? [write] : []));
  const writing = useWriting(name, planned);
  const broken = countOf(rows, 'broken');
  const isUntouched = writing.writing.isIdle;
  const heading = useArrival(
    [say('ready', { count: planned.length }), broken > 0 && say('left', { count: broken })]
      .filter(Boolean)
      .join(' '),
  );
  return (
    <div className="stack">
      <section className="card">
        <h2 ref={heading} id="import-preview" tabIndex={-1}>
          {say('preview', { name: plain(name) })}{' '}
          {isUntouched && <span className="cap">{say('written')}</span>}
        </h2>
        <Counts preview={preview} />
        <Verdict preview={preview} />
        {copies > 0 && <p>{say('copies', { count: copies })}</p>}
        {isUntouched && (
          <div className="row">
            <Button onClick={onOther}>{say('other')}</Button>
          </div>
        )}
      </section>
      {isUntouched && planned.length > 0 && <ImportReplay planned={planned} />}
      {problems.length > 0 && <ProblemTable preview={preview} />}
      {rows.length > 0 && <RowTable rows={rows} problems={problems} />}
      {planned.length + copies > 0 && (
        <WriteBar
          writing={writing}
          preview={preview}
          count={planned.length}
          onOther={onOther}
          onCheck={onCheck}
        />
      )}
    </div>
  );
}

/** Says that it is there, and begins at its heading. */
function useArrival(sentence: string) {
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    announce(sentence);
  }, [announce, sentence]);
  return heading;
}

function Counts({ preview: { rows } }: { preview: ImportPreview }) {
  const { say } = useImportWords();
  const counted = actions.map((action) => ({ action, count: countOf(rows, action) }));
  return (
    <ul className="import-counts">
      {counted
        .filter(({ count }) => count > 0)
        .map(({ action, count }) => (
          <li key={action}>
            <b>{count}</b> <Chip {...actionLooks[action]}>{say(`action.${action}`)}</Chip>
          </li>
        ))}
    </ul>
  );
}

/** What keeps the whole file from being written, where something does. */
function Verdict({ preview: { rows, problems } }: { preview: ImportPreview }) {
  const { say } = useImportWords();
  if (rows.some(({ write }) => write)) return null;
  if (rows.length === 0 && problems.some(isError))
    return (
      <Notice look="bad" icon="alert">
        {say('unusable')}
      </Notice>
    );
  const broken = countOf(rows, 'broken');
  const words = broken === 0 ? 'nothing' : broken === rows.length ? 'allBroken' : 'restBroken';
  return (
    <Notice look={broken > 0 ? 'warn' : 'tint'} icon={broken > 0 ? 'alert' : 'check'}>
      {say(words)} {broken === 0 && <Link to="/register">{say('toRegister')}</Link>}
    </Notice>
  );
}
