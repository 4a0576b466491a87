import { el, setAttributes } from '../../shell/dom.ts';

/** Nothing is fetched, nothing runs; pictures only when they are part of the mail itself. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

const LOOK = `
  html { font: 14px/1.5 'Segoe UI', system-ui, sans-serif; color: #242424; background: #fff; overflow-wrap: break-word; }
  body { margin: 16px; }
  img, table { max-width: 100%; }
  pre { white-space: pre-wrap; }
  a { color: #115ea3; }`;

/**
 * An HTML body on white paper, as its sender saw it. Scripts cannot run in the frame; its origin is ours
 * only so that links can be caught and the height be read from outside.
 */
export function mailFrame(
  html: string,
  title: string,
  follow: (link: string) => void,
): HTMLElement {
  const frame = paper(html, title);
  frame.addEventListener('load', () => {
    const body = frame.contentDocument;
    if (body === null) return;
    catchLinks(body, follow);
    fitHeight(frame, body);
  });
  return frame;
}

function paper(html: string, title: string): HTMLIFrameElement {
  const frame = el('iframe', { class: 'paper', sandbox: 'allow-same-origin', title });
  frame.srcdoc = page(withoutForeign(html), title);
  return frame;
}

export interface WritingFrame {
  element: HTMLElement;
  html(): string;
  setHtml(html: string): void;
}

/** The same paper to write on. Until it is there, what was put in is what lies on it. */
export function writingFrame(html: string, title: string): WritingFrame {
  const frame = paper(html, title);
  let waiting: string | undefined = html;
  frame.addEventListener('load', () => {
    const body = frame.contentDocument;
    if (body === null) return;
    if (waiting !== html && waiting !== undefined) body.body.innerHTML = withoutForeign(waiting);
    waiting = undefined;
    body.body.contentEditable = 'true';
    setAttributes(body.body, { role: 'textbox', 'aria-multiline': 'true', 'aria-label': title });
    fitHeight(frame, body);
  });
  return {
    element: frame,
    html: () => waiting ?? frame.contentDocument?.body.innerHTML ?? '',
    setHtml(changed) {
      const body = frame.contentDocument?.body;
      if (waiting !== undefined || !body) waiting = changed;
      else body.innerHTML = withoutForeign(changed);
    },
  };
}

function page(html: string, title: string): string {
  const name = title.replace(/[&<]/g, ' ');
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${name}</title><style>${LOOK}</style></head><body>${html}</body></html>`;
}

/** Belt and braces: the policy refuses these as well, but every refusal would be an error in the console. */
function withoutForeign(html: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  for (const element of mail.querySelectorAll('script,iframe,frame,object,embed,link,meta,base')) {
    element.remove();
  }
  for (const element of mail.querySelectorAll('[src],[srcset],[background]')) {
    const source = element.getAttribute('src') ?? '';
    element.removeAttribute('srcset');
    element.removeAttribute('background');
    if (!source.startsWith('data:image/')) element.removeAttribute('src');
  }
  for (const element of mail.querySelectorAll('*')) dropScripts(element);
  return mail.documentElement.innerHTML;
}

function dropScripts(element: Element): void {
  for (const name of element.getAttributeNames()) {
    const runs = /^on/i.test(name) || /^\s*javascript:/i.test(element.getAttribute(name) ?? '');
    if (runs) element.removeAttribute(name);
  }
}

function catchLinks(body: Document, follow: (link: string) => void): void {
  body.addEventListener('click', (event) => {
    const link = linkOf(event.target);
    if (link === undefined) return;
    event.preventDefault();
    follow(link);
  });
}

/** Targets belong to another window, where `instanceof Element` would be false. */
function linkOf(target: EventTarget | null): string | undefined {
  if (target === null || !('closest' in target) || typeof target.closest !== 'function')
    return undefined;
  const anchor: unknown = target.closest('a[href], area[href]');
  if (typeof anchor !== 'object' || anchor === null || !('href' in anchor)) return undefined;
  return typeof anchor.href === 'string' ? anchor.href : undefined;
}

const TALLEST = 20_000;

/** The reading pane scrolls as one; a body in percent heights could grow for ever, hence the limit. */
function fitHeight(frame: HTMLIFrameElement, body: Document): void {
  const fit = () => {
    const height = Math.min(TALLEST, body.body.getBoundingClientRect().height + 32);
    frame.style.height = `${Math.max(120, height)}px`;
  };
  fit();
  new ResizeObserver(fit).observe(body.body);
}
