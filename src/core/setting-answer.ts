const noes = new Set(['no', 'nein', 'off', 'false', '0']);
const yeses = new Set(['yes', 'ja', 'on', 'true', '1']);

/** Whether a setting says no, in one of the words people use for it; what is empty says nothing. */
export function saysNo(value: string): boolean {
  return noes.has(value.trim().toLowerCase());
}

/** Whether it says yes in so many words; for what nobody should switch on by a slip. */
export function saysYes(value: string): boolean {
  return yeses.has(value.trim().toLowerCase());
}
