import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useImportWords } from './import-words.ts';
import { forgetInterrupted, readInterrupted } from './interrupted.ts';

/** Where an import stopped that was begun in this browser, and how it goes on. */
export function InterruptedNotice() {
  const { say } = useImportWords();
  const [interrupted, setInterrupted] = useState(() => readInterrupted(window));
  if (interrupted === undefined) return null;
  const { name, done, total } = interrupted;
  return (
    <Notice look="tint" icon="info">
      {say('interrupted', { name: plain(name), done, total })}{' '}
      <Button
        size="small"
        onClick={() => {
          forgetInterrupted(window);
          setInterrupted(undefined);
        }}
      >
        {say('forget')}
      </Button>
    </Notice>
  );
}
