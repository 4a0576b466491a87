import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportRow } from '../../../wire/imports.ts';
import { useApp } from '../../shared/app-context.ts';
import { askRegisterAgain } from '../register/use-register.ts';
import { forgetInterrupted, keepInterrupted } from './interrupted.ts';
import { mostRows, type RowOutcome, writeAll } from './write-all.ts';

interface Wish {
  rows: readonly ImportRow[];
  /** How many of the first of them may have been written already. */
  unsure: number;
  /** Whether rows may stand there twice, so that it is to be looked for them at the end. */
  isUntidy: boolean;
  /** What became of the others. */
  known: Outcomes;
}

interface Stoppable {
  signal: AbortSignal;
}

type Outcomes = ReadonlyMap<number, RowOutcome>;

/** Writes what a preview of `name` has planned, as far as nobody stops it and the page stays. */
export function useWriting(name: string, planned: readonly ImportRow[]) {
  const { api } = useApp();
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const [pauseSeconds, setPause] = useState(0);
  const [stopping, setStopping] = useState<AbortController>();
  const [isStopping, setIsStopping] = useState(false);
  useEffect(() => () => stopping?.abort(), [stopping]);
  const note = (some: readonly RowOutcome[], done: Map<number, RowOutcome>) => {
    for (const outcome of some) done.set(outcome.row.line, outcome);
    setOutcomes(new Map(done));
    keepInterrupted(window, { name, done: done.size, total: planned.length });
  };
  const writing = useMutation({
    mutationFn: async ({ rows, unsure, isUntidy, known, signal }: Wish & Stoppable) => {
      const done = new Map(known);
      let hasPaused = isUntidy;
      await writeAll(rows, unsure, {
        send: api.importRows,
        wait: (ms) => waitOr(ms, signal),
        signal,
        onOutcomes: (some) => note(some, done),
        onPause: (seconds) => {
          hasPaused = true;
          setPause(seconds);
        },
      });
      if (done.size < planned.length) return { isTidy: true, removed: 0 };
      forgetInterrupted(window);
      return hasPaused ? tidy() : { isTidy: true, removed: 0 };
    },
    onSettled: () => {
      setPause(0);
      askRegisterAgain(queries);
    },
  });
  /** What is written is written: that it could not be tidied up is no reason to say otherwise. */
  const tidy = () =>
    api.tidyImport().then(
      ({ removed }) => ({ isTidy: true, removed }),
      () => ({ isTidy: false, removed: 0 }),
    );
  const begin = (wish: Wish) => {
    const stop = new AbortController();
    setStopping(stop);
    setIsStopping(false);
    setOutcomes(wish.known);
    writing.mutate({ ...wish, signal: stop.signal });
  };
  const failed = [...outcomes.values()].filter((each) => each.failed !== undefined);
  return {
    writing,
    done: outcomes.size,
    failed,
    pauseSeconds,
    isStopping: writing.isPending && isStopping,
    begin: (isUntidy: boolean) => begin({ rows: planned, unsure: 0, isUntidy, known: new Map() }),
    /** With those of which nothing is known yet. */
    goOn() {
      const rows = planned.filter(({ line }) => !outcomes.has(line));
      begin({ rows, unsure: mostRows, isUntidy: true, known: outcomes });
    },
    retry() {
      const rows = failed.map(({ row }) => row);
      const known = new Map([...outcomes].filter(([, each]) => each.failed === undefined));
      begin({ rows, unsure: rows.length, isUntidy: true, known });
    },
    stop() {
      stopping?.abort();
      setIsStopping(true);
    },
  };
}

export type Writing = ReturnType<typeof useWriting>;

/** Comes back at once when it is to stop. */
function waitOr(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}
