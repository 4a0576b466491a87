/** Whether a window to sign in may open now. */
export interface WindowGuard {
  mayOpen(): boolean;
  /** One was opened in vain: closed, stopped by the browser, or it came back with a failure. */
  failed(): void;
}

/** As long a browser takes a click for the reason of a window. */
const PRESS_MS = 5000;

/**
 * The first window may open by itself, as hosts want it. After one in vain only somebody who has pressed something since
 * then gets another: whatever looks again by itself meanwhile is refused.
 */
export function createWindowGuard(
  page: Pick<EventTarget, 'addEventListener'>,
  now: () => number,
): WindowGuard {
  let pressedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  for (const press of ['pointerdown', 'keydown'])
    page.addEventListener(press, () => (pressedAt = now()), { capture: true });
  return {
    mayOpen: () =>
      failedAt === Number.NEGATIVE_INFINITY ||
      (pressedAt > failedAt && now() - pressedAt < PRESS_MS),
    failed: () => void (failedAt = now()),
  };
}
