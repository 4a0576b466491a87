const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Outlook on the web moves the focus itself at every Tab, over a list of its own: hidden controls and every single
 * radio button are stops there. Inside the pane the browser does it; only at the edges Outlook gets the key, to lead
 * out of the pane. (Esc that closed something never reaches Outlook either: `use-escape.ts`.)
 */
export function keepTabInside(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' && goesOn(page, event)) event.stopPropagation();
  });
}

/** Whether anything in the pane comes next. */
function goesOn(page: Document, { target, shiftKey }: KeyboardEvent): boolean {
  if (!(target instanceof Node)) return false;
  const wanted = shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  return [...page.querySelectorAll<HTMLElement>(FOCUSABLE)].some(
    (each) =>
      (target.compareDocumentPosition(each) & wanted) !== 0 &&
      each.tabIndex >= 0 &&
      !each.matches(':disabled') &&
      each.checkVisibility({ visibilityProperty: true }),
  );
}
