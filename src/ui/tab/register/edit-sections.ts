import type { EditableColumn } from '../../../core/register-entry.ts';

/** The columns as the form shows them, with what belongs together side by side. */
export const sections = {
  what: ['Title', 'Area', 'Description', 'NotHere'],
  who: ['Owner', 'Deputy', 'SecondDeputy', 'Team', 'Informed'],
  find: ['Keywords', 'SenderPatterns', 'Mailboxes'],
  validity: ['Status', 'ValidFrom', 'ValidTo', 'ReviewBy'],
  process: ['Process', 'Step', 'StepKind', 'SeparateFrom'],
  partner: ['PartnerName', 'PartnerDomains'],
  rules: ['AnswerHours', 'Confidential', 'Filing'],
} as const satisfies Record<string, readonly EditableColumn[]>;

export type SectionName = keyof typeof sections;

export const sectionNames: readonly SectionName[] = [
  'what',
  'who',
  'find',
  'validity',
  'process',
  'partner',
  'rules',
];
