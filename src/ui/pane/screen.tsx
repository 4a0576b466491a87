import { type ReactNode, useEffect, useRef } from 'react';
import { Icon, type IconName } from '../shared/icon.tsx';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { noticeWords, usePaneNotice } from './pane-notice.tsx';
import { PlaceLine } from './place.tsx';

export interface ScreenProps {
  icon: IconName;
  /** Tints the icon; neutral by default. */
  look?: 'ok' | 'warn' | 'brand';
  /** The state of this mail in a few words. */
  title: string;
  /** The mail all of it is about, so that a pinned pane cannot be read as belonging to another one. */
  subject?: string;
  /** Instead of a subject, where there is no mail. */
  hint?: string;
  busy?: boolean;
  children?: ReactNode;
  foot?: ReactNode;
}

/** The pane's three rows: the state of this mail, what scrolls, and the actions where the hand expects them. */
export function Screen({
  icon,
  look,
  title,
  subject,
  hint,
  busy = false,
  children,
  foot,
}: ScreenProps) {
  const { t } = useWords();
  const shown = plain(subject ?? '') || t('pane.noSubject');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    keepFocus(main.current);
    keepScrollable(main.current);
  });
  return (
    <>
      <header className={look ? `state state-${look}` : 'state'} aria-label={t('pane.stateLabel')}>
        <Icon name={icon} />
        <output className="state-text">
          <strong>{title}</strong>
          {subject === undefined ? (
            <span className="state-about">{hint}</span>
          ) : (
            <span className="state-about one" title={shown}>
              <span className="sr">{t('pane.about')} </span>
              {t('pane.quote', { text: shown })}
            </span>
          )}
        </output>
        <LanguageSwitch className="link state-language" />
      </header>
      <main
        className="main"
        ref={main}
        aria-label={t('pane.mainLabel')}
        aria-busy={busy}
        tabIndex={-1}
      >
        <PlaceLine />
        <PaneNotice />
        {children}
      </main>
      {foot && <footer className="foot">{foot}</footer>}
    </>
  );
}

/** When the button just pressed is gone, the focus goes to what took its place; never into a pane that did not have it. */
function keepFocus(main: HTMLElement | null): void {
  const lost = document.hasFocus() && document.activeElement === document.body;
  if (lost) main?.focus({ preventScroll: true });
}

/** What is longer than the pane and has nothing to press in it can be reached and scrolled by keyboard. */
function keepScrollable(main: HTMLElement | null): void {
  if (!main) return;
  // the height last: asking for it makes the browser lay everything out at once
  const isStop =
    !main.querySelector('button, a, input, textarea') && main.scrollHeight > main.clientHeight;
  main.tabIndex = isStop ? 0 : -1;
}

function PaneNotice() {
  const { t } = useWords();
  const notice = usePaneNotice();
  if (!notice) return null;
  return (
    <output className="notice notice-tint">
      <Icon name="info" size={16} />
      <span>{t(noticeWords[notice])}</span>
    </output>
  );
}
