import type { AskFormProps } from '../shared/asking.ts';
import { later } from '../shared/later.tsx';
import { Bone } from '../shared/skeleton.tsx';
import { FailureNotice } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';

export const AskPart = later(
  'ask',
  async () => (await import(/* webpackChunkName: "ask" */ '../shared/ask-form.tsx')).AskForm,
);

const meanwhile = (error: Error | null) =>
  error ? <FailureNotice error={error} asksAgain /> : <Bone width="80%" height={32} />;

/** The question an action asks first, in the place of the card. */
export function AskedCard(props: AskFormProps) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="asked">
      <h1 className="name" id="asked">
        {t(`ask.${props.asking}.title`)}
      </h1>
      <AskPart given={props} meanwhile={meanwhile} />
    </section>
  );
}
