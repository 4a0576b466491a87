/** Whom somebody waits for: one that is slow says nothing about the other. */
export type Answerer = 'register' | 'list' | 'mailbox';

/**
 * The answer, or what stands in for it when none came within so many milliseconds. Once somebody has waited in vain
 * the others hardly wait, until there is an answer again: in an outage not every click lasts as long as the first.
 */
export type InTime = <Answer>(
  answerer: Answerer,
  asked: Promise<Answer>,
  patienceMs: number,
  standIn: () => Answer,
) => Promise<Answer>;

/** As long as a quick answer takes, so that nobody goes without one who need not. */
const whileSlowMs = 250;

export function createInTime(wait: (ms: number) => Promise<void>): InTime {
  const slow = new Set<Answerer>();
  return (answerer, asked, patienceMs, standIn) => {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    // a refusal may only be the end of a long wait, so it proves nothing
    asked.then(
      () => slow.delete(answerer),
      () => {},
    );
    asked.then(over, over);
    const inVain = wait(slow.has(answerer) ? Math.min(whileSlowMs, patienceMs) : patienceMs);
    return Promise.race([
      asked,
      inVain.then(() => {
        if (!isOver) slow.add(answerer);
        return standIn();
      }),
    ]);
  };
}
