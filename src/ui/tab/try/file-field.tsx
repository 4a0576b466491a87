import { useId, useState } from 'react';
import { useTryWords } from './try-words.ts';

/** As base64 it still fits into what the server takes. */
const mostBytes = 1_000_000;

export interface FileFieldProps {
  /** Gets the file in base64; nothing when it can't be used. */
  onRead: (base64: string) => void;
}

/** A mail as a file. */
export function FileField({ onRead }: FileFieldProps) {
  const { say } = useTryWords();
  const id = useId();
  const [problem, setProblem] = useState<'tooLarge' | 'unreadable'>();
  const read = async (file: File | undefined) => {
    onRead('');
    const isTooLarge = file !== undefined && file.size > mostBytes;
    setProblem(isTooLarge ? 'tooLarge' : undefined);
    if (file === undefined || isTooLarge) return;
    await base64Of(file).then(onRead, () => setProblem('unreadable'));
  };
  return (
    <div className="edit-field">
      <label className="h" htmlFor={id}>
        {say('file')}
      </label>
      <input
        type="file"
        className="field"
        id={id}
        accept=".eml,message/rfc822"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => void read(target.files?.[0])}
      />
      <output className="cap cap-bad" id={`${id}-problem`}>
        {problem && say(problem)}
      </output>
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const letters: string[] = [];
  for (const byte of bytes) letters.push(String.fromCharCode(byte));
  return btoa(letters.join(''));
}
