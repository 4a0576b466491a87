/** What an answer brings may be drawn a frame or two after it is asked for; by then it is there, or it does not come. */
const MOST_FRAMES = 20;

/** Puts the focus, once the screen has changed, on the first of these that is there. */
export function focusSoon(...ids: string[]): void {
  focusWithin(MOST_FRAMES, ids);
}

function focusWithin(frames: number, ids: readonly string[]): void {
  requestAnimationFrame(() => {
    const found = ids.map((id) => document.getElementById(id)).find((each) => each !== null);
    if (found) found.focus();
    else if (frames > 1) focusWithin(frames - 1, ids);
  });
}
