import { useState } from 'react';
import type { Person } from '../../core/person.ts';
import { Button } from '../shared/button.tsx';
import { copyText } from '../shared/copy-text.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

export interface OfflineButtonsProps {
  /** Who can be reached without Baton, if anybody. */
  person: Person | undefined;
  onRetry: () => void;
}

/** Nothing can be handed off now: to ask again, and a way to reach the person without Baton. */
export function OfflineButtons({ person, onRetry }: OfflineButtonsProps) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean>();
  const copy = async ({ mail }: Person) => setCopied(await copyText(mail));
  const gaps = person && { name: plain(person.name), address: person.mail };
  return (
    <>
      <output className="foot-note">
        {copied === undefined
          ? t('pane.offlineHint')
          : t(copied ? 'offline.copied' : 'offline.notCopied', gaps)}
      </output>
      <Button appearance="primary" className="primary" onClick={onRetry}>
        {t('offline.retry')}
      </Button>
      {person && (
        <Button className="second" onClick={() => void copy(person)}>
          {t('offline.copy')}
        </Button>
      )}
    </>
  );
}
