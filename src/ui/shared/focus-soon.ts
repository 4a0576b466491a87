/** Puts the focus, once the screen has changed, on the first of these that is there. */
export function focusSoon(...ids: string[]): void {
  requestAnimationFrame(() =>
    ids
      .map((id) => document.getElementById(id))
      .find((found) => found !== null)
      ?.focus(),
  );
}
