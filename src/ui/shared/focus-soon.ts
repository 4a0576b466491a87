/** What an answer brings may be drawn a frame or two after it is asked for; by then it is there, or it does not come. */
const MOST_FRAMES = 20;

/** Puts the focus, once the screen has changed, on the first of these that is there. Whoever has gone on by then keeps theirs. */
export function focusSoon(...ids: string[]): void {
  requestAnimationFrame(() => focusWithin(MOST_FRAMES, ids, document.activeElement));
}

function focusWithin(frames: number, ids: readonly string[], before: Element | null): void {
  const { activeElement: now, body } = document;
  if (now !== before && now !== body) return;
  const found = ids.map((id) => document.getElementById(id)).find((each) => each !== null);
  if (found) found.focus();
  else if (frames > 1) requestAnimationFrame(() => focusWithin(frames - 1, ids, before));
}
