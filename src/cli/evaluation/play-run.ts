import { buildRegisterIndex } from '../../core/candidates.ts';
import { type Decision, decide } from '../../core/decision.ts';
import { featuresOf } from '../../core/features.ts';
import { learn } from '../../core/learning.ts';
import { readRequest } from '../../core/mail.ts';
import { bytesOf, createMemory } from '../../core/memory.ts';
import type { Band } from '../../core/ranking.ts';
import { signalKeyOf } from '../../core/signals.ts';
import { readSignals, writeSignals } from '../../core/signals-column.ts';
import { type LabelledMail, type LabelledSet, registerOf, type Run } from './labelled-set.ts';

/** One line of predictions.jsonl. */
export interface Prediction {
  run: string;
  id: string;
  ranking: { label: string; probability: number }[];
  accept: number;
  band: Band;
  ms: number;
}

export interface PlayedRun {
  predictions: Prediction[];
  fitSeconds: number;
  modelBytes: number;
}

/** Any will do: what is learned depends on which features are the same, not on their hashes. */
const secret = new TextEncoder().encode('baton evaluate');
const maxShown = 10;

/** Learns a run's known mails in their order, then asks for the others, through the same functions as the product. */
export function playRun(run: Run, set: LabelledSet, elapsedMs: () => number): PlayedRun {
  const areas = set.areas.filter(({ label }) => run.areas?.includes(label) ?? true);
  const index = buildRegisterIndex(registerOf(areas), signalKeyOf(secret));
  const memory = createMemory();
  const ask = (id: string) => decide(featuresOf(requestOf(mailAt(set, id))), index, { memory });
  const started = elapsedMs();
  for (const id of run.train) {
    const { label, time } = mailAt(set, id);
    const kept = readSignals(writeSignals(ask(id)));
    const responsibilityId = areas.findIndex((area) => area.label === label) + 1;
    if (kept === undefined || responsibilityId === 0) continue;
    learn(memory, { ...kept, responsibilityId, at: time ?? '', corrected: false }, index);
  }
  const fitSeconds = (elapsedMs() - started) / 1000;
  const predictions = [...run.test, ...run.oos].map((id) => {
    const before = elapsedMs();
    const decision = ask(id);
    return predictionOf(run.name, id, decision, areas, elapsedMs() - before);
  });
  return { predictions, fitSeconds, modelBytes: bytesOf(memory) };
}

function mailAt({ mails }: LabelledSet, id: string): LabelledMail {
  return mails.get(id) ?? { id, body: '' };
}

function requestOf({ subject, body, sender, time }: LabelledMail) {
  return readRequest({
    subject: subject ?? '',
    from: { name: '', address: sender ?? '' },
    to: [],
    cc: [],
    receivedAt: time ?? '',
    body: { contentType: 'text', content: body },
    attachmentNames: [],
    bulk: false,
  });
}

function predictionOf(
  run: string,
  id: string,
  { ranking, accept, band }: Decision,
  areas: readonly { label: string }[],
  ms: number,
): Prediction {
  const shown = ranking.slice(0, maxShown).map(({ responsibility, probability }) => ({
    label: areas[responsibility.id - 1]?.label ?? '',
    probability,
  }));
  return { run, id, ranking: shown, accept, band, ms };
}
