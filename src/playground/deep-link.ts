import { fields, parseJson, text } from './json.ts';

/** What a link means inside the playground. */
export type Target =
  /** A place in the tab, as `subPageId`. */
  | { kind: 'tab'; subPage: string }
  | { kind: 'chat'; people: readonly string[] }
  | { kind: 'call'; people: readonly string[] }
  | { kind: 'mail'; to: string; subject: string }
  /** Anything else on the web. */
  | { kind: 'web'; address: string }
  | { kind: 'unusable' };

/** `appOrigin` and `appId` say which links lead into Baton's own tab. */
export function readLink(link: string, appOrigin: string, appId: string): Target {
  if (!URL.canParse(link)) return { kind: 'unusable' };
  const url = new URL(link);
  if (url.protocol === 'mailto:') return mail(url);
  if (url.origin === appOrigin && /^\/tab(\/|$)/.test(url.pathname))
    return tab(url.pathname.slice(5));
  if (/^https:\/\/teams\.(microsoft\.com|cloud\.microsoft)$/.test(url.origin))
    return teams(url, appId);
  return /^https?:$/.test(url.protocol) ? { kind: 'web', address: url.href } : { kind: 'unusable' };
}

function teams(url: URL, appId: string): Target {
  const [, l, kind, app] = url.pathname.split('/');
  if (l === 'l' && kind === 'entity' && app === appId) {
    const context = fields(parseJson(url.searchParams.get('context') ?? ''));
    return tab(text(context['subEntityId']) || text(context['subPageId']));
  }
  const people = (url.searchParams.get('users') ?? '').split(',').filter(Boolean);
  if (l === 'l' && (kind === 'chat' || kind === 'call')) return { kind, people };
  return { kind: 'web', address: url.href };
}

function tab(subPage: string): Target {
  return { kind: 'tab', subPage };
}

function mail(url: URL): Target {
  return { kind: 'mail', to: decode(url.pathname), subject: url.searchParams.get('subject') ?? '' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
