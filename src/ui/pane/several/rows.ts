import type { HandoffView } from '../../../wire/handoffs.ts';
import type { MailAnswer } from '../../../wire/suggestions.ts';
import type { SelectedMail } from '../../host/host.ts';
import { type Choice, proposed } from '../../shared/choice.ts';

/** How one of several selected mails stands. */
export type Standing =
  | { kind: 'reading' }
  | { kind: 'failed'; error: Error }
  /** Somebody is proposed or chosen. */
  | { kind: 'ready'; choice: Choice; band?: 'clear' | 'likely' }
  /** The person has to choose. */
  | { kind: 'unclear' }
  /** There is more to decide than who: it is to be opened by itself. */
  | { kind: 'alone'; why: 'step' | 'answers' | 'caution' }
  | { kind: 'nothing' }
  | { kind: 'given'; handoff: HandoffView }
  | { kind: 'taken'; since: string };

export interface Row {
  mail: SelectedMail;
  /** When this was so, in milliseconds. */
  readAt: number;
  standing: Standing;
  /** Why handing it off, or taking it back, failed. */
  problem?: Error;
}

export type ReadyRow = Row & { standing: { kind: 'ready' } };

/** One person, and the mails that would go to them. */
export interface OwnerGroup {
  choice: Choice;
  rows: ReadyRow[];
}

/** What is known about a mail, as the pane shows it. A choice of the person counts more than a proposal. */
export function standingOf(
  answer: MailAnswer | undefined,
  error: Error | null,
  picked: Choice | undefined,
): Standing {
  if (!answer) return error ? { kind: 'failed', error } : { kind: 'reading' };
  const { status, suggestion } = answer;
  if (status.kind === 'handed_off') return { kind: 'given', handoff: status.handoff };
  if (status.kind === 'taken') return { kind: 'taken', since: status.since };
  if (answer.answers) return { kind: 'alone', why: 'answers' };
  const chosen = picked ?? answer.earlier?.choice;
  const choice = chosen ?? proposed(suggestion);
  if (choice?.process !== undefined) return { kind: 'alone', why: 'step' };
  if (chosen) return { kind: 'ready', choice: chosen };
  if (suggestion.cautions) return { kind: 'alone', why: 'caution' };
  if (choice && suggestion.kind === 'suggested')
    return { kind: 'ready', choice, band: suggestion.band };
  return { kind: suggestion.kind === 'nothing_to_do' ? 'nothing' : 'unclear' };
}

export function isReady(row: Row): row is ReadyRow {
  return row.standing.kind === 'ready';
}

/** One group for each person, in the order in which they first appear. */
export function groupByOwner(rows: readonly Row[]): OwnerGroup[] {
  const groups = new Map<string, OwnerGroup>();
  for (const row of rows.filter(isReady)) {
    const { choice } = row.standing;
    const group = groups.get(choice.recipient.person.oid) ?? { choice, rows: [] };
    group.rows.push(row);
    groups.set(choice.recipient.person.oid, group);
  }
  return [...groups.values()];
}
