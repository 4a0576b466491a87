import { z } from 'zod';

/**
 * What we read of Graph's answers. Everything else in them is ignored; what is missing or of another
 * type is refused here, so nothing behind this door has to doubt it. Shapes: facts/graph.md §1.
 */

/** The columns of a row, with the very object that was parsed: a copy of each would take longer than reading the rest. */
const fields = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

export const listItem = z.object({
  id: z.string(),
  eTag: z.string().optional(),
  '@odata.etag': z.string().optional(),
  lastModifiedBy: z
    .object({ user: z.object({ displayName: z.string().nullish() }).nullish() })
    .nullish(),
  fields,
});
export type ListItem = z.infer<typeof listItem>;

/** A page of a collection. An `error` object inside a 200 has been seen after deletes; it must not pass as an empty page. */
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    value: z.array(item),
    '@odata.nextLink': z.string().optional(),
    error: z.undefined().optional(),
  });

export const listItemPage = pageOf(listItem);

const itemVersion = z.object({ lastModifiedDateTime: z.string(), fields });
export type ItemVersion = z.infer<typeof itemVersion>;

/** The versions of one item. */
export const itemVersionPage = pageOf(itemVersion);

/** What `$batch` answers: a part for each request, with a status of its own. */
export const batchAnswer = z.object({
  responses: z.array(z.object({ id: z.string(), status: z.number(), body: z.unknown() })),
});

/** An entry of delta: an item, one that is gone, or an error, which must not pass as nothing. */
const changedItem = z.union([
  z.object({ id: z.string(), deleted: z.object({ state: z.string() }) }),
  listItem,
  z.object({ error: z.unknown() }),
]);
export type ChangedItem = z.infer<typeof changedItem>;

export const changedItemPage = z.object({
  value: z.array(changedItem),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** A page of delta of which only matters whether there is anything in it. */
export const changePage = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

export const site = z.object({ id: z.string() });

export const list = z.object({ id: z.string(), name: z.string(), displayName: z.string() });
export const listPage = pageOf(list);
export const madeList = z.object({ createdDateTime: z.string() });

export const column = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  required: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
  text: z
    .object({
      allowMultipleLines: z.boolean().nullish(),
      appendChangesToExistingText: z.boolean().nullish(),
      maxLength: z.number().nullish(),
      textType: z.string().nullish(),
    })
    .nullish(),
  choice: z
    .object({
      choices: z.array(z.string()).nullish(),
      allowTextEntry: z.boolean().nullish(),
      displayAs: z.string().nullish(),
    })
    .nullish(),
  personOrGroup: z.object({ allowMultipleSelection: z.boolean().nullish() }).nullish(),
  number: z.unknown().optional(),
  dateTime: z.object({ format: z.string().nullish() }).nullish(),
  boolean: z.unknown().optional(),
});
export type GraphColumnAnswer = z.infer<typeof column>;
export const columnPage = pageOf(column);

export const user = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});

const recipient = z.object({
  emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }),
});

export const message = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  from: recipient.nullish(),
  sender: recipient.nullish(),
  toRecipients: z.array(recipient).nullish(),
  ccRecipients: z.array(recipient).nullish(),
  replyTo: z.array(recipient).nullish(),
  receivedDateTime: z.string().nullish(),
  body: z.object({ contentType: z.string(), content: z.string().nullish() }).nullish(),
  internetMessageId: z.string().nullish(),
  internetMessageHeaders: z
    .array(z.object({ name: z.string(), value: z.string().nullish() }))
    .nullish(),
  hasAttachments: z.boolean().nullish(),
  isDraft: z.boolean().nullish(),
  singleValueExtendedProperties: z.array(z.object({ value: z.string().nullish() })).nullish(),
});
export type Message = z.infer<typeof message>;
export const messagePage = pageOf(message);

export const attachmentPage = pageOf(
  z.object({
    id: z.string(),
    name: z.string().nullish(),
    '@odata.type': z.string().optional(),
  }),
);

export const drivePage = pageOf(z.object({ id: z.string(), webUrl: z.url() }));

export const driveItem = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().nullish(),
  webUrl: z.url(),
});
export const driveItemPage = pageOf(driveItem);

export const mailTipsPage = pageOf(
  z.object({
    emailAddress: z.object({ address: z.string() }),
    mailboxFull: z.boolean().nullish(),
    automaticReplies: z
      .object({
        message: z.string().nullish(),
        scheduledEndTime: z
          .object({ dateTime: z.string(), timeZone: z.string().nullish() })
          .nullish(),
      })
      .nullish(),
  }),
);
