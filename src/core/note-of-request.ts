import { decide } from './decision.ts';
import { featuresOf } from './features.ts';
import type { HandoffRecord } from './handoff-record.ts';
import type { MailRequest } from './mail.ts';
import { proposalOf } from './proposal.ts';
import { writeSignals } from './signals-column.ts';
import type { Knowledge } from './suggestion.ts';

/**
 * What a row keeps of a request, so that it can be learned: keyed hashes, what the whole register said to it, and what
 * Baton would have proposed to somebody who may read `readable` of it, and how sure it was.
 */
export function noteOfRequest(
  request: MailRequest,
  knowledge: Pick<Knowledge, 'index' | 'memory' | 'today' | 'readable' | 'conversation'>,
): Pick<HandoffRecord, 'signals' | 'suggestedId' | 'band'> {
  const features = featuresOf(request);
  const decision = decide(features, knowledge.index, knowledge);
  const { ranked, band } = proposalOf(decision, features, knowledge.memory);
  const [first] = ranked;
  return {
    signals: writeSignals(decision),
    ...(first !== undefined && { suggestedId: first.responsibility.id }),
    band,
  };
}
