const words = new Set(['no', 'nein', 'off', 'false', '0']);

/** Whether a setting says no, in one of the words people use for it; what is empty says nothing. */
export function saysNo(value: string): boolean {
  return words.has(value.trim().toLowerCase());
}
