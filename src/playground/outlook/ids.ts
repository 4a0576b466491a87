/**
 * Outlook speaks two spellings of one message id: Exchange's with `+` and `/` (what `item.itemId` holds
 * on the web) and Graph's, safe in an address, with `_` and `-`. Other characters stay as they are.
 */
export function toEwsId(restId: string): string {
  return restId.replaceAll('_', '+').replaceAll('-', '/');
}

export function toRestId(ewsId: string): string {
  return ewsId.replaceAll('+', '_').replaceAll('/', '-');
}
