import type { AsOfDoubt } from '../as-of.ts';
import type { HandoffState, MailState } from '../handoff.ts';
import type { StepKind } from '../responsibility.ts';
import type { ProcessFault, Samples } from './chapter-data.ts';
import type { ChangedPart } from './register-changes.ts';

/** Everything a chapter says in one language. */
export interface ChapterWords {
  title: string;
  subtitle: (day: string, from: string) => string;
  foot: (hash: string) => string;
  facts: Record<
    'day' | 'period' | 'madeAt' | 'by' | 'site' | 'program' | 'registerAsOf' | 'hash',
    string
  >;
  period: (from: string, to: string) => string;
  byApp: string;
  noCommit: string;
  partOnly: string;
  procedure: { heading: string; steps: string[] };
  rows: {
    heading: string;
    intro: (count: number, areas: number, day: string) => string;
    reviews: (confirmed: number, overdue: number) => string;
    noArea: string;
    heads: string[];
    filing: string;
    confidential: string;
    answer: (hours: number) => string;
    team: (names: string) => string;
    partner: (name: string) => string;
    from: (day: string) => string;
    to: (day: string) => string;
    noBegin: string;
    nobody: string;
  };
  processes: {
    heading: string;
    none: string;
    heads: string[];
    kinds: Record<StepKind, string>;
    apart: (steps: string) => string;
    faults: Record<ProcessFault['kind'], string>;
    fault: (step: number | null, text: string) => string;
  };
  changes: {
    heading: string;
    none: string;
    intro: (count: number) => string;
    heads: string[];
    began: (owner: string) => string;
    ended: (owner: string) => string;
    newOwner: (before: string, owner: string) => string;
    sameOwner: (owner: string) => string;
    parts: Record<ChangedPart, string>;
    also: (parts: string) => string;
  };
  samples: {
    heading: string;
    intro: (drawn: number, among: number) => string;
    seenAs: Record<Samples['seenAs'], string>;
    none: string;
    unasked: string;
    one: (number: number) => string;
    key: string;
    task: string;
    step: (process: string, step: number) => string;
    owner: string;
    received: string;
    state: string;
    mail: string;
    file: string;
    verified: string;
    fine: (events: number, listed: number) => string;
    wrong: (kinds: string) => string;
    heads: string[];
    listed: string;
    notListed: string;
    states: Record<HandoffState, string>;
    mailStates: Record<MailState, string>;
  };
  record: {
    heading: string;
    intro: string;
    how: string[];
    log: string;
    checkpoint: string;
    size: (origin: string, size: number) => string;
    root: string;
    keys: string;
    none: string;
  };
  gaps: {
    heading: string;
    doubts: Record<Exclude<AsOfDoubt['why'], 'entered_later'>, (since: string) => string>;
    enteredLater: (rows: string) => string;
    unknownChanges: (rows: string) => string;
    unreadable: string;
    row: (row: number, title: string, text: string) => string;
    stale: (when: string) => string;
    partly: string;
    future: string;
    alone: (count: number) => string;
    noCommit: string;
    always: string[];
    others: string;
    otherParts: string[];
  };
  check: { heading: string; text: string; command: string };
}
