import type { Hono } from 'hono';
import type { Tenant } from '../tenant.ts';
import { allPeople } from './directory.ts';
import { answerDeviceCode, type DeviceAnswer } from './device-codes.ts';

export const devicePath = '/devicelogin';

/** The page on which a person enters a device's code; here everybody may say who they are. */
export function devicePage(app: Hono, tenant: Tenant): void {
  app.get(devicePath, (c) => c.html(page(tenant, c.req.query('code') ?? '')));
  app.post(devicePath, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const isKnown = answerDeviceCode(tenant, form.get('code') ?? '', answerIn(form));
    return isKnown
      ? c.html(shell('<p>Done. You can close this window and go back to your command line.</p>'))
      : c.html(page(tenant, '', 'That code did not work. Check the code and try again.'), 422);
  });
}

function answerIn(form: URLSearchParams): DeviceAnswer {
  const oid = form.get('person') ?? '';
  return form.get('answer') === 'approve' && oid !== ''
    ? { kind: 'approved', oid }
    : { kind: 'declined' };
}

function page(tenant: Tenant, code: string, notice = ''): string {
  const people = allPeople(tenant).filter(({ accountEnabled }) => accountEnabled);
  const options = people
    .map(({ oid, displayName }) => `<option value="${escape(oid)}">${escape(displayName)}</option>`)
    .join('');
  return shell(`<p role="alert">${escape(notice)}</p>
<form method="post" action="${devicePath}">
<label>Code <input name="code" required autocomplete="off" value="${escape(code)}"></label>
<label>Who you are <select name="person">${options}</select></label>
<p><button name="answer" value="approve">Continue</button> <button name="answer" value="decline">Cancel</button></p>
</form>`);
}

function shell(content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Enter code (embedded tenant)</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem}label{display:block;margin:.8rem 0}input,select,button{font:inherit;padding:.3rem .5rem}</style></head><body><main><h1>Enter code</h1><p>The embedded tenant plays Microsoft’s sign-in page.</p>${content}</main></body></html>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
