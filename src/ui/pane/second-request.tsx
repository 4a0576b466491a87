import { Button } from '../shared/button.tsx';
import type { Choice } from '../shared/choice.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

export interface SecondRequestProps {
  /** Who could have it; nothing is shown when empty. */
  choices: readonly Choice[];
  /** Without a choice the person is asked. */
  onSecond: (picked: Choice | undefined) => void;
}

/** The mail asks for something else as well, which nobody has yet. */
export function SecondRequest({ choices, onSecond }: SecondRequestProps) {
  const { t } = useWords();
  const [first, ...others] = choices;
  if (!first) return null;
  const only = others.length === 0 ? first : undefined;
  const label = only ? t('pane.secondTo', { title: plain(only.title) }) : t('pane.secondElse');
  return (
    <section className="card" aria-labelledby="second">
      <h2 className="h" id="second">
        {t('pane.second')}
      </h2>
      <p className="cap">{t('pane.secondText')}</p>
      <Button onClick={() => onSecond(only)}>{label}</Button>
    </section>
  );
}
