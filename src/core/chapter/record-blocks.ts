import { dayOf } from '../calendar.ts';
import type { HandoffState } from '../handoff.ts';
import type { ChapterData, ChapterSample, Samples } from './chapter-data.ts';
import type { Block, Cell } from './paper.ts';
import { sayDay, sayMoment } from './say-time.ts';
import type { ChapterWords } from './words.ts';

type Language = 'de' | 'en';

/** Section 5: hand-offs drawn by lot, each with its events and what verifying it gave. */
export function sampleBlocks(
  { samples }: ChapterData,
  { samples: say }: ChapterWords,
  language: Language,
): Block[] {
  const { drawn } = samples;
  return [
    { kind: 'heading', level: 2, text: say.heading, startsPage: true },
    ...introOf(samples, say),
    ...drawn.flatMap((sample, at): Block[] => [
      { kind: 'heading', level: 3, text: say.one(at + 1) },
      { kind: 'facts', facts: sampleFacts(sample, say, language) },
      {
        kind: 'table',
        heads: say.heads,
        shares: [6, 21, 15, 12, 46],
        rows: sample.trail.map(({ number, at: moment, state, leafHash, listed }) => [
          String(number),
          sayMoment(moment, language),
          stateIn(state, say.states),
          listed ? say.listed : say.notListed,
          { code: leafHash },
        ]),
      },
    ]),
  ];
}

function introOf({ asked, among, seenAs, drawn }: Samples, say: ChapterWords['samples']): Block[] {
  if (asked === 0) return [{ kind: 'text', text: say.unasked }];
  if (among === 0) return [{ kind: 'notice', text: say.none }];
  return [
    { kind: 'text', text: say.intro(drawn.length, among) },
    { kind: 'text', text: say.seenAs[seenAs] },
  ];
}

/** A word of ours in the reader's language; what is no state stands as it is. */
function stateIn(state: string, states: Record<HandoffState, string>): string {
  const known = Object.entries(states).find(([name]) => name === state);
  return known?.[1] ?? (state || '–');
}

function sampleFacts(
  sample: ChapterSample,
  say: ChapterWords['samples'],
  language: Language,
): [string, Cell][] {
  const { handoffKey, area, title, process, step, owner, state, mailState, fileHash } = sample;
  const turn = process === '' || step === null ? '' : say.step(process, step);
  const received = sample.receivedAt === '' ? '–' : sayMoment(sample.receivedAt, language);
  return [
    [say.key, { code: handoffKey }],
    [say.task, [title, area, turn].filter((text) => text !== '').join('\n') || '–'],
    [say.owner, owner || '–'],
    [say.received, received],
    [say.state, say.states[state]],
    [say.mail, say.mailStates[mailState]],
    ...(fileHash === '' ? [] : [[say.file, { code: fileHash }] satisfies [string, Cell]]),
    [say.verified, verdict(sample, say)],
  ];
}

function verdict({ findings, trail }: ChapterSample, say: ChapterWords['samples']): string {
  if (findings.length > 0) return say.wrong(findings.join(', '));
  return say.fine(trail.length, trail.filter(({ listed }) => listed).length);
}

/** Section 6: which log it is, where it stands, and how anybody verifies it. */
export function recordBlocks({ record }: ChapterData, { record: say }: ChapterWords): Block[] {
  const { log, keys, checkpoint } = record;
  const last: [string, Cell][] =
    checkpoint === null
      ? [[say.checkpoint, say.none]]
      : [
          [say.checkpoint, say.size(checkpoint.origin, checkpoint.size)],
          [say.root, { code: checkpoint.root }],
        ];
  const pinned = keys.map((key): [string, Cell] => [say.keys, { code: key }]);
  return [
    { kind: 'heading', level: 2, text: say.heading },
    { kind: 'text', text: say.intro },
    { kind: 'facts', facts: [[say.log, log], ...last, ...pinned] },
    { kind: 'list', items: say.how },
  ];
}

/** Section 7: what the data can't be sure of, what it lacks, and what never stands in a chapter. */
export function gapBlocks(
  data: ChapterData,
  { gaps: say }: ChapterWords,
  language: Language,
): Block[] {
  const { doubts, unknownChanges, unreadable, register, made, period, rows } = data;
  const alone = rows.filter(({ deputies, team }) => deputies.length + team.length === 0).length;
  return [
    { kind: 'heading', level: 2, text: say.heading, startsPage: true },
    {
      kind: 'list',
      items: [
        ...(register.stale ? [say.stale(sayMoment(register.asOf, language))] : []),
        ...(register.partly ? [say.partly] : []),
        ...(period.to > dayOf(new Date(made.at)) ? [say.future] : []),
        ...(made.commit === '' ? [say.noCommit] : []),
        ...(alone > 0 ? [say.alone(alone)] : []),
        ...doubts.flatMap((doubt) => doubtText(doubt, say, language) ?? []),
        ...rowList(
          doubts.filter(({ why }) => why === 'entered_later').map(({ row }) => row),
          say.enteredLater,
        ),
        ...rowList(unknownChanges, say.unknownChanges),
        ...unreadable.map(({ row, title }) => say.row(row, title, say.unreadable)),
        ...say.always,
      ],
    },
    { kind: 'text', text: say.others },
    { kind: 'list', items: say.otherParts },
  ];
}

function doubtText(
  { row, title, why, since }: ChapterData['doubts'][number],
  say: ChapterWords['gaps'],
  language: Language,
): string | undefined {
  if (why === 'entered_later') return undefined;
  return say.row(row, title, say.doubts[why](since === null ? '' : sayDay(since, language)));
}

/** Many rows in one sentence. */
function rowList(rows: readonly number[], say: (rows: string) => string): string[] {
  return rows.length === 0 ? [] : [say(rows.join(', '))];
}
