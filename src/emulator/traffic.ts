/** What is known about a request once somebody has looked at its token. */
interface Note {
  app?: string;
  /** Entra id. */
  person?: string;
  units?: number;
}

/** One request of the last minutes, as the inspector shows it. */
export interface Visit extends Note {
  at: string;
  method: string;
  path: string;
  /** 0: the connection broke. */
  status: number;
  units: number;
  ms: number;
}

/**
 * The requests of the last minutes, without what was in them. In memory: a log of tests and load is
 * worth nothing after a restart.
 */
export interface Traffic {
  note(request: Request, note: Note): void;
  /** Lets the work be done and remembers how it went. */
  watch(request: Request, at: Date, work: () => Promise<Response>): Promise<Response>;
  /** Oldest first. */
  last(minutes: number): Visit[];
  clear(): void;
}

const maxKept = 10_000;

export function openTraffic(): Traffic {
  const notes = new WeakMap<Request, Note>();
  let kept: { visit: Visit; realMs: number }[] = [];
  let oldest = 0;
  const record = (visit: Visit): void => {
    const entry = { visit, realMs: performance.now() };
    if (kept.length < maxKept) kept.push(entry);
    else {
      kept[oldest] = entry;
      oldest = (oldest + 1) % maxKept;
    }
  };
  return {
    note: (request, note) => void notes.set(request, note),
    watch: async (request, at, work) => {
      const start = performance.now();
      const { pathname, search } = new URL(request.url);
      let status = 0;
      try {
        const response = await work();
        ({ status } = response);
        return response;
      } finally {
        record({
          at: at.toISOString(),
          method: request.method,
          path: pathname + search,
          status,
          ms: Math.round((performance.now() - start) * 10) / 10,
          units: 0,
          ...notes.get(request),
        });
      }
    },
    last: (minutes) => {
      const since = performance.now() - minutes * 60_000;
      const inOrder = [...kept.slice(oldest), ...kept.slice(0, oldest)];
      return inOrder.filter(({ realMs }) => realMs >= since).map(({ visit }) => visit);
    },
    clear: () => {
      kept = [];
      oldest = 0;
    },
  };
}
