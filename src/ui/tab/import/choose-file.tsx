import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { mostImportBytes } from '../../../wire/imports.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useImportWords } from './import-words.ts';
import type { Chosen } from './use-preview.ts';

export interface ChooseFileProps {
  onChoose: (chosen: Chosen) => void;
  /** What became of the file before. */
  children: ReactNode;
}

/** A spreadsheet, chosen or dropped. */
export function ChooseFile({ onChoose, children }: ChooseFileProps) {
  const { say } = useImportWords();
  const id = useId();
  const [problem, setProblem] = useState('');
  const [isOver, setOver] = useState(false);
  const take = async (files: FileList | null) => {
    const [file, ...others] = files ?? [];
    if (file === undefined) return;
    const found = others.length > 0 ? say('several') : problemOf(file);
    setProblem(found);
    if (found !== '') return;
    await readAll(file).then(onChoose, () =>
      setProblem(say('unreadable', { name: plain(file.name) })),
    );
  };
  const problemOf = ({ name, size }: File) =>
    size > mostImportBytes
      ? say('tooLarge', { name: plain(name), size: Math.ceil(size / 2 ** 20) })
      : '';
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={isOver ? 'card import-drop import-over' : 'card import-drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
      <div className="edit-field">
        <label className="h" htmlFor="import-file">
          {say('choose')}
        </label>
        <input
          type="file"
          className="field"
          id="import-file"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => void take(target.files)}
        />
        <p className="cap" id={`${id}-hint`}>
          {say('drop')}
        </p>
      </div>
      {problem !== '' && (
        <Notice look="warn" icon="alert" urgent>
          {problem}
        </Notice>
      )}
      <p className="cap">{say('columns')}</p>
    </div>
  );
}

/** As it is now: what happens to the file on the disk afterwards changes nothing. */
async function readAll(file: File): Promise<Chosen> {
  return { name: file.name, content: new Blob([await file.arrayBuffer()]) };
}
