/** How often one page may come in a reading; some servers send one twice. */
const mostRepeats = 3;

/** Why a reading is given up in which one page came too often. */
export const cameTooOften = 'one page came again and again';

/** For one reading: answers of each page, by where it leads on to, whether it has come too often by now. */
export function countPages(): (next: string) => boolean {
  const seen = new Map<string, number>();
  return (next) => {
    const times = (seen.get(next) ?? 0) + 1;
    seen.set(next, times);
    return times > mostRepeats;
  };
}
