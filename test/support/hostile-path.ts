import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { learn } from '../../src/core/learning.ts';
import { type Mail, readRequest } from '../../src/core/mail.ts';
import { createMemory } from '../../src/core/memory.ts';
import { readRegister } from '../../src/core/register.ts';
import { signalKeyOf, signalsOf } from '../../src/core/signals.ts';
import { readSignals, writeSignals } from '../../src/core/signals-column.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import type { HostileText } from './hostile-texts.ts';
import { mail } from './register.ts';

const { register } = sampleCompany(new Date('2026-10-07T10:26:00Z'));
const key = signalKeyOf(new TextEncoder().encode('hostile'));
const index = buildRegisterIndex(readRegister(register.responsibilities).responsibilities, key);
const memory = createMemory();
const knowledge = { index, absences: [], today: '2026-10-07', memory };

/** A call and how it is told apart when it is slow or fails. */
type Step = (name: string, call: () => unknown) => void;

/** A mail that carries the hostile text wherever a mail carries text. */
export function mailOf({ content, contentType }: HostileText): Mail {
  const short = content.slice(0, 2_000);
  return mail({
    subject: short,
    from: { name: short, address: short },
    to: [{ name: short, address: `${short}@firma.example` }],
    attachmentNames: Array.from({ length: 60 }, (_, at) => content.slice(at * 200, at * 200 + 300)),
    body: { contentType, content },
  });
}

/** The whole way from a mail to what is learned from it; what has no sound answer throws. */
export function walk(hostile: Mail, step: Step): void {
  const take = <Result>(name: string, call: () => Result): Result => {
    let result: Result | undefined;
    step(name, () => (result = call()));
    return result ?? call();
  };
  const request = take('readRequest', () => readRequest(hostile));
  const features = take('featuresOf', () => featuresOf(request));
  const signals = take('signalsOf', () => signalsOf(features, key));
  const decision = take('decide', () => decide(features, index, { memory }));
  take('suggest', () => suggest(request, knowledge));
  const column = take('writeSignals', () => writeSignals(decision));
  const kept = take('readSignals', () => readSignals(column));
  soundOrThrow(request.text.length <= 20_000, 'a request is cut');
  soundOrThrow(column.length <= 60_000, 'a column is short');
  soundOrThrow(kept?.signals.words.size === signals.words.size, 'a column reads as it was written');
  const sum = decision.ranking.reduce((all, { probability }) => all + probability, 0);
  soundOrThrow(Math.abs(sum - 1) < 1e-6 && Number.isFinite(decision.accept), 'shares add up to 1');
  const [first] = decision.ranking;
  if (kept === undefined || first === undefined || memory.learned >= 1_000) return;
  const handoff = { ...kept, responsibilityId: first.responsibility.id, corrected: false };
  take('learn', () => learn(memory, { ...handoff, at: hostile.receivedAt }, index));
}

function soundOrThrow(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
}
