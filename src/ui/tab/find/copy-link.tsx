import type { Responsibility } from '../../../core/responsibility.ts';
import { useApp } from '../../shared/app-context.ts';
import { Icon } from '../../shared/icon.tsx';
import { useAnnounce } from '../../shared/live-region.tsx';
import { useWords } from '../../shared/use-words.ts';
import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** Copies an address that opens this entry, for a chat or a mail. */
export function CopyLink({ responsibility: { id, title } }: { responsibility: Responsibility }) {
  const { t } = useWords();
  const { host } = useApp();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const link = host.linkTo(`find/${id}`);
  const copy = async () => {
    const done = await copyText(link);
    setCopied(done);
    announce(done ? t('find.copied') : t('find.copyFailed', { link }));
  };
  const label = t('find.copy', { title });
  return (
    <button
      type="button"
      className="icon-button copy"
      aria-label={label}
      title={copied ? t('find.copied') : label}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'link'} />
    </button>
  );
}
