import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ImportPreview } from '../../../wire/imports.ts';
import { Button } from '../../shared/button.tsx';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { countOf } from './actions.ts';
import { FailedRows } from './failed-rows.tsx';
import { useImportWords } from './import-words.ts';
import { ProgressBar } from './progress-bar.tsx';
import type { Writing } from './use-writing.ts';

export interface WriteBarProps {
  writing: Writing;
  preview: ImportPreview;
  /** How many rows are to be written. */
  count: number;
  onOther: () => void;
  onCheck: () => void;
}

/** The one button that writes, how far it is, and what came of it. */
export function WriteBar(props: WriteBarProps) {
  const { writing, preview, count } = props;
  const { say } = useImportWords();
  const { isIdle, isPending } = writing.writing;
  const broken = countOf(preview.rows, 'broken');
  const isOver = !isIdle && !isPending;
  const bar = useKeptFocus(writing.writing.status);
  return (
    <>
      {isOver && <FailedRows failed={writing.failed} rows={preview.rows} />}
      <section ref={bar} tabIndex={-1} className="card import-bar" aria-label={say('write')}>
        {isIdle && (
          <div className="import-go">
            <p>{broken > 0 && say('left', { count: broken })}</p>
            <Button appearance="primary" onClick={() => writing.begin(preview.copies > 0)}>
              {count > 0 ? say('go', { count }) : say('tidyOnly')}
            </Button>
          </div>
        )}
        {isPending && <Progress writing={writing} count={count} />}
        {isOver && <Outcome {...props} />}
      </section>
    </>
  );
}

/** The button that was pressed goes; whoever works by keyboard stays in the bar. */
function useKeptFocus(status: string) {
  const bar = useRef<HTMLElement>(null);
  const before = useRef(status);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    if (document.activeElement === document.body) bar.current?.focus();
  }, [status]);
  return bar;
}

function Progress({ writing, count }: Pick<WriteBarProps, 'writing' | 'count'>) {
  const { say } = useImportWords();
  const announce = useAnnounce();
  const { done, pauseSeconds, isStopping, stop } = writing;
  const seconds = Math.ceil(pauseSeconds);
  const sentence = say('progress', { done, total: count });
  useEffect(() => warnBeforeLeaving(window), []);
  useEffect(() => {
    if (seconds > 0) announce(say('pause', { count: seconds }));
  }, [seconds, announce, say]);
  return (
    <>
      <div className="import-go">
        <p className="h">{sentence}</p>
        <Button disabledFocusable={isStopping} onClick={stop}>
          {say(isStopping ? 'stopping' : 'stop')}
        </Button>
      </div>
      <ProgressBar label={say('writing')} done={done} total={count} sentence={sentence} />
      <p className="cap">{seconds > 0 ? say('pause', { count: seconds }) : say('stay')}</p>
    </>
  );
}

/** The browser asks before it closes the page. */
function warnBeforeLeaving(page: Window): () => void {
  const ask = (event: Event) => event.preventDefault();
  page.addEventListener('beforeunload', ask);
  return () => page.removeEventListener('beforeunload', ask);
}

function Outcome({ writing, count, onOther, onCheck }: WriteBarProps) {
  const { say } = useImportWords();
  const { done, failed, goOn, retry } = writing;
  const { error, data } = writing.writing;
  const isThrough = done === count && !error;
  const announce = useAnnounce();
  const sentence = isThrough
    ? say('done', { count: done - failed.length })
    : say(error ? 'broke' : 'stopped', { done, total: count });
  useEffect(() => announce(sentence), [sentence, announce]);
  return (
    <>
      {error && <FailureNotice error={error} />}
      {isThrough ? (
        <Notice look="tint" icon="check">
          {sentence} {data && data.removed > 0 && say('removed', { count: data.removed })}
          {data?.isTidy === false && say('untidy')} <Link to="/register">{say('toRegister')}</Link>
        </Notice>
      ) : (
        <p className="h">{sentence}</p>
      )}
      <div className="row import-actions">
        {!isThrough && (
          <Button appearance="primary" onClick={goOn}>
            {say('goOn')}
          </Button>
        )}
        {isThrough && failed.length > 0 && (
          <Button appearance="primary" onClick={retry}>
            {say('retry', { count: failed.length })}
          </Button>
        )}
        {failed.length > 0 && <Button onClick={onCheck}>{say('check')}</Button>}
        <Button onClick={onOther}>{say('other')}</Button>
      </div>
    </>
  );
}
