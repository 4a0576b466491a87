import type * as Graph from '@microsoft/microsoft-graph-types';

/**
 * The part of Microsoft Graph that the product and the emulator both speak. Every type derives from
 * Microsoft's own, so neither side can invent a property; what those types leave out (OData
 * annotations, the error body) is written from the documentation.
 */

/** Annotations that OData adds to an entity. */
interface Annotated {
  '@odata.context'?: string;
  '@odata.etag'?: string;
}

/** The body of every refusal of Graph. */
export interface GraphErrorBody {
  error: {
    code: string;
    message: string;
    innerError?: { date: string; 'request-id': string; 'client-request-id': string };
  };
}

export type GraphUser = Annotated &
  Pick<
    Graph.User,
    | 'id'
    | 'accountEnabled'
    | 'businessPhones'
    | 'department'
    | 'displayName'
    | 'givenName'
    | 'jobTitle'
    | 'mail'
    | 'mobilePhone'
    | 'officeLocation'
    | 'preferredLanguage'
    | 'surname'
    | 'userPrincipalName'
    | 'userType'
  >;

export type GraphSite = Annotated &
  Pick<
    Graph.Site,
    | 'id'
    | 'createdDateTime'
    | 'description'
    | 'displayName'
    | 'isPersonalSite'
    | 'lastModifiedDateTime'
    | 'name'
    | 'root'
    | 'siteCollection'
    | 'webUrl'
  >;

export type GraphIdentitySet = Pick<Graph.IdentitySet, 'application' | 'user'>;

export type GraphColumn = Annotated &
  Pick<
    Graph.ColumnDefinition,
    | 'id'
    | 'boolean'
    | 'calculated'
    | 'choice'
    | 'columnGroup'
    | 'dateTime'
    | 'description'
    | 'displayName'
    | 'enforceUniqueValues'
    | 'hidden'
    | 'hyperlinkOrPicture'
    | 'indexed'
    | 'lookup'
    | 'name'
    | 'number'
    | 'personOrGroup'
    | 'readOnly'
    | 'required'
    | 'text'
  >;

export type GraphList = Annotated &
  Pick<
    Graph.List,
    | 'id'
    | 'createdBy'
    | 'createdDateTime'
    | 'description'
    | 'displayName'
    | 'eTag'
    | 'lastModifiedBy'
    | 'lastModifiedDateTime'
    | 'list'
    | 'name'
    | 'parentReference'
    | 'webUrl'
  > & { columns?: GraphColumn[]; system?: Graph.SystemFacet };

/** The columns of an item by internal name; a column without a value is absent. */
export type GraphFields = Record<string, unknown> & { '@odata.etag'?: string; id?: string };

export type GraphListItem = Annotated &
  Pick<
    Graph.ListItem,
    | 'id'
    | 'contentType'
    | 'createdBy'
    | 'createdDateTime'
    | 'eTag'
    | 'lastModifiedBy'
    | 'lastModifiedDateTime'
    | 'parentReference'
    | 'webUrl'
  > & { 'fields@odata.context'?: string; fields?: GraphFields };

export type GraphRecipient = Graph.Recipient;
export type GraphHeader = Graph.InternetMessageHeader;
export type GraphExtendedProperty = Graph.SingleValueLegacyExtendedProperty;
export type GraphBody = Graph.ItemBody;

export type GraphAttachment = Pick<
  Graph.FileAttachment,
  | 'id'
  | 'contentBytes'
  | 'contentId'
  | 'contentLocation'
  | 'contentType'
  | 'isInline'
  | 'lastModifiedDateTime'
  | 'name'
  | 'size'
> & { '@odata.type'?: string; '@odata.mediaContentType'?: string | null };

export type GraphMessage = Annotated &
  Pick<
    Graph.Message,
    | 'id'
    | 'bccRecipients'
    | 'body'
    | 'bodyPreview'
    | 'categories'
    | 'ccRecipients'
    | 'changeKey'
    | 'conversationId'
    | 'conversationIndex'
    | 'createdDateTime'
    | 'flag'
    | 'from'
    | 'hasAttachments'
    | 'importance'
    | 'inferenceClassification'
    | 'internetMessageHeaders'
    | 'internetMessageId'
    | 'isDeliveryReceiptRequested'
    | 'isDraft'
    | 'isRead'
    | 'isReadReceiptRequested'
    | 'lastModifiedDateTime'
    | 'parentFolderId'
    | 'receivedDateTime'
    | 'replyTo'
    | 'sender'
    | 'sentDateTime'
    | 'singleValueExtendedProperties'
    | 'subject'
    | 'toRecipients'
    | 'uniqueBody'
    | 'webLink'
  > & { attachments?: GraphAttachment[] };

