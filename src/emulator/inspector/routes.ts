import type { Context, Hono } from 'hono';
import { faultRule } from '../control/faults.ts';
import type { Tenant } from '../tenant.ts';
import { contentsOf } from './contents.ts';
import { page } from './page.ts';

const home = '/__emulator/';

/** A page for people at `/__emulator/`, and what its forms lead to. */
export function inspectorRoutes(app: Hono, tenant: Tenant): void {
  const show = (c: Context, notice?: string): Response | Promise<Response> =>
    c.html(page(contentsOf(tenant), notice), notice === undefined ? 200 : 422);
  const on = (door: string, act: (form: Form) => string | undefined): void => {
    app.post(`${home}inspector/${door}`, async (c) => {
      const notice = act(readForm(await c.req.text()));
      const part = door.split('/')[0] ?? '';
      return notice === undefined ? c.redirect(`${home}#${part}`, 303) : show(c, notice);
    });
  };
  // The router sees paths without a slash at the end.
  app.get('/__emulator', (c) => show(c));
  on('clock', (form) => setClock(tenant, form));
  on('faults', (form) => addFault(tenant, form));
  on('faults/clear', () => tenant.faults.clear() ?? undefined);
  on('switches', (form) => tenant.switches.change(form));
}

/** Fields that were filled in. */
type Form = Partial<Record<string, string>>;

const readForm = (text: string): Form =>
  Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''));

function setClock({ clock }: Tenant, form: Form): string | undefined {
  const at = form['at'] === undefined ? undefined : new Date(`${form['at']}Z`);
  const minutes = form['minutes'] === undefined ? undefined : Number(form['minutes']);
  if (at && Number.isNaN(at.getTime())) return 'The clock was not set: this is no time.';
  if (minutes !== undefined && !Number.isFinite(minutes))
    return 'The clock was not moved: this is no number of minutes.';
  if (form['release'] !== undefined) clock.release();
  if (at) clock.freeze(at);
  if (minutes !== undefined) clock.move(Math.round(minutes * 60_000));
  return undefined;
}

const numbers = ['nth', 'times', 'status', 'delayMs'] as const;

function addFault({ faults }: Tenant, form: Form): string | undefined {
  const given = numbers.filter((name) => form[name] !== undefined);
  const parsed = faultRule.safeParse({
    path: form['path'],
    method: form['method'],
    ...Object.fromEntries(given.map((name) => [name, Number(form[name])])),
    effect: form['effect'] !== undefined,
    reset: form['reset'] !== undefined,
  });
  if (parsed.success) faults.add(parsed.data);
  const issue = parsed.error?.issues[0];
  return issue && `The fault was not added. ${issue.path.join('.')}: ${issue.message}.`;
}
