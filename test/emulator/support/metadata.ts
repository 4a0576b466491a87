import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sharedPath } from '../../support/shared.ts';

/** Members of a Graph type and the names of their types; undefined for a type that takes any. */
type Members = Map<string, string>;

interface CsdlType {
  base: string | null;
  open: boolean;
  props?: Record<string, string>;
  nav?: Record<string, string>;
}

const csdlFile = sharedPath('graph/csdl-subset.json');
const csdl: Record<string, CsdlType> =
  csdlFile === undefined ? {} : JSON.parse(readFileSync(csdlFile, 'utf8')).types;

const package_ = createRequire(import.meta.url).resolve(
  '@microsoft/microsoft-graph-types/package.json',
);
const declarations = readFileSync(join(dirname(package_), 'microsoft-graph.d.ts'), 'utf8');

/** Marked open in the metadata and used so: columns of a list, `email` of an identity. */
const anyMember = ['fieldValueSet', 'identity'];

/** What Graph's metadata knows of a type such as `listItem`, its bases included. */
function membersOf(type: string): Members | undefined {
  if (anyMember.includes(type)) return undefined;
  const known = csdl[type];
  return known ? ofCsdl(known) : ofDeclaration(type);
}

function ofCsdl({ base, props = {}, nav = {} }: CsdlType): Members {
  const inherited = base === null ? [] : (membersOf(base) ?? []);
  return new Map([...inherited, ...Object.entries({ ...props, ...nav })]);
}

/** The types that the metadata file lacks stand in Microsoft's own package. */
function ofDeclaration(type: string): Members {
  const name = type.charAt(0).toUpperCase() + type.slice(1);
  const start = new RegExp(`^export interface ${name}(?: extends (\\w+))? \\{$`, 'm').exec(
    declarations,
  );
  if (!start) throw new Error(`Nothing is known about the type ${type}.`);
  const body = declarations.slice(start.index, declarations.indexOf('\n}', start.index));
  const own = [...body.matchAll(/^ {4}(\w+)\?: (?:NullableOption<)?(\w+)/gm)];
  const inherited = start[1] === undefined ? [] : (membersOf(start[1]) ?? []);
  return new Map([...inherited, ...own.map(([, member = '', of = '']) => [member, of] as const)]);
}

const plain = (type: string): string => {
  const bare = type.replace(/^Collection\((.*)\)$/, '$1').replace(/^(?:microsoft\.)?graph\./, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
};

const isPrimitive = (type: string): boolean =>
  type.startsWith('edm.') || ['string', 'number', 'boolean', 'any'].includes(type);

/** Paths of members that Graph does not know, in an answer that is said to be of this type. */
export function unknownMembers(value: unknown, type: string, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownMembers(one, type, `${path}.0`));
  if (typeof value !== 'object' || value === null || isPrimitive(type)) return [];
  const members = membersOf(type);
  if (members === undefined) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (name.includes('@')) return [];
    const of = members.get(name);
    return of === undefined
      ? [`${path}.${name}`]
      : unknownMembers(one, plain(of), `${path}.${name}`);
  });
}

/** The same for an answer whose `value` may hold a page of them. */
export function unknownToGraph(body: unknown, type: string): string[] {
  const page =
    typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  return Array.isArray(page) ? unknownMembers(page, type, '.value') : unknownMembers(body, type);
}

const typesByPath: [RegExp, string][] = [
  [/\/sites\/\{\}$/, 'site'],
  [/\/lists(?:\/\{\})?$/, 'list'],
  [/\/columns(?:\/\{\})?$/, 'columnDefinition'],
  [/\/items(?:\/\{\}|\/delta)?$/, 'listItem'],
  [/\/fields$/, 'fieldValueSet'],
  [/\/versions(?:\/\{\})?$/, 'listItemVersion'],
  [/\/permissions(?:\/\{\})?$/, 'permission'],
  [/\/subscriptions(?:\/\{\})?$/, 'subscription'],
  [/\/messages(?:\/\{\}(?:\/(?:createForward|move))?)?$/, 'message'],
  [/\/attachments(?:\/\{\})?$/, 'fileAttachment'],
  [/\/(?:mailFolders|childFolders)(?:\/\{\})?$/, 'mailFolder'],
  [/\/mailboxSettings$/, 'mailboxSettings'],
  [/\/getMailTips$/, 'mailTips'],
  [/\/getSchedule$/, 'scheduleInformation'],
  [/\/(?:presence|presences\/\{\}|getPresencesByUserId)$/, 'presence'],
  [/\/groups(?:\/\{\})?$/, 'group'],
  [/ \/(?:me|users|users\/\{\})(?:\/manager|\/directReports)?$/, 'user'],
];

/** The type that an operation such as `GET /sites/{}/lists` answers, alone or in `value`. */
export const typeOf = (operation: string): string | undefined =>
  typesByPath.find(([pattern]) => pattern.test(operation))?.[1];
