import { useId } from 'react';
import type { Language } from '../../../templates/templates.ts';
import { useTemplateWords } from './template-words.ts';

export interface LanguageChoiceProps {
  language: Language;
  onChange: (language: Language) => void;
}

/** In which language the register will be, whatever language the screen has. */
export function LanguageChoice({ language, onChange }: LanguageChoiceProps) {
  const { say } = useTemplateWords();
  const id = useId();
  return (
    <div className="template-language">
      <label className="h" htmlFor={id}>
        {say('language')}
      </label>
      <select
        className="field"
        id={id}
        value={language}
        onChange={({ target }) => onChange(target.value === 'en' ? 'en' : 'de')}
      >
        <option value="de">{say('languages.de')}</option>
        <option value="en">{say('languages.en')}</option>
      </select>
    </div>
  );
}
