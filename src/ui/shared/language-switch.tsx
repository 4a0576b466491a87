import { useWords } from './use-words.ts';

/** Changes to the other language, named in that language, for this session. */
export function LanguageSwitch({ className = 'link' }: { className?: string }) {
  const { t, language, choose } = useWords();
  const other = language === 'de' ? 'en' : 'de';
  return (
    <button type="button" className={className} lang={other} onClick={() => choose(other)}>
      <span className="language-name">{t('language.other')}</span>
      <span className="language-code" aria-hidden="true">
        {other.toUpperCase()}
      </span>
    </button>
  );
}
