import { type Bag, maxCount, type Signals } from './signals.ts';

/** What a row of the list keeps of a request: its signals, and what the register said then. */
export interface KeptSignals {
  signals: Signals;
  /** Responsibility to `Match` score, best first. */
  said: ReadonlyMap<number, number>;
}

/** First character of the column: the form it is written in. */
const version = '1';
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** By code unit; -1 for what is no digit. Looked up hundreds of times for each row of the list. */
const valueOf = Int8Array.from({ length: 128 }, (_, code) =>
  digits.indexOf(String.fromCharCode(code)),
);
const digitsPerHash = 4;
const maxSaid = 20;
/** No request writes more; a longer text was not written by Baton. */
const maxLength = 60_000;

/**
 * The `Signals` column: `1|words|letters|senders|said`. In each kind the hashes that were there
 * once, twice, … are separated by commas, four characters of base64url each, sorted so that their order
 * tells nothing about the text. `said` is `12=3.41` for what speaks for responsibility 12.
 */
export function writeSignals({ signals, said }: KeptSignals): string {
  const { words, letters, senders } = signals;
  const best = [...said].slice(0, maxSaid).map(([id, score]) => `${id}=${score.toFixed(2)}`);
  return [version, ...[words, letters, senders].map(written), best.join(',')].join('|');
}

/** Undefined for anything that is not such a column; wrong pieces inside one are passed over. */
export function readSignals(column: string): KeptSignals | undefined {
  const [form, words = '', letters = '', senders = '', said = ''] = column
    .slice(0, maxLength)
    .split('|');
  if (form !== version) return undefined;
  return {
    signals: {
      words: read(words),
      letters: read(letters),
      senders: read(senders),
    },
    said: new Map(said.split(',').flatMap(readSaid)),
  };
}

function written(bag: Bag): string {
  const groups = Array.from({ length: maxCount }, (_, at) =>
    [...bag]
      .filter(([, count]) => count === at + 1)
      .map(([hash]) => hash)
      .toSorted((a, b) => a - b)
      .map(inDigits)
      .join(''),
  );
  return groups.join(',').replace(/,+$/, '');
}

function inDigits(hash: number): string {
  return [18, 12, 6, 0].map((shift) => digits[(hash >>> shift) & 63]).join('');
}

function read(text: string): Bag {
  const bag = new Map<number, number>();
  text.split(',', maxCount).forEach((group, at) => {
    for (let start = 0; start + digitsPerHash <= group.length; start += digitsPerHash) {
      const hash = hashIn(group, start);
      if (hash !== undefined) bag.set(hash, at + 1);
    }
  });
  return bag;
}

function hashIn(group: string, start: number): number | undefined {
  let hash = 0;
  for (let at = start; at < start + digitsPerHash; at++) {
    const value = valueOf[group.charCodeAt(at)] ?? -1;
    if (value < 0) return undefined;
    hash = hash * 64 + value;
  }
  return hash;
}

function readSaid(pair: string): [number, number][] {
  const [, id = '', score = ''] = /^(\d{1,15})=(-?\d{1,4}\.\d\d)$/.exec(pair) ?? [];
  return id === '' ? [] : [[Number(id), Number(score)]];
}
