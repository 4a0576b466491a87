/** Lets no more than `most` of these run at once; the others wait for their turn. */
export function inTurns(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (running < most) running += 1;
    else await new Promise<void>((go) => void waiting.push(go));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
