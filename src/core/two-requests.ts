import type { RegisterIndex } from './candidates.ts';
import { type Circumstances, choose, type Ranked, weigh } from './decision.ts';
import { featuresOf } from './features.ts';
import type { MailRequest } from './mail.ts';
import { type Proposal, proposalOf } from './proposal.ts';

/** How somebody begins who has a second thing to say, in both languages. Lower case. */
const beginnings = [
  'außerdem',
  'ausserdem',
  'ferner',
  'zum anderen',
  'zweitens',
  'und zweitens',
  'des weiteren',
  'desweiteren',
  'noch etwas',
  'noch eine',
  'noch ein',
  'eine weitere',
  'ein weiteres',
  'ein anderes thema',
  'anderes thema',
  'übrigens',
  'bei der gelegenheit',
  'und könnt',
  'und können',
  'und könnten',
  'und bitte',
  'und dann',
  'also,',
  'in addition',
  'additionally',
  'besides',
  'secondly',
  'second,',
  'another thing',
  'one more thing',
  'on another',
  'separately',
  'by the way',
  'and could you',
  'and can you',
  'and please',
];

/** What answers for each of two requests that a mail makes, in their order. */
export type TwoRequests = [Proposal, Proposal];

/**
 * Two requests in one mail: its sender begins anew with a turn that says so, and what stands before and after speaks,
 * each by itself, for others. Undefined for all other mails, also where one half says too little or both are unclear.
 */
export function twoRequestsIn(
  request: MailRequest,
  index: RegisterIndex,
  { memory, ...circumstances }: Circumstances,
): TwoRequests | undefined {
  const at = secondBeginning(request.text);
  if (at < 0) return undefined;
  const [before, after] = [request.text.slice(0, at), request.text.slice(at)];
  const proposed = (subject: string, text: string, attachmentNames: string[] = []) => {
    const features = featuresOf({ ...request, subject, text, attachmentNames });
    // what the conversation was about says nothing about which half goes on with it
    const decision = choose(
      weigh(features, index, { ...(memory && { memory }) }),
      index,
      circumstances,
    );
    const proposal = proposalOf(decision, features, memory);
    return saysEnough(proposal, decision.answering) ? proposal : undefined;
  };
  const second = proposed('', after);
  // a subject often names both
  const first =
    second && (proposed('', before, request.attachmentNames) ?? proposed(request.subject, before));
  if (first === undefined || second === undefined || overlap(first, second)) return undefined;
  return first.band === 'unclear' && second.band === 'unclear' ? undefined : [first, second];
}

/** One in three, and four times what chance gives to two of a small register. */
const probableEnough = 1 / 3;
const timesChance = 4;

/** Somebody can be named for it, or it lies between two. */
function saysEnough({ band, ranked }: Proposal, answering: number): boolean {
  if (ranked.length === 0 || band !== 'unclear') return ranked.length > 0;
  const [one, other] = ranked.map(({ probability }) => probability);
  const enough = Math.max(probableEnough, (timesChance * 2) / answering);
  return (one ?? 0) + (other ?? 0) >= enough;
}

/** Those who may be named for it: one, or the first two where it is not clear. */
export function namedFor({ band, ranked }: Proposal): Ranked[] {
  return ranked.slice(0, band === 'unclear' ? 2 : 1);
}

function overlap(one: Proposal, other: Proposal): boolean {
  const named = namedFor(one).map(({ responsibility }) => responsibility.id);
  return namedFor(other).some(({ responsibility: { id } }) => named.includes(id));
}

/** Where the second request begins: at a sentence or line with such a turn; -1 when there is none. */
function secondBeginning(text: string): number {
  for (const { index, 0: gap } of text.matchAll(/[.!?:]\s+|\n\s*/g)) {
    const at = index + gap.length;
    const beginning = text.slice(at, at + 30).toLowerCase();
    if (beginnings.some((each) => beginning.startsWith(each))) return at;
  }
  return -1;
}
