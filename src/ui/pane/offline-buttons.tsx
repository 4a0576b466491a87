import { useState } from 'react';
import { Button } from '../shared/button.tsx';
import type { Choice } from '../shared/choice.ts';
import { copyText } from '../shared/copy-text.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

export interface OfflineButtonsProps {
  choice: Choice;
  onRetry: () => void;
}

/** Nothing can be handed off now: to ask again, and a way to reach the person without Baton. */
export function OfflineButtons({ choice, onRetry }: OfflineButtonsProps) {
  const { t } = useWords();
  const { name, mail: address } = choice.recipient.person;
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => setCopied(await copyText(address));
  const gaps = { name: plain(name), address };
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
      <Button className="second" onClick={() => void copy()}>
        {t('offline.copy')}
      </Button>
    </>
  );
}
