import type { Evidence } from '../../core/suggestion.ts';
import { matchedParts, type ReasonPart, reasonParts } from './reason.ts';
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
  if (parts.length === 0) return <span className={className}>{otherwise}</span>;
  return <MarkedParts parts={parts} className={className} />;
}

/** Which of the words somebody typed lead there; nothing when none does. */
export function MatchedWords({
  evidence,
  className = 'reason',
}: Omit<ReasonSentenceProps, 'otherwise'>) {
  const { t, language } = useWords();
  const parts = matchedParts(evidence, t, language);
  return parts.length > 0 && <MarkedParts parts={parts} className={className} />;
}

/** A sentence in pieces, the words of the mail marked. */
export function MarkedParts({ parts, className }: { parts: ReasonPart[]; className: string }) {
  return (
    <span className={className}>
      {parts.map(({ text, mark }, at) =>
        mark ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </span>
  );
}
