/**
 * One typing mistake: a letter missing, too much, wrong, or two swapped. Short words are too close to
 * each other for that (`Kasse`, `Klasse`), and nobody mistypes the first letter.
 */
const minLength = 7;
/** A wrong letter makes another word more easily than a missing one: `Vertrag`, `Vortrag`. */
const minLengthForWrongLetter = 9;
const maxLength = 30;

/** The word with one letter left out, for every letter but the first; nothing for words too short or too long to correct. */
export function deletionsOf(form: string): string[] {
  if (form.length < minLength - 1 || form.length > maxLength) return [];
  return Array.from(
    { length: form.length - 1 },
    (_, at) => form.slice(0, at + 1) + form.slice(at + 2),
  );
}

/** Whether `written` is `meant` with exactly one mistake. */
export function isTypo(written: string, meant: string): boolean {
  if (Math.min(written.length, meant.length) < minLength - 1) return false;
  if (Math.max(written.length, meant.length) < minLength || written[0] !== meant[0]) return false;
  const at = firstDifference(written, meant);
  if (written.length !== meant.length) return differsByOneLetter(written, meant, at);
  const isSwapped =
    written[at] === meant[at + 1] &&
    written[at + 1] === meant[at] &&
    written.slice(at + 2) === meant.slice(at + 2);
  return (
    isSwapped ||
    (written.length >= minLengthForWrongLetter &&
      at < written.length &&
      written.slice(at + 1) === meant.slice(at + 1))
  );
}

function differsByOneLetter(written: string, meant: string, at: number): boolean {
  const [longer, shorter] = written.length > meant.length ? [written, meant] : [meant, written];
  return longer.length === shorter.length + 1 && longer.slice(at + 1) === shorter.slice(at);
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
