import type { Language } from '../../../templates/templates.ts';
import { Labelled } from '../labelled.tsx';
import { useTemplateWords } from './template-words.ts';

export interface LanguageChoiceProps {
  language: Language;
  onChange: (language: Language) => void;
}

/** In which language the register will be, whatever language the screen has. */
export function LanguageChoice({ language, onChange }: LanguageChoiceProps) {
  const { say } = useTemplateWords();
  return (
    <Labelled label={say('language')} className="template-language">
      {(ids) => (
        <select
          className="field"
          {...ids}
          value={language}
          onChange={({ target }) => onChange(target.value === 'en' ? 'en' : 'de')}
        >
          <option value="de">{say('languages.de')}</option>
          <option value="en">{say('languages.en')}</option>
        </select>
      )}
    </Labelled>
  );
}
