import type { Evidence } from '../../core/suggestion.ts';
import { reasonParts } from './reason.ts';
import { useWords } from './use-words.ts';

export interface ReasonSentenceProps {
  evidence: readonly Evidence[];
  /** Shown when there is no evidence; nothing by default. */
  otherwise?: string;
  /** `reason` by default. */
  className?: string;
}

/** Why this one: a sentence with the words of the mail marked. */
export function ReasonSentence({ evidence, otherwise, className = 'reason' }: ReasonSentenceProps) {
  const { t, language } = useWords();
  const parts = reasonParts(evidence, t, language);
  if (parts.length === 0 && otherwise === undefined) return null;
  return (
    <span className={className}>
      {parts.length === 0 ? otherwise : parts.map((part, at) => piece(part.text, part.mark, at))}
    </span>
  );
}

function piece(text: string, mark: boolean, at: number) {
  return mark ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
}
