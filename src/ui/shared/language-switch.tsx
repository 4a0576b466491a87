import { useWords } from './use-words.ts';

/** Changes to the other language, named in that language, for this session. */
export function LanguageSwitch({ className = 'link' }: { className?: string }) {
  const { t, language, choose } = useWords();
  const other = language === 'de' ? 'en' : 'de';
  return (
    <button
      type="button"
      className={className}
      lang={other}
      aria-label={t('language.other')}
      onClick={() => choose(other)}
    >
      <span className="language-name">{t('language.other')}</span>
      <span className="language-code">{other.toUpperCase()}</span>
    </button>
  );
}
