import type {
  RegisterFinding,
  RegisterFindingKind,
  Remedy,
} from '../core/findings/register-finding.ts';

/** What each finding means, for somebody at a terminal; {{gaps}} are filled from what it is about. */
const sentences = {
  nobody_answers: 'nobody answers {{when}}',
  away_together: '{{people}}: all away {{when}}, and nobody covers',
  unreadable: '{{problem}} (“{{value}}”)',
  step_without_owner: 'step {{step}} of “{{process}}” names no owner',
  partner_without_owner: 'nobody inside answers for the partner {{value}}',
  left: '{{people}}: no longer in the directory',
  disabled: '{{people}}: the account is disabled',
  no_mailbox: '{{people}}: no mailbox',
  same_eyes: 'only {{people}} could do this check, who also does {{others}}',
  step_missing: '“{{process}}” lacks step {{step}}',
  cover_circle:
    '{{people}} are to cover for each other from {{from}} on while all of them are away',
  ends_soon: 'ends on {{to}}, and nothing of the same name goes on from there',
  excludes_itself: '{{words}}: a keyword and ruled out at the same time',
  shadowed: 'a mail that says exactly what stands here would go to {{others}}',
  same_words: '{{words}}: also stands at {{others}}',
  keyword_never: '{{words}}: never looked for, it is filler words or numbers',
  keyword_always: '{{words}}: stands in mails about everything',
  own_deputy: '{{people}} stands in this row twice',
  no_deputy: 'only {{people}} is named, without a deputy',
  alone: '{{people}} is alone in {{count}} areas',
  review_overdue: 'the review was due on {{to}}',
  corrected_into: '{{count}} requests proposed for {{others}} were given here by people',
  sender_corrected:
    'people gave all requests from {{words}} here, {{count}} of them against the proposal',
  stand_in_circle: '{{people}} have only each other to stand in, in {{count}} rows',
  confusable: 'hard to tell from {{others}}',
} as const satisfies Record<RegisterFindingKind, string>;

/** A finding as one line: where, then what, then what would mend it. */
export function findingInOneLine(finding: RegisterFinding): string {
  const { weight, row, title, kind, column, remedy } = finding;
  const place = row > 0 ? `row ${row}, ${title}` : `setting ${title}`;
  return `${weight}: ${place}: ${sentenceOf(finding)} (${column}) [${kind}]${mending(remedy)}`;
}

function sentenceOf({ kind, about }: RegisterFinding): string {
  const { people = [], words = [], others = [], from, to, problem } = about;
  const gaps: Record<string, string | number | undefined> = {
    from,
    to,
    count: about.count,
    process: about.process,
    value: about.value,
    step: about.step ?? 'without a number',
    people: people.map(({ name }) => name).join(', '),
    words: words.map((word) => `“${word}”`).join(', '),
    others: others.map(({ row, title }) => `${title} (row ${row})`).join(', '),
    problem: problem?.replaceAll('_', ' '),
    when: to === undefined ? `from ${from} on` : from === to ? `on ${from}` : `${from} to ${to}`,
  };
  return sentences[kind].replace(/\{\{(\w+)\}\}/g, (_gap, name: string) => `${gaps[name] ?? ''}`);
}

function mending(remedy: Remedy | undefined): string {
  if (remedy === undefined || remedy.does === 'edit') return '';
  const columns = Object.entries(remedy.columns).map(([column, value]) => {
    const isPerson = typeof value === 'object' && value !== null && 'name' in value;
    return `${column} = ${isPerson ? value.name : JSON.stringify(value)}`;
  });
  return `\n  would mend it: ${columns.join(', ')}`;
}
