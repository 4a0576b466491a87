import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * What Microsoft does is not known for sure here: reports differ, or nobody has tried. A product that is
 * right only under one choice is not right yet. Read and set over `GET` and `PATCH /__emulator/switches`;
 * kept in the tenant's file. Each says what it is about in `describe`, and has its default.
 */
const switchValues = z
  .object({
    patchOnFields: z
      .enum(['accepted', 'refused'])
      .default('accepted')
      .describe(
        'PATCH …/items/{id}/fields with a flat body: documented (200), but one tenant answered 400. The form {fields} on the item is accepted either way.',
      ),
    optionsWithoutDollar: z
      .enum(['accepted', 'refused'])
      .default('accepted')
      .describe(
        'Query options written without $, also inside $expand: documented, but one tenant answered 400 badArgument.',
      ),
    uniqueViolation: z
      .enum(['400', '409'])
      .default('400')
      .describe(
        'A value already taken in a unique column: 400 invalidRequest or 409 nameAlreadyExists. Reports differ.',
      ),
    uniqueColumn: z
      .enum(['atomic', 'racing'])
      .default('atomic')
      .describe(
        'Whether two requests at the same time can put one value twice into a unique column. Promised otherwise, never shown.',
      ),
    devicePollSeconds: z
      .enum(['5', '1', '0'])
      .default('5')
      .describe(
        'The interval that a device code asks for: documented 5; clients must keep to what the answer says.',
      ),
    secondSend: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'Sending a message that was submitted already: 400, or delivered once more. Nobody has tried.',
      ),
    immutableIdAfterSend: z
      .enum(['kept', 'changed'])
      .default('kept')
      .describe(
        'The immutable id of a draft is documented to be that of the sent copy; several reports say it changed, and that the old one is 404.',
      ),
    extendedPropertiesOnSentCopy: z
      .enum(['kept', 'lost'])
      .default('kept')
      .describe('Whether what was tagged onto a draft is still on the copy in Sent Items.'),
    tagInForward: z
      .enum(['kept', 'ignored'])
      .default('kept')
      .describe(
        'Whether createForward takes the extended properties of its message: documented; one report (2017) says that its body was ignored.',
      ),
    headersOnSentCopy: z
      .enum(['shown', 'hidden'])
      .default('shown')
      .describe(
        'Whether $select=internetMessageHeaders shows own headers on a sent copy. One report: only in its MIME.',
      ),
    sentCopyAfterSeconds: z
      .enum(['0', '5', '60'])
      .default('0')
      .describe(
        'How long after the 202 the sent copy lies in Sent Items. Documented: it may take a while; others poll for 15 seconds.',
      ),
    whileBeingSent: z
      .enum(['gone', 'still a draft'])
      .default('gone')
      .describe(
        'Until the sent copy is there, the message is nowhere to be found, or looks like the draft it was.',
      ),
    throttling: z
      .enum(['off', 'on'])
      .default('off')
      .describe('Whether the limits of SharePoint, Exchange, presence and Teams are enforced.'),
    retryAfter: z
      .enum(['whole', 'fractional'])
      .default('whole')
      .describe('Retry-After in whole seconds, or as in the documentation’s own sample: 2.128.'),
    batchMixedOrder: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'A $batch whose parts depend on each other only in part: the documentation advises against it, one report says 400.',
      ),
    batchToOutlook: z
      .enum(['four-at-once', 'all-at-once'])
      .default('four-at-once')
      .describe(
        'Microsoft says that Graph has four parts of a $batch under way at Outlook; users report that the fifth is throttled.',
      ),
    mailsOverTheRate: z
      .enum(['refused', 'delayed'])
      .default('refused')
      .describe(
        'The 31st mail of a mailbox in a minute, with throttling on: 429, or taken and sent a minute later. Only the limit is documented.',
      ),
    activityToOneself: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'A delegated activity notification to the caller: once documented as impossible, no longer mentioned.',
      ),
    itemVersions: z
      .enum(['kept', 'off'])
      .default('kept')
      .describe(
        'Whether lists keep versions of their items. Every list can be set either way, in SharePoint and not through Graph; with which setting Graph makes a list, its pages do not say.',
      ),
    requiredColumns: z
      .enum(['ignored', 'enforced'])
      .default('ignored')
      .describe(
        'Whether an item without a required value is refused. Programs were never held to it through SharePoint’s other interfaces; Graph’s pages do not say.',
      ),
    hyperlinkWrites: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'Writing a link into a hyperlink column: many report 400 Invalid request up to 2025; nothing documents it.',
      ),
    filterFields: z
      .enum(['several', 'one'])
      .default('several')
      .describe(
        'Whether a filter may name several indexed fields: others do it; the page of the operation says that only one can be filtered at a time.',
      ),
    managePermissions: z
      .enum(['fullControl', 'readWrite'])
      .default('fullControl')
      .describe(
        'What an app needs to give others permissions on lists and items: full control (overview of Selected permissions), or Sites.ReadWrite.All (the pages of the operations).',
      ),
    retentionLabelSelected: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'Whether an app with a …Selected permission and a grant to write may set retention labels: the page of the operation names only permissions for everything.',
      ),
    mailSubscriptionMinutes: z
      .enum(['10080', '4230'])
      .default('10080')
      .describe(
        'How long a subscription to mail may last: under seven days (today’s table) or under three (older pages, and what others were told).',
      ),
    deltaGone: z
      .enum(['resyncKind', 'resyncRequired'])
      .default('resyncKind')
      .describe(
        'The code of 410 when a delta token is too old: the kind of resync (page of the operation), or resyncRequired (list of error codes).',
      ),
  })
  .strict();

export type SwitchValues = z.output<typeof switchValues>;

/** One switch as the doors and the inspector show it. */
export interface SwitchState {
  name: string;
  value: string;
  choices: string[];
  about: string;
}

export interface Switches {
  /** How they stand now; to be read at each use. */
  now(): SwitchValues;
  /** Takes changes as they came over the network; answers why not, or undefined. */
  change(changes: unknown): string | undefined;
  /** Back to the defaults. */
  reset(): void;
  list(): SwitchState[];
}

export function openSwitches(db: Database): Switches {
  const row = db.one<{ value: string }>("SELECT value FROM settings WHERE name = 'switches'");
  let values = switchValues.parse(row ? JSON.parse(row.value) : {});
  const keep = (next: SwitchValues): void => {
    values = next;
    const sql = "INSERT OR REPLACE INTO settings (name, value) VALUES ('switches', ?)";
    db.run(sql, JSON.stringify(next));
  };
  return {
    now: () => values,
    change: (changes) => {
      const parsed = switchChange.safeParse(changes);
      const merged = switchValues.safeParse({ ...values, ...parsed.data });
      if (parsed.success && merged.success) keep(merged.data);
      const issue = (parsed.error ?? merged.error)?.issues[0];
      return issue && `${issue.path.join('.') || 'The switches'}: ${issue.message}`;
    },
    reset: () => keep(switchValues.parse({})),
    list: () => listed(values),
  };
}

const switchChange = z.record(z.string(), z.unknown());

function listed(values: SwitchValues): SwitchState[] {
  const current = new Map(Object.entries(values));
  return Object.entries(switchValues.shape).map(([name, shape]) => ({
    name,
    value: current.get(name) ?? '',
    choices: [...shape.unwrap().options],
    about: shape.description ?? '',
  }));
}
