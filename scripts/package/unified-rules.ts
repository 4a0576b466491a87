import type { Settings } from './settings.ts';
import { addressesIn, controlsIn, type UnifiedManifest } from './unified.ts';

/** What the product itself says about what stands in the manifests. */
export interface Product {
  activityTypes: readonly { type: string; templateText: string }[];
  /** Functions that events.js registers with Outlook. */
  functions: readonly string[];
  /** Where deep links lead. */
  tabEntityId: string;
}

interface Subject {
  manifest: UnifiedManifest;
  settings: Settings;
  product: Product;
}

type Rule = (subject: Subject) => string[];

/** Names of events in the unified manifest (office-js-docs, autolaunch): one that is none of them is never raised. */
const eventTypes = [
  'newMessageComposeCreated',
  'messageAttachmentsChanged',
  'messageRecipientsChanged',
  'messageSending',
];

/** Permissions that Baton asks for; any other would be one nobody decided on. */
const permissions = new Map([
  ['Mailbox.ReadWrite.User', 'Delegated'],
  ['Mailbox.SharedFolder', 'Delegated'],
  ['TeamsActivity.Send.User', 'Application'],
]);

/** The newest requirement set of the mailbox (facts/platform.md §3). */
const newestMailbox = 16;

/** What no public validator catches. Each rule answers what is wrong, in words. */
const rules: Rule[] = [
  ({ manifest }) =>
    /^[1-9]?\d+\.\d+\.\d+$/.test(manifest.version) ? [] : ['version must be three numbers'],
  ({ manifest, settings }) =>
    isGuid(manifest.id) && manifest.id === settings.BATON_TEAMS_APP_ID
      ? []
      : ['id is not the id of the app'],
  ({ manifest: { extensions } }) => {
    const [{ runtimes, autoRunEvents }] = extensions;
    const functions = actionsOf(runtimes, 'executeFunction');
    return autoRunEvents
      .flatMap(({ events }) => events)
      .flatMap(({ actionId }) =>
        unknown(`the event’s function ${actionId}`, functions.includes(actionId)),
      );
  },
  ({ manifest }) => {
    const pages = actionsOf(manifest.extensions[0].runtimes, 'openPage');
    return controlsIn(manifest).flatMap(({ id, actionId }) =>
      unknown(`the action of ${id}, ${actionId ?? 'none'},`, pages.includes(actionId ?? '')),
    );
  },
  ({ manifest, product }) =>
    actionsOf(manifest.extensions[0].runtimes, 'executeFunction').flatMap((name) =>
      unknown(`${name} in events.js`, product.functions.includes(name)),
    ),
  ({ manifest }) =>
    eventsOf(manifest).flatMap(({ type }) =>
      unknown(`the event ${type}`, eventTypes.includes(type)),
    ),
  ({ manifest }) =>
    eventsOf(manifest).some(({ options }) => options?.sendMode !== 'promptUser')
      ? ['sending must always remain possible: sendMode promptUser']
      : [],
  ({ manifest }) => duplicates('id', idsIn(manifest)),
  ({ manifest }) =>
    duplicates(
      'entityId',
      manifest.staticTabs.map(({ entityId }) => entityId),
    ),
  ({ manifest, product: { tabEntityId } }) =>
    unknown(
      `the tab ${tabEntityId}, where links lead,`,
      manifest.staticTabs.some(({ entityId }) => entityId === tabEntityId),
    ),
  ({ manifest }) =>
    addressesIn(manifest)
      .filter((address) => !manifest.validDomains.includes(new URL(address).host))
      .map((address) => `${address} is not within validDomains`),
  ({ manifest }) =>
    addressesIn(manifest)
      .filter((address) => !address.startsWith('https://'))
      .map((address) => `${address} is not https`),
  ({ manifest }) =>
    manifest.validDomains
      .filter((domain) => !/^[a-z0-9.-]+(:\d+)?$/i.test(domain))
      .map((domain) => `${domain} is no domain of its own`),
  ({ manifest: { webApplicationInfo: app }, settings }) => {
    const resource = `api://${settings.BATON_HOST}/${settings.BATON_CLIENT_ID}`;
    return app.id === settings.BATON_CLIENT_ID && app.resource === resource
      ? []
      : [`webApplicationInfo must name ${resource}`];
  },
  ({ manifest: { webApplicationInfo: app }, settings }) => {
    const scope = `${app.resource}/access_as_user`;
    const fits = app.nestedAppAuthInfo.every(
      ({ redirectUri, scopes, claims }) =>
        redirectUri === `brk-multihub://${settings.BATON_HOST}` &&
        scopes.join(' ') === scope &&
        claims === undefined,
    );
    return fits && app.nestedAppAuthInfo.length === 1
      ? []
      : ['nestedAppAuthInfo must be exactly what the pane asks for'];
  },
  ({ manifest }) =>
    manifest.authorization.permissions.resourceSpecific.flatMap(({ name, type }) =>
      unknown(`the permission ${name} (${type})`, permissions.get(name) === type),
    ),
  ({ manifest: { authorization } }) => {
    const asked = authorization.permissions.resourceSpecific.map(({ name }) => name);
    return [...permissions.keys()]
      .filter((name) => !asked.includes(name))
      .map((name) => `the permission ${name} is missing`);
  },
  ({ manifest }) =>
    capabilitiesIn(manifest).flatMap(({ name, minVersion = '' }) =>
      unknown(
        `the requirement ${name} ${minVersion}`,
        name === 'Mailbox' && isMailboxVersion(minVersion),
      ),
    ),
  ({ manifest, product }) =>
    JSON.stringify(
      manifest.activities.activityTypes.map(({ type, templateText }) => ({ type, templateText })),
    ) === JSON.stringify(product.activityTypes)
      ? []
      : ['activityTypes differ from src/m365/activity-feed.ts'],
  ({ manifest: { extensions }, settings }) =>
    extensions[0].alternates.every(
      ({ hide }) => hide.customOfficeAddin.officeAddinId === settings.BATON_OUTLOOK_ID,
    )
      ? []
      : ['alternates must name the id of the XML twin'],
];