export type GraphMailFolder = Annotated &
  Pick<
    Graph.MailFolder,
    | 'id'
    | 'childFolderCount'
    | 'displayName'
    | 'isHidden'
    | 'parentFolderId'
    | 'totalItemCount'
    | 'unreadItemCount'
  >;

export type GraphMailTips = Pick<
  Graph.MailTips,
  'automaticReplies' | 'emailAddress' | 'error' | 'mailboxFull' | 'recipientScope'
>;

export type GraphMailboxSettings = Annotated &
  Pick<
    Graph.MailboxSettings,
    | 'automaticRepliesSetting'
    | 'dateFormat'
    | 'delegateMeetingMessageDeliveryOptions'
    | 'language'
    | 'timeFormat'
    | 'timeZone'
    | 'userPurpose'
    | 'workingHours'
  >;

export type GraphSubscription = Annotated &
  Pick<
    Graph.Subscription,
    | 'id'
    | 'applicationId'
    | 'changeType'
    | 'clientState'
    | 'creatorId'
    | 'encryptionCertificate'
    | 'encryptionCertificateId'
    | 'expirationDateTime'
    | 'includeResourceData'
    | 'latestSupportedTlsVersion'
    | 'lifecycleNotificationUrl'
    | 'notificationQueryOptions'
    | 'notificationUrl'
    | 'notificationUrlAppId'
    | 'resource'
  >;

export type GraphGroup = Annotated &
  Pick<
    Graph.Group,
    | 'id'
    | 'createdDateTime'
    | 'deletedDateTime'
    | 'description'
    | 'displayName'
    | 'groupTypes'
    | 'mail'
    | 'mailEnabled'
    | 'mailNickname'
    | 'securityEnabled'
    | 'visibility'
  >;

export type GraphPresence = Annotated &
  Pick<
    Graph.Presence,
    'id' | 'activity' | 'availability' | 'outOfOfficeSettings' | 'statusMessage'
  >;

export type GraphScheduleInformation = Graph.ScheduleInformation;

/** An entry of a calendar; the types leave out that a calendar view names its kind. */
export type GraphEvent = Annotated &
  Pick<
    Graph.Event,
    | 'id'
    | 'end'
    | 'isAllDay'
    | 'isCancelled'
    | 'location'
    | 'sensitivity'
    | 'showAs'
    | 'start'
    | 'subject'
    | 'type'
  >;

export type GraphPermission = Annotated &
  Pick<Graph.Permission, 'id' | 'grantedToIdentities' | 'grantedToIdentitiesV2' | 'roles'>;

export type GraphDrive = Annotated &
  Pick<
    Graph.Drive,
    | 'id'
    | 'createdBy'
    | 'createdDateTime'
    | 'description'
    | 'driveType'
    | 'lastModifiedDateTime'
    | 'name'
    | 'owner'
    | 'quota'
    | 'webUrl'
  >;

export type GraphDriveItem = Annotated &
  Pick<
    Graph.DriveItem,
    | 'id'
    | 'createdBy'
    | 'createdDateTime'
    | 'cTag'
    | 'eTag'
    | 'file'
    | 'fileSystemInfo'
    | 'folder'
    | 'lastModifiedBy'
    | 'lastModifiedDateTime'
    | 'name'
    | 'parentReference'
    | 'root'
    | 'size'
    | 'webUrl'
  > & { '@microsoft.graph.downloadUrl'?: string };

export type GraphUploadSession = Annotated &
  Pick<Graph.UploadSession, 'expirationDateTime' | 'nextExpectedRanges' | 'uploadUrl'>;

export type GraphItemRetentionLabel = Annotated &
  Pick<
    Graph.ItemRetentionLabel,
    | 'isLabelAppliedExplicitly'
    | 'labelAppliedBy'
    | 'labelAppliedDateTime'
    | 'name'
    | 'retentionSettings'
  >;
