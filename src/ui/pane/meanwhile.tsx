import type { LaterProps } from '../shared/later.tsx';
import { FailedScreen } from './failed-screen.tsx';
import { LoadingScreen } from './loading-screen.tsx';

/** What stands where a later screen of this mail will be. */
export function meanwhileFor(subject: string): LaterProps<object>['meanwhile'] {
  return (error, onRetry) =>
    error ? <FailedScreen {...{ subject, error, onRetry }} /> : <LoadingScreen subject={subject} />;
}
