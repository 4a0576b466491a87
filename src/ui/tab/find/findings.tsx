import { useState } from 'react';
import type { Finding } from '../../../core/finding.ts';
import type { Directory } from '../../../wire/directory.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';

/** Says when rows of the register could not be read or are doubtful, and which. */
export function Findings({
  directory: { findings, findingCount, register },
}: {
  directory: Directory;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const skipped = register.skippedRows;
  if (skipped === 0 && findingCount === 0) return null;
  const sentence =
    skipped > 0
      ? t('register.skipped', { count: skipped })
      : t('register.doubtful', { count: findingCount });
  return (
    <Notice look="warn" icon="alert">
      {sentence}{' '}
      {findings.length > 0 && (
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'app.close' : 'register.show')}
        </button>
      )}
      {open && (
        <ul className="findings">
          {findings.map((finding) => (
            <FindingLine
              key={`${finding.row} ${finding.title} ${finding.column} ${finding.value}`}
              finding={finding}
            />
          ))}
        </ul>
      )}
    </Notice>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const { row, title, kind, value, column } = finding;
  const place =
    row === 0
      ? t('register.setting', { name: plain(title) })
      : `${t('register.row', { row })}, ${plain(title) || t('register.untitled')}`;
  return (
    <li>
      <b>{place}</b>: {t(`register.finding.${kind}`, { value: plain(value) })}
      {row !== 0 && ` (${column})`}
    </li>
  );
}
