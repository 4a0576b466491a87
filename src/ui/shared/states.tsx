import { Button } from './button.tsx';
import type { ReactNode } from 'react';
import { type Failure, failureOf } from './api-error.ts';
import { failureIcons, failureWords } from './failure-words.ts';
import { withStop } from './i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './use-words.ts';

export interface EmptyStateProps {
  icon: IconName;
  title: string;
  text: string;
  /** `h2` by default. */
  heading?: 'h1' | 'h2';
  /** What can be done about it. */
  children?: ReactNode;
}

/** Nothing to show: what is true, then what can be done. */
export function EmptyState({
  icon,
  title,
  text,
  heading: Heading = 'h2',
  children,
}: EmptyStateProps) {
  return (
    <section className="empty">
      <span className="empty-art">
        <Icon name={icon} />
      </span>
      <Heading className="q">{title}</Heading>
      <p>{text}</p>
      {children}
    </section>
  );
}

export interface ErrorStateProps {
  error: unknown;
  onRetry: () => void;
  heading?: 'h1' | 'h2';
  /** What else helps. */
  children?: ReactNode;
}

/** A screen that could not be loaded: why, what helps, and the button for it. */
export function ErrorState({ error, onRetry, heading = 'h2', children }: ErrorStateProps) {
  const { t } = useWords();
  const failure = failureOf(error);
  const { title, text } = failureWords(failure, t);
  const label = signsIn(failure) ? t('error.signIn') : t('app.retry');
  return (
    <div role="alert">
      <EmptyState icon={failureIcons[failure.kind]} title={title} text={text} heading={heading}>
        <Button appearance="primary" onClick={onRetry}>
          {label}
        </Button>
        {failure.requestId && (
          <p className="cap">{t('error.reference', { id: failure.requestId })}</p>
        )}
        {children}
      </EmptyState>
    </div>
  );
}

/** Whether signing in helps; the company's consent is somebody else's to give. */
const signsIn = ({ kind, code }: Failure): boolean =>
  kind === 'sign_in' && code !== 'consent_needed';

export interface NoticeProps {
  look: 'tint' | 'warn' | 'bad';
  icon: IconName;
  children: ReactNode;
  /** True when it must be read out at once. */
  urgent?: boolean;
}

/** A line across the screen that explains a limit. */
export function Notice({ look, icon, children, urgent = false }: NoticeProps) {
  return (
    <div className={`notice notice-${look}`} role={urgent ? 'alert' : undefined}>
      <Icon name={icon} size={16} />
      <div>{children}</div>
    </div>
  );
}

export interface FailureNoticeProps {
  error: unknown;
  /** What helps, where it is something else than usual. */
  hint?: string;
  /** True where it is asked for again without a click, as what is only read is. False by default. */
  asksAgain?: boolean;
  /** Asks again at a click, where that is what helps. */
  onSignIn?: () => void;
}

/** Something the person did, or a later look, failed; the screen stays as it was. */
export function FailureNotice({ error, hint, asksAgain = false, onSignIn }: FailureNoticeProps) {
  const { t } = useWords();
  const failure = failureOf(error);
  const { title, text } = failureWords(failure, t, asksAgain);
  return (
    <Notice look="warn" icon={failureIcons[failure.kind]} urgent>
      <b>{withStop(title)}</b> {hint ?? text}
      {failure.requestId && (
        <span className="cap"> {t('error.reference', { id: failure.requestId })}</span>
      )}
      {signsIn(failure) && onSignIn && <Button onClick={onSignIn}>{t('error.signIn')}</Button>}
    </Notice>
  );
}

export interface QuietErrorProps {
  /** What could not be loaded. */
  what: string;
  onRetry: () => void;
}

/** A part of a screen could not be loaded; the rest is worth more than a big sign. */
export function QuietError({ what, onRetry }: QuietErrorProps) {
  const { t } = useWords();
  return (
    <p className="cap quiet-error">
      {what}{' '}
      <button type="button" className="link" onClick={onRetry}>
        {t('app.retry')}
      </button>
    </p>
  );
}
