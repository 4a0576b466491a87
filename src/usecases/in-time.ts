/** Whom somebody waits for: one that is slow says nothing about the other. */
export type Answerer = 'register' | 'list' | 'mailbox';

/**
 * The answer, or what stands in for it when none came within so many milliseconds. Once somebody has waited in vain
 * the others hardly wait, until an answer comes in time again: in an outage not every click lasts as long as the first.
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
  /** Judged by the whole patience, however long anybody waits: neither a late answer nor a refusal proves anything. */
  const judge = (answerer: Answerer, asked: Promise<unknown>, patienceMs: number) => {
    let isOpen = true;
    const whole = wait(patienceMs).then(() => {
      if (isOpen) slow.add(answerer);
      isOpen = false;
    });
    asked.then(
      () => {
        if (isOpen) slow.delete(answerer);
        isOpen = false;
      },
      () => {
        isOpen = false;
      },
    );
    return whole;
  };
  return (answerer, asked, patienceMs, standIn) => {
    const isSlow = slow.has(answerer);
    const whole = judge(answerer, asked, patienceMs);
    const enough = isSlow ? wait(Math.min(whileSlowMs, patienceMs)) : whole;
    return Promise.race([asked, enough.then(standIn)]);
  };
}
