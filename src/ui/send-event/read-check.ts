import { type SendCheck, sendCheckName } from '../../core/send-check.ts';
import type { Attempt, SendingItem } from './on-message-send.ts';

/** What the pane left with the draft; nothing when the pane was never open, or when it cannot be read. */
export function readCheck(
  { sessionData }: SendingItem,
  attempt: Attempt,
  done: (check: SendCheck | undefined) => void,
): void {
  if (!sessionData) return done(undefined);
  sessionData.getAsync(sendCheckName, (result) =>
    attempt(() => done(result.status === 'succeeded' ? parsed(result.value) : undefined)),
  );
}

function parsed(text: string): SendCheck | undefined {
  try {
    const check: unknown = JSON.parse(text);
    return isCheck(check) ? check : undefined;
  } catch {
    // left by another version, or cut off: as good as nothing
    return undefined;
  }
}

const LISTS = ['answerable', 'expected', 'away', 'left', 'internal'] as const;

function isCheck(value: unknown): value is SendCheck {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...value };
  return fields['version'] === 2 && LISTS.every((name) => Array.isArray(fields[name]));
}
