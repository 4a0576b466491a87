import type { Memory } from '../core/memory.ts';
import { createLearner, type LearnerSource } from './learner.ts';

export interface LearningSource extends LearnerSource {
  /** Told when the list could not be read; what was learned before still answers. */
  onFailed: (error: unknown) => void;
}

/** Whoever asks for a suggestion waits this long for what is new in the list; then what is known answers. */
const patienceMs = 500;
/**
 * At first nothing is known, and the pane waits for eight seconds; what takes longer all the same the first find out for
 * all. For a list that turns out to be a long one nobody waits at all.
 */
const firstPatienceMs = 5000;

interface Updating {
  done: Promise<void>;
  /** Comes when the list turns out to be a long one. */
  long: Promise<'in vain'>;
}

/** What was learned from the hand-offs of the list; who asks has what is new learned, and waits for it as long as that makes sense. */
export function createLearning(source: LearningSource): () => Promise<Memory | undefined> {
  const learner = createLearner(source);
  let updating: Updating | undefined;
  /** Somebody has waited in vain: nobody else does until all is learned for the first time, or an update comes in time. */
  let wasInVain = false;

  const begin = (): Updating => {
    const long = Promise.withResolvers<'in vain'>();
    const isFirst = learner.memory() === undefined;
    const began = source.now().getTime();
    const done = learner
      .update(() => long.resolve('in vain'))
      .then(() => {
        const isInTime = source.now().getTime() - began <= patienceMs;
        wasInVain &&= !(isFirst || isInTime);
      })
      .catch(source.onFailed)
      .finally(() => {
        updating = undefined;
      });
    return { done, long: long.promise };
  };

  return async () => {
    const { done, long } = (updating ??= begin());
    if (wasInVain) return learner.memory();
    const isFirst = learner.memory() === undefined;
    const patience = source.wait(isFirst ? firstPatienceMs : patienceMs);
    const end = await Promise.race([done, patience.then(() => 'in vain'), long]);
    wasInVain ||= end === 'in vain';
    return learner.memory();
  };
}
