/** Whether a field that gets the focus brings a keyboard up over the page, as on a phone. */
export function bringsKeyboard(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
