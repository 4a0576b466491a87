import { AskForm, type AskFormProps } from '../shared/ask-form.tsx';
import { useWords } from '../shared/use-words.ts';

/** The question an action asks first, in the place of the card. */
export function AskedCard(props: AskFormProps) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="asked">
      <h1 className="name" id="asked">
        {t(`ask.${props.asking}.title`)}
      </h1>
      <AskForm {...props} />
    </section>
  );
}
