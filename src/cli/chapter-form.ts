import { z } from 'zod';
import { doubtKinds } from '../core/as-of.ts';
import { auditFindingKinds } from '../core/audit-finding.ts';
import { type ChapterData, chapterFormat } from '../core/chapter/chapter-data.ts';
import { changedParts } from '../core/chapter/register-changes.ts';
import { handoffStates, mailStates } from '../core/handoff.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const texts = z.array(z.string());
const place = { row: z.number(), title: z.string() };

const row = z.strictObject({
  ...place,
  area: z.string(),
  owner: z.string(),
  deputies: texts,
  team: texts,
  partner: z.string(),
  process: z.string(),
  step: z.number().nullable(),
  stepKind: z.enum(['record', 'check', 'approve', 'file', 'other']).nullable(),
  separateFrom: z.array(z.number()),
  answerHours: z.number().nullable(),
  confidential: z.boolean(),
  filing: z.boolean(),
  from: day.nullable(),
  to: day.nullable(),
  reviewedAt: day.nullable(),
  reviewBy: day.nullable(),
});

const fault = z.strictObject({
  kind: z.enum(['no_control', 'step_missing', 'same_eyes', 'step_without_owner']),
  step: z.number().nullable(),
});

const change = z.strictObject({
  ...place,
  kind: z.enum(['began', 'changed', 'ended']),
  day,
  area: z.string(),
  owner: z.string(),
  before: z.strictObject({ row: z.number(), owner: z.string() }).nullable(),
  parts: z.array(z.enum(changedParts)),
});

const event = z.strictObject({
  number: z.number(),
  at: z.string(),
  state: z.string(),
  leafHash: z.string(),
  listed: z.boolean(),
});

const sample = z.strictObject({
  handoffKey: z.string(),
  area: z.string(),
  title: z.string(),
  process: z.string(),
  step: z.number().nullable(),
  receivedAt: z.string(),
  handedOffAt: z.string(),
  owner: z.string(),
  state: z.enum(handoffStates),
  mailState: z.enum(mailStates),
  fileHash: z.string(),
  trail: z.array(event),
  findings: z.array(z.enum(auditFindingKinds)),
});

/** The data of a chapter as a file, which anybody may have changed. */
export const chapterForm: z.ZodType<ChapterData> = z.strictObject({
  format: z.literal(chapterFormat),
  period: z.strictObject({ from: day, to: day }),
  made: z.strictObject({
    at: z.iso.datetime(),
    by: z.string(),
    site: z.string(),
    version: z.string(),
    commit: z.string(),
  }),
  register: z.strictObject({ asOf: z.string(), stale: z.boolean(), partly: z.boolean() }),
  rows: z.array(row),
  processes: z.array(
    z.strictObject({ name: z.string(), steps: z.array(z.number()), faults: z.array(fault) }),
  ),
  changes: z.array(change),
  doubts: z.array(z.strictObject({ ...place, why: z.enum(doubtKinds), since: day.nullable() })),
  unknownChanges: z.array(z.number()),
  unreadable: z.array(z.strictObject(place)),
  samples: z.strictObject({
    asked: z.number(),
    among: z.number(),
    seenAs: z.enum(['person', 'auditor', 'app']),
    drawn: z.array(sample),
  }),
  record: z.strictObject({
    log: z.string(),
    keys: texts,
    checkpoint: z
      .strictObject({ origin: z.string(), size: z.number(), root: z.string() })
      .nullable(),
  }),
});
