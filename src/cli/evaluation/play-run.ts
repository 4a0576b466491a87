import { buildRegisterIndex, type RegisterIndex } from '../../core/candidates.ts';
import { type Decision, decide } from '../../core/decision.ts';
import { featuresOf } from '../../core/features.ts';
import { fieldIndex } from '../../core/fields-of-work.ts';
import { learn } from '../../core/learning.ts';
import { type Mail, readRequest } from '../../core/mail.ts';
import type { HashKey } from '../../core/keyed-hash.ts';
import { isMeant } from '../../core/meanings.ts';
import { bytesOf } from '../../core/memory.ts';
import type { Band } from '../../core/ranking.ts';
import { signalKeyOf } from '../../core/signals.ts';
import { readSignals, writeSignals } from '../../core/signals-column.ts';
import { buildTextIndex } from '../../core/text-index.ts';
import { wordReader } from '../../core/words.ts';
import {
  type Area,
  areasOf,
  type LabelledMail,
  type LabelledSet,
  registerOf,
  type Run,
} from './labelled-set.ts';
import { type LeftOut, memoryWithout } from './left-out.ts';

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
  /** Reading the `Signals` columns and learning from them, as a server does that starts. */
  fitSeconds: number;
  modelBytes: number;
}

/** Any will do: what is learned depends on which features are the same, not on their hashes. */
const secret = new TextEncoder().encode('baton evaluate');
const maxShown = 10;

/** A register, and the `Signals` columns of the mails that were handed off under it. */
interface Office {
  areas: readonly Area[];
  index: RegisterIndex;
  columns: Map<string, string>;
}

/**
 * Plays runs of one set through the same functions as the product: known mails become rows with a
 * `Signals` column, the model is learned from these in their order, then the others are asked. Runs
 * that know the same areas share the register and the rows.
 */
export function createPlayer(set: LabelledSet, elapsedMs: () => number, leftOut: LeftOut) {
  const offices = new Map<string, Office>();
  const officeFor = (run: Run) => {
    const areas = areasOf(run, set);
    const key = JSON.stringify(areas.map(({ label }) => label));
    const known = offices.get(key) ?? openOffice(areas, leftOut);
    offices.set(key, known);
    return known;
  };
  return (run: Run): PlayedRun => playRun(run, set, officeFor(run), elapsedMs, leftOut);
}

function openOffice(areas: readonly Area[], leftOut: LeftOut): Office {
  const key = signalKeyOf(secret);
  const index = buildRegisterIndex(registerOf(areas), key);
  const used = leftOut.has('vocabulary') ? withoutVocabulary(index, key) : index;
  return { areas, index: used, columns: new Map() };
}

function withoutVocabulary(index: RegisterIndex, key: HashKey): RegisterIndex {
  return {
    ...index,
    texts: buildTextIndex(index.responsibilities, key, () => []),
    fields: fieldIndex([], wordReader()),
    holdings: new Map([...index.holdings].filter(([each]) => !isMeant(each))),
  };
}

function playRun(
  run: Run,
  set: LabelledSet,
  office: Office,
  elapsedMs: () => number,
  leftOut: LeftOut,
): PlayedRun {
  const { areas, index } = office;
  const memory = memoryWithout(leftOut);
  const featuresFor = (id: string) => featuresOf(readRequest(mailOf(mailAt(set, id), leftOut)));
  const rows = (leftOut.has('history') ? [] : run.train).map((id) => {
    const column = office.columns.get(id) ?? writeSignals(decide(featuresFor(id), index));
    office.columns.set(id, column);
    return { column, ...mailAt(set, id) };
  });
  const started = elapsedMs();
  for (const { column, label, time } of rows) {
    const kept = readSignals(column);
    const responsibilityId = areas.findIndex((area) => area.label === label) + 1;
    if (kept === undefined || responsibilityId === 0) continue;
    learn(memory, { ...kept, responsibilityId, at: time ?? '', corrected: false }, index);
  }
  const fitSeconds = (elapsedMs() - started) / 1000;
  const predictions = [...run.test, ...run.oos].map((id) => {
    const before = elapsedMs();
    const decision = decide(featuresFor(id), index, { memory });
    return predictionOf(run.name, id, decision, areas, elapsedMs() - before);
  });
  return { predictions, fitSeconds, modelBytes: bytesOf(memory) };
}

function mailAt({ mails }: LabelledSet, id: string): LabelledMail {
  return mails.get(id) ?? { id };
}

function mailOf({ subject, body, sender, time }: LabelledMail, leftOut: LeftOut): Mail {
  const content = body ?? '';
  return {
    subject: subject ?? '',
    from: { name: '', address: leftOut.has('senders') ? '' : (sender ?? '') },
    to: [],
    cc: [],
    receivedAt: time ?? '',
    body: { contentType: beginsAsPage.test(content) ? 'html' : 'text', content },
    attachmentNames: [],
    bulk: false,
  };
}

/** A labelled mail does not say what its body is; text seldom begins with an element. */
const beginsAsPage =
  /^\s{0,100}<(?:!doctype html|html|head|body|div|p|table|span|meta|style)[\s>/]/i;

function predictionOf(
  run: string,
  id: string,
  { ranking, accept, band }: Decision,
  areas: readonly Area[],
  ms: number,
): Prediction {
  const shown = ranking.slice(0, maxShown).map(({ responsibility, probability }) => ({
    label: areas[responsibility.id - 1]?.label ?? '',
    probability,
  }));
  return { run, id, ranking: shown, accept, band, ms };
}
