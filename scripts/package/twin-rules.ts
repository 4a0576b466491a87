import type { Settings } from './settings.ts';
import { elementsOf, type XmlElement } from './twin.ts';
import { duplicates, isGuid, isMailboxVersion, type Product } from './unified-rules.ts';

interface Subject {
  elements: readonly XmlElement[];
  settings: Settings;
  product: Product;
}

type Rule = (subject: Subject) => string[];

/** Exchange on premises knows the requirement sets up to this one; what is newer is asked for at run time. */
const onPremises = 5;

const overrides = 'VersionOverrides';

/** What neither the schema nor a validator catches. */
const rules: Rule[] = [
  ({ elements, settings }) => {
    const id = elements.find(({ name }) => name === 'Id')?.text ?? '';
    if (!isGuid(id) || id !== settings.BATON_OUTLOOK_ID) return ['Id is not the twin’s'];
    return id === settings.BATON_TEAMS_APP_ID ? ['Id must not be that of the other manifest'] : [];
  },
  ({ elements }) =>
    elements
      .flatMap(({ attributes }) => [attributes['MinVersion'], attributes['DefaultMinVersion']])
      .filter((version) => version !== undefined && !isMailboxVersion(version, onPremises))
      .map((version) => `Mailbox ${version} is more than on-premises Exchange has`),
  ({ elements }) =>
    addressesIn(elements)
      .filter((address) => !address.startsWith('https://'))
      .map((address) => `${address} is not https`),
  ({ elements }) => {
    const domains = elements.filter(({ name }) => name === 'AppDomain').map(({ text }) => text);
    return addressesIn(elements)
      .filter((address) => !domains.includes(new URL(address).origin))
      .map((address) => `${address} is not within AppDomains`);
  },
  ({ elements }) => levelsOf(elements).flatMap(danglingIn),
  ({ elements }) => levelsOf(elements).flatMap((level) => duplicates('id', idsOf(level))),
  ({ elements, product }) =>
    launchesIn(elements)
      .filter(({ FunctionName: name }) => !product.functions.includes(name ?? ''))
      .map(({ FunctionName: name }) => `${name ?? 'nothing'} in events.js is not known`),
  ({ elements }) =>
    launchesIn(elements)
      .filter(({ Type: type, SendMode: mode }) => type !== 'OnMessageSend' || mode !== 'PromptUser')
      .map(
        ({ Type: type, SendMode: mode }) =>
          `${type} with ${mode}: sending must always remain possible`,
      ),
  ({ elements }) =>
    elements
      .filter(({ name, attributes }) => isShown(name) && attributes['DefaultValue'] !== undefined)
      .filter(
        (shown) =>
          !elements.some(
            (each) =>
              isGerman(each) &&
              each.inside.length > shown.inside.length &&
              follows(elements, shown, each),
          ),
      )
      .map(({ name, attributes }) => `${name} ${attributes['id'] ?? ''} has no German text`),
];

/** Everything that is wrong with the XML manifest beyond its schema. */
export function mistakesInTwin(xml: string, settings: Settings, product: Product): string[] {
  const elements = elementsOf(xml);
  return rules.flatMap((rule) => rule({ elements, settings, product }));
}

/** Addresses of ours that the XML manifest names. */
export function addressesInTwin(xml: string): string[] {
  return addressesIn(elementsOf(xml));
}

function addressesIn(elements: readonly XmlElement[]): string[] {
  return elements
    .filter(({ name }) =>
      ['IconUrl', 'HighResolutionIconUrl', 'SourceLocation', 'bt:Image', 'bt:Url'].includes(name),
    )
    .flatMap(({ attributes }) => attributes['DefaultValue'] ?? []);
}

/** The elements of the outer and of the inner VersionOverrides: each has ids and resources of its own. */
function levelsOf(elements: readonly XmlElement[]): XmlElement[][] {
  return [1, 2].map((depth) =>
    elements.filter(({ inside }) => inside.filter((name) => name === overrides).length === depth),
  );
}

function idsOf(level: readonly XmlElement[]): string[] {
  return level
    .filter(({ name }) => name !== 'OfficeTab')
    .flatMap(({ attributes }) => attributes['id'] ?? []);
}

function danglingIn(level: readonly XmlElement[]): string[] {
  const known = idsOf(level);
  return level
    .flatMap(({ attributes }) => attributes['resid'] ?? [])
    .filter((resid) => !known.includes(resid))
    .map((resid) => `resid ${resid} leads nowhere`);
}

function launchesIn(elements: readonly XmlElement[]) {
  return elements.filter(({ name }) => name === 'LaunchEvent').map(({ attributes }) => attributes);
}

function isShown(name: string): boolean {
  return ['DisplayName', 'Description', 'bt:String'].includes(name);
}

function isGerman({ name, attributes }: XmlElement): boolean {
  return (
    name.endsWith('Override') && attributes['Locale'] === 'de-DE' && attributes['Value'] !== ''
  );
}

/** A translation stands right behind what it translates. */
function follows(elements: readonly XmlElement[], first: XmlElement, second: XmlElement): boolean {
  return elements.indexOf(second) === elements.indexOf(first) + 1;
}
