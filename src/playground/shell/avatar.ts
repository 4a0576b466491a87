import { el } from './dom.ts';

const COLOURS = 6;

/** Initials on a colour that stays the same for the same name. */
export function avatar(name: string): HTMLElement {
  return el(
    'span',
    { class: `avatar avatar-${colourOf(name)}`, 'aria-hidden': 'true' },
    initials(name),
  );
}

/** First letters of the first and the last word; `?` when there is none. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0],
  );
  return letters.join('').toUpperCase() || '?';
}

function colourOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % COLOURS;
}
