import { isCapitalised } from './compound-meanings.ts';
import { keyedHash } from './keyed-hash.ts';
import { type Meeting, meetingsOf } from './lexicon.ts';
import { onceFor } from './once-for.ts';
import { meantInside } from './meanings.ts';
import { type Holding, seatSize } from './places.ts';
import { rarity } from './rarity.ts';
import type { RegisterIndex } from './register-index.ts';
import { nobody, type Reach, reaching } from './word-reach.ts';
import type { Word } from './words.ts';

/** A word of the register that a mail's word meets, with who has it and how rare it is. */
export interface Met extends Meeting {
  /** Absent for a word that only stands in a boundary. */
  holding: Holding | undefined;
  /** How rare it is among keywords and altogether, 0 to 1. */
  chosen: number;
  mentioned: number;
}

/** What words meet in one register, and whom they reach by that. */
export interface MeetingRoom {
  /** The lexicon's meetings, and what a compound's parts mean: they depend on the word and the register alone. */
  meet(word: Word): Reach;
  /** The same for meetings that hang on the rest of the mail. */
  through(meetings: readonly Meeting[], word: Word): Reach;
}

/** So many bytes of them are kept, about; then they are found anew. */
const mostKept = 48_000_000;

/**
 * Whoever writes to a company uses the same words again and again, and finding what one meets in a large register takes
 * longer than all that follows. Kept are hashes under the register's key and words of the register: no word of a mail.
 */
export const meetingRoomOf = onceFor((index: RegisterIndex): MeetingRoom => {
  const known = new Map<number, Reach>();
  const holdersOf = compoundHolders(index);
  const reachOf = reaching(index.responsibilities.length);
  let kept = 0;
  const through = (meetings: readonly Meeting[], { isCommon }: Word) =>
    reachOf(withRarity(meetings, index, holdersOf), isCommon);
  return {
    through,
    meet(word) {
      const sign = signFor(word, index);
      const before = known.get(sign);
      if (before !== undefined) return before;
      const meetings = [...meetingsOf(word, index.lexicon), ...meantInside(word)];
      const reach = meetings.length === 0 ? nobody : through(meetings, word);
      if (kept > mostKept) {
        known.clear();
        kept = 0;
      }
      kept += bytesOf(reach);
      known.set(sign, reach);
      return reach;
    },
  };
});

/** An entry of a map; with its object, each meeting, and four numbers for whoever is reached, unless that is nobody. */
function bytesOf({ met, places }: Reach): number {
  return met.length === 0 ? 50 : 400 + 70 * met.length + 20 * places.length;
}

/** 53 bits, so that no two words of a company are ever taken for one. */
function signFor(word: Word, { texts: { key } }: RegisterIndex): number {
  const text = `${isCapitalised(word)} ${word.forms.join(' ')} ${word.keys.join(' ')}`;
  return (keyedHash(`a${text}`, key) % 2 ** 21) * 2 ** 32 + keyedHash(`b${text}`, key);
}

function withRarity(
  meetings: readonly Meeting[],
  { holdings, responsibilities: { length: size } }: RegisterIndex,
  holdersOf: (holdings: readonly Holding[]) => number,
): Met[] {
  const met = meetings.map(({ key }) => holdings.get(key));
  const compounds = met.flatMap((holding, at) =>
    holding !== undefined && meetings[at]?.way === 'compound' ? [holding] : [],
  );
  const ofCompounds = rarity(holdersOf(compounds), size);
  return meetings.map((meeting, at): Met => {
    const holding = met[at];
    if (holding === undefined) return { ...meeting, holding, chosen: 0, mentioned: 0 };
    const rare = (holders: number) =>
      meeting.way === 'compound' ? ofCompounds : rarity(holders, size);
    const { choosers, holders } = holding;
    return { ...meeting, holding, chosen: rare(choosers), mentioned: rare(holders) };
  });
}

/**
 * How many have one of these: a word that begins many compounds is common, however rare each of them is. Who was counted
 * holds the mark of the turn; a new array for each word takes longer than filling it.
 */
function compoundHolders({ responsibilities }: RegisterIndex) {
  const seen = new Int32Array(responsibilities.length);
  let mark = 0;
  return (holdings: readonly Holding[]): number => {
    mark += 1;
    let holders = 0;
    for (const { seats } of holdings) {
      for (let n = 0; n < seats.length; n += seatSize) {
        const at = seats[n] ?? 0;
        holders += Number(seen[at] !== mark);
        seen[at] = mark;
      }
    }
    return holders;
  };
}
