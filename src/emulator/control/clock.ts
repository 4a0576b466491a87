import { type Database } from '../database.ts';

/** The tenant's clock: the real one, moved by an offset, or standing still. Kept in the file. */
export interface Clock {
  now(): Date;
  /** Stands still at the given moment until moved or released. */
  freeze(at: Date): void;
  /** Moves by milliseconds, whether running or standing. */
  move(ms: number): void;
  /** Back to the real time. */
  release(): void;
  state(): { now: string; frozen: boolean; offsetMs: number };
}

type Kept = { frozenAt?: number; offsetMs: number };

export function openClock(db: Database, realNow: () => Date): Clock {
  let kept: Kept = readKept(db);
  const keep = (next: Kept): void => {
    kept = next;
    const text = JSON.stringify(next);
    db.run("INSERT OR REPLACE INTO settings (name, value) VALUES ('clock', ?)", text);
  };
  const now = (): Date => new Date(kept.frozenAt ?? realNow().getTime() + kept.offsetMs);
  return {
    now,
    freeze: (at) => keep({ frozenAt: at.getTime(), offsetMs: kept.offsetMs }),
    move: (ms) =>
      keep(
        kept.frozenAt === undefined
          ? { offsetMs: kept.offsetMs + ms }
          : { frozenAt: kept.frozenAt + ms, offsetMs: kept.offsetMs },
      ),
    release: () => keep({ offsetMs: 0 }),
    state: () => ({
      now: now().toISOString(),
      frozen: kept.frozenAt !== undefined,
      offsetMs: kept.offsetMs,
    }),
  };
}

function readKept(db: Database): Kept {
  const row = db.one<{ value: string }>("SELECT value FROM settings WHERE name = 'clock'");
  return row ? JSON.parse(row.value) : { offsetMs: 0 };
}
