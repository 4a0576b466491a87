import { useState } from 'react';
import { useApp } from '../shared/app-context.ts';
import { Icon } from '../shared/icon.tsx';
import { useAnnounce } from '../shared/live-region.tsx';
import { useWords } from '../shared/use-words.ts';
import { copyText } from '../shared/copy-text.ts';

export interface CopyLinkProps {
  /** Where in the tab the link leads, e.g. `handoffs/<key>`. */
  place: string;
  /** What is to be opened by it, as a person calls it. It does not stand in the link. */
  title: string;
}

/** Copies an address that opens this place, for a chat or a mail. */
export function CopyLink({ place, title }: CopyLinkProps) {
  const { t } = useWords();
  const { host } = useApp();
  const announce = useAnnounce();
  const [copied, setCopied] = useState<string>();
  const link = host.linkTo(place);
  const isCopied = copied === link;
  const copy = async () => {
    const done = await copyText(link);
    if (done) setCopied(link);
    announce(done ? t('link.copied') : t('link.failed', { link }));
  };
  const label = t('link.copy', { title });
  return (
    <button
      type="button"
      className="icon-button copy"
      aria-label={label}
      title={isCopied ? t('link.copied') : label}
      onClick={() => void copy()}
    >
      <Icon name={isCopied ? 'check' : 'link'} />
    </button>
  );
}
