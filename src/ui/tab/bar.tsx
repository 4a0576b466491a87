import { Link, NavLink, useLocation } from 'react-router';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { useDesk, useMe } from '../shared/queries.ts';
import { useWords } from '../shared/use-words.ts';
import { wholeDesk } from './desk/use-desk-ask.ts';
import { More } from './more.tsx';

/** The tab's areas in words, and what is waiting on the desk. */
export function Bar() {
  const { t } = useWords();
  return (
    <>
      <a className="skip" href="#content" onClick={skip}>
        {t('app.skip')}
      </a>
      <header className="bar">
        <nav aria-label={t('app.areas')} className="tabs">
          <NavLink to="/find">{t('tab.find')}</NavLink>
          <NavLink to="/desk">
            <span className="wide">{t('tab.desk')}</span>
            <span className="narrow">{t('tab.deskShort')}</span>
            <OfferedCount />
          </NavLink>
          <NavLink to="/handoffs">{t('tab.handoffs')}</NavLink>
          <More>
            <NavLink to="/runs">{t('tab.runs')}</NavLink>
            <OverviewLink />
            <RegisterLink />
          </More>
        </nav>
        <LanguageSwitch className="link bar-language" />
      </header>
    </>
  );
}

/** The address stays as it is: a fragment in it would end up in copied links. */
function skip(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** Pages that are opened from the register, and lead back to it. */
const ofRegister = /^\/(?:register|findings|import|try|templates)(?:\/|$)/;

function RegisterLink() {
  const { t } = useWords();
  const isHere = ofRegister.test(useLocation().pathname);
  return (
    <Link to="/register" aria-current={isHere ? 'page' : undefined}>
      {t('tab.register')}
    </Link>
  );
}

/** Only for those who lead an area, or audit. */
function OverviewLink() {
  const { t } = useWords();
  const me = useMe().data;
  return me?.lead || me?.auditor ? <NavLink to="/overview">{t('tab.overview')}</NavLink> : null;
}

function OfferedCount() {
  const { t } = useWords();
  const count = useDesk(wholeDesk).data?.offered.total ?? 0;
  if (count === 0) return null;
  return (
    <span className="count">
      <span aria-hidden="true">{count}</span>
      <span className="sr">{t('tab.offeredCount', { count })}</span>
    </span>
  );
}
