import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { handoffStates, isFree, mailStates, transitions } from '../src/core/handoff.ts';
import { mailSteps, mailStatesAfter } from '../src/core/mail-protocol.ts';

/** `node scripts/handoff-doc.ts` writes docs/handoff.md from the tables the product runs on; a test fails when it is stale. */
export const handoffDocFile = resolve(import.meta.dirname, '../docs/handoff.md');

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (names: readonly string[]): string =>
  names.length === 0 ? '–' : names.map((name) => `\`${name}\``).join(' ');

export function describeHandoffs(): string {
  const actions = transitions.map(({ action, by, from, to, needs, ...more }) => [
    code([action]),
    by.join(', '),
    code(from.state),
    code(from.mailState),
    code(Object.values(to)),
    [
      needs && `needs a ${needs}`,
      isFree(to.state) && 'frees the request',
      more.opens && 'begins a new linked hand-off',
      more.afterLease && 'only when the lease has run out',
    ]
      .filter(Boolean)
      .join('; '),
  ]);
  const steps = mailSteps.map(({ name, by, from, when, enter, effect, after, onLost }) => [
    code([name]),
    by,
    `\`${from}\`${when ? ` (${when})` : ''}`,
    code(enter ? [enter] : []),
    `\`${effect}\``,
    Object.entries(after)
      .map(([outcome, to]) => `${outcome} → \`${to}\``)
      .join(', '),
    onLost ? `\`${onLost}\`` : '',
  ]);
  const mails = mailStates.map((state) => [code([state]), code(mailStatesAfter(state))]);
  return `# What may happen to a hand-off

Made by \`node scripts/handoff-doc.ts\` from \`src/core/handoff.ts\` and \`src/core/mail-protocol.ts\`: the tables the server, the buttons and the model check run on. Do not edit; a test fails when this page is stale.

A row has two fields. \`State\` is what people see: ${code(handoffStates)}. \`MailState\` is what happened to the mail: ${code(mailStates)}. Overdue is computed, escalation is an event: neither is a state.

## Who may do what

Every line is a compare-and-swap on the row as it was read. Whoever loses it reads again.

${table(['action', 'by', 'from state', 'from mail state', 'to', 'remarks'], actions)}

## How the mail goes out

\`driver\` is any server that has the sender's token; it takes a row from step to step. *Before* is written before the effect, and only its winner goes on; *after* is written according to what came of the effect. What is not listed writes nothing: the lease runs out, and the next driver finds the row as it stands.

A mail that was sent may come back: when its sender has a report that it did not arrive, \`sent\` becomes \`undelivered\`, at the next sign-in or when the report is opened (\`src/usecases/returned-mails.ts\`).

${table(['step', 'by', 'from', 'before', 'effect', 'after', 'whoever loses'], steps)}

## What may follow what

${table(['mail state', 'may become'], mails)}
`;
}

if (import.meta.main) writeFileSync(handoffDocFile, describeHandoffs());