/** Everything that is wrong with the unified manifest beyond its schema. */
export function mistakesInUnified(subject: Subject): string[] {
  return rules.flatMap((rule) => rule(subject));
}

function actionsOf(runtimes: UnifiedManifest['extensions'][0]['runtimes'], kind: string): string[] {
  return runtimes.flatMap(({ actions }) =>
    actions.filter(({ type }) => type === kind).map(({ id }) => id),
  );
}

function eventsOf({ extensions: [{ autoRunEvents }] }: UnifiedManifest) {
  return autoRunEvents.flatMap(({ events }) => events);
}

function idsIn(manifest: UnifiedManifest): string[] {
  const [{ runtimes, ribbons }] = manifest.extensions;
  const groups = ribbons.flatMap(({ tabs }) =>
    tabs.flatMap((tab) => tab.groups.map(({ id }) => id)),
  );
  const actions = runtimes.flatMap((each) => each.actions.map(({ id }) => id));
  return [
    ...runtimes.map(({ id }) => id),
    ...actions,
    ...groups,
    ...controlsIn(manifest).map(({ id }) => id),
  ];
}

function capabilitiesIn({ extensions: [extension] }: UnifiedManifest) {
  return [
    extension,
    ...extension.runtimes,
    ...extension.ribbons,
    ...extension.autoRunEvents,
  ].flatMap(({ requirements }) => requirements?.capabilities ?? []);
}

export function isMailboxVersion(version: string, newest = newestMailbox): boolean {
  const minor = /^1\.(\d{1,2})$/.exec(version)?.[1];
  return minor !== undefined && Number(minor) >= 1 && Number(minor) <= newest;
}

export function isGuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

export function duplicates(what: string, values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))].map(
    (value) => `the ${what} ${value} stands there twice`,
  );
}

function unknown(what: string, isKnown: boolean): string[] {
  return isKnown ? [] : [`${what} is not known`];
}
