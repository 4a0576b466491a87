import { readFileSync } from 'node:fs';
import { sharedPath } from '../../support/shared.ts';

/** A request and its answer as Microsoft's documentation shows them. */
export interface DocExample {
  request: { method: string; url: string; headers: Record<string, string>; body: unknown };
  response: { status: number; body: unknown };
  responseType?: string | null;
  /** Shortened for the reader: members may be missing. */
  truncated: boolean;
  source: string;
}

/** Undefined where the shared folder is not. */
export const docExamplesFile = sharedPath('graph/doc-examples.jsonl');

const all: Partial<DocExample>[] =
  docExamplesFile === undefined
    ? []
    : readFileSync(docExamplesFile, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line));

const isWhole = (example: Partial<DocExample>): example is DocExample =>
  Boolean(example.request && example.response);

/** The examples that have a request and an answer. */
export const docExamples: DocExample[] = all.filter(isWhole);
export const incompleteExamples = all.length - docExamples.length;

/** After these comes an id, unless it is one of the words below. */
const collections =
  /^(?:sites|lists|items|columns|contentTypes|versions|permissions|messages|attachments|mailFolders|childFolders|users|groups|subscriptions|presences|directoryObjects|teams|chats|calendars|calendarPermissions|messageRules|extensions|contacts|devices|servicePrincipals|connections|drives|members|installedApps|roleAssignmentScheduleRequests|pages)$/i;
const words =
  /^(?:delta|root|add|remove|getAllSites|getByIds|\$count|\$ref|\$value|microsoft\.graph\..*)$/;

/** The operation of a request, ids left out: `GET /sites/{}/lists/{}`, and its path as documented. */
export function operationOf({ method, url }: DocExample['request']): string {
  const path = pathOf(url)
    .replace(/^(\/sites\/)[^/:]+:\/[^?]*$/, '$1{}')
    .replaceAll(/\('[^']*'\)|\([^)]*\)/g, '()');
  const segments = path.split('/').map((segment, at, every) => {
    const before = every[at - 1] ?? '';
    return collections.test(before) && segment !== '' && !words.test(segment) ? '{}' : segment;
  });
  return `${method} ${segments.join('/')}`;
}

/** Without host, version, query, and with the collections' usual spelling. */
function pathOf(url: string): string {
  return (url.split('?')[0] ?? '')
    .replace(/^https:\/\/[^/]+/, '')
    .replace(/^\/(?:v1\.0|beta)(?=\/)/, '')
    .replace(/(.)\/$/, '$1')
    .replace('/mailfolders', '/mailFolders')
    .replace('/mailboxsettings', '/mailboxSettings')
    .replace('/getschedule', '/getSchedule')
    .replace('/sendmail', '/sendMail');
}

export const queryOf = ({ url }: DocExample['request']): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
};
