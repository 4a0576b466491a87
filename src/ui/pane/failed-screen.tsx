import { failureOf } from '../shared/api-error.ts';
import { failureIcons, failureWords } from '../shared/failure-words.ts';
import { ErrorState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { LimitsLine } from './diagnosis.tsx';
import { Screen } from './screen.tsx';

export interface FailedScreenProps {
  subject: string;
  error: Error;
  onRetry: () => void;
}

/** Nothing is known about this mail: why, and what helps. */
export function FailedScreen({ subject, error, onRetry }: FailedScreenProps) {
  const { t } = useWords();
  const failure = failureOf(error);
  return (
    <Screen
      icon={failureIcons[failure.kind]}
      look="warn"
      title={failureWords(failure, t).title}
      subject={subject}
    >
      <ErrorState error={error} onRetry={onRetry} heading="h1">
        <LimitsLine always />
      </ErrorState>
    </Screen>
  );
}
