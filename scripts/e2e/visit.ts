import { join } from 'node:path';
import { fadedIn } from '../../test/support/axe.ts';
import type { Browser, Frame, Page, Route } from 'playwright-core';
import { ProductError } from '../../src/core/errors.ts';
import { problemOf } from '../../src/server/problems.ts';
import { type Language, sayer } from '../../src/ui/shared/i18n.ts';
import { de } from '../../src/ui/shared/words/de.ts';
import { en } from '../../src/ui/shared/words/en.ts';
import { openPlayground, type Playground } from '../../test/support/playground-page.ts';
import type { Company } from './company.ts';
import type { Screen, Spoil, Visit } from './screen.ts';

export type Surface = 'pane' | 'tab';

/** Wide enough for Outlook with its pane, and for the widest tab. */
const viewport = { width: 1440, height: 1000 };
const words = { de, en };

/** A screen as it stands open in a browser of its own. */
export interface Opened extends Visit {
  surface: Surface;
  inside: Frame;
  complaints: string[];
  close(): Promise<void>;
}

/** Where screens are looked at. */
export interface Place {
  browser: Browser;
  company: Company;
  surface: Surface;
  /** By language: the playground that stays open from one screen to the next. */
  kept: Map<string, Playground>;
  /** Where the pictures go, also that of a screen that could not be reached; none are taken without. */
  folder?: string;
}

/** Under load a page may take long; what never comes is waited for in vain anyway. */
const PATIENCE_MS = 60_000;

/** Goes where the screen is, as its person, in this language. */
export async function openScreen(
  place: Place,
  screen: Screen,
  language: Language,
): Promise<Opened> {
  const { company, surface, kept } = place;
  const isApart =
    screen.apart === true || screen.spoil !== undefined || screen.outlook !== undefined;
  const playground = isApart
    ? await startApart(place, screen, language)
    : await goOn(place, screen, language);
  const { page, complaints } = playground;
  const visit: Visit = {
    page,
    frame: playground[surface],
    company,
    language,
    say: sayer(words[language], language),
    press: (key, gaps) =>
      visit.frame
        .getByRole('button', { name: visit.say(key, gaps) })
        .first()
        .click(),
  };
  const leave = async (isSpent: boolean) => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (!isSpent) return;
    if (!isApart) kept.delete(language);
    await page.context().close();
  };
  try {
    await screen.steps?.(visit);
    await visit.frame.locator(screen.shown).first().waitFor();
    // what is still being read has a heading and buttons as well
    if (screen.spoil?.[0] !== 'loading')
      await visit.frame.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    const isFailure = (await visit.frame.locator('[role=alert] .empty').count()) > 0;
    if (isFailure && !screen.spoil && !screen.refused) throw new Error('an error is shown instead');
    const handle = await page.locator(`#${surface}-frame`).elementHandle();
    const inside = await handle?.contentFrame();
    if (!inside) throw new Error(`there is no ${surface}`);
    const close = async () => {
      await screen.after?.(visit);
      // what it complained about is not the next one's
      complaints.splice(0);
      await leave(isApart);
    };
    return { ...visit, surface, inside, complaints, close };
  } catch (error) {
    const path = place.folder && join(place.folder, `${screen.name}.not-reached.${language}.png`);
    if (path) await page.screenshot({ path }).catch(() => undefined);
    await leave(true);
    throw error;
  }
}

async function startApart(place: Place, screen: Screen, language: Language): Promise<Playground> {
  const hash = await addressOf(place.company, place.surface, screen, language);
  return openAt(place, hash, language, (page) => prepare(page, screen));
}

/** In the playground that is open already. What was shown last must not be taken for the new screen. */
async function goOn(place: Place, screen: Screen, language: Language): Promise<Playground> {
  const { company, surface, kept } = place;
  const hash = await addressOf(company, surface, screen, language);
  const before = kept.get(language);
  if (!before) {
    const opened = await openAt(place, hash, language);
    kept.set(language, opened);
    return opened;
  }
  const mail = hash.get('mail');
  hash.delete('mail');
  if (surface === 'tab')
    await go(before.page, new URLSearchParams({ ...Object.fromEntries(hash), tab: 'nowhere' }));
  await go(before.page, hash);
  if (surface === 'pane') await before.pane.locator('.home').first().waitFor();
  if (mail !== null) {
    hash.set('mail', mail);
    await go(before.page, hash);
  }
  return before;
}

async function openAt(
  { browser, company }: Place,
  hash: URLSearchParams,
  language: Language,
  prepared: (page: Page) => Promise<void> = async () => {},
): Promise<Playground> {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const playground = await openPlayground(browser, 'about:blank', { locale, viewport });
  playground.page.setDefaultTimeout(PATIENCE_MS);
  await prepared(playground.page);
  await playground.page.goto(`${new URL(company.baton.url).origin}/#${hash}`);
  return playground;
}

function go(page: Page, hash: URLSearchParams): Promise<void> {
  return page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash.toString());
}

async function addressOf(
  company: Company,
  surface: Surface,
  { person = 'Petra Hansen', mail, place = '' }: Screen,
  lang: Language,
): Promise<URLSearchParams> {
  const hash = new URLSearchParams({ who: company.oid(person), lang });
  hash.set('view', surface === 'pane' ? 'outlook' : 'teams');
  if (surface === 'tab') hash.set('pane', 'closed');
  if (surface === 'tab') hash.set('tab', typeof place === 'string' ? place : place(company));
  if (mail !== undefined) {
    const { messageId, mailbox } = await findMail(
      company,
      typeof mail === 'string' ? mail : mail[lang],
    );
    hash.set('mailbox', mailbox);
    hash.set('mail', messageId);
  }
  return hash;
}

async function findMail(
  { arrived, mailId, sample }: Company,
  mail: string,
): Promise<{ messageId: string; mailbox: string }> {
  const messageId = arrived.get(mail);
  if (messageId === undefined) return mailId(mail);
  return { messageId, mailbox: `petra.hansen@${sample.tenant.domain}` };
}

async function prepare(page: Page, { spoil, outlook }: Screen): Promise<void> {
  if (outlook) await page.addInitScript(pretendOutlook, outlook);
  if (!spoil) return;
  const [how, which] = spoil;
  // or else loading would end in an error after some seconds
  if (how === 'loading') await page.addInitScript(neverTired);
  await page.route(
    (url) => url.pathname.startsWith('/api/') && which.test(url.pathname.slice(5)),
    spoils[how],
  );
}

const refusal = (status: number) => (route: Route) =>
  route.fulfill({ status, contentType: 'text/plain', body: 'spoiled on purpose' });

const spoils: Record<Spoil, (route: Route) => Promise<void>> = {
  loading: () => new Promise(() => {}),
  error: refusal(500),
  no_access: refusal(403),
  offline: (route) => route.abort(),
  consent: (route) => {
    const language = route.request().headers()['accept-language'] === 'en' ? 'en' : 'de';
    const refused = problemOf(new ProductError('consent_needed', 'spoiled'), language, 'spoiled');
    return route.fulfill({ status: 403, json: refused });
  },
  empty: (route) => changed(route, emptied),
  nobody: (route) => changed(route, withNobody),
};

async function changed(route: Route, change: (answer: unknown) => unknown): Promise<void> {
  const answer = await route.fetch();
  const text = await answer.text();
  // that nothing has changed is said without a word
  if (text === '') await route.fulfill({ response: answer });
  else await route.fulfill({ response: answer, json: change(JSON.parse(text)) });
}

/** The same mail, of which those who could get it are away. */
function withNobody(answer: unknown): unknown {
  const suggestion = { kind: 'unclear', reason: 'nobody_reachable', options: [] };
  return { ...Object(answer), suggestion };
}

/** The same answer with nothing in it. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, emptied(each)]));
}

function neverTired(): void {
  AbortSignal.timeout = () => new AbortController().signal;
}

/** Runs in the pane before office.js: what the host says is changed on its way there. */
function pretendOutlook({ set, signsIn, ...changed }: NonNullable<Screen['outlook']>): void {
  if (signsIn === false) {
    Object.defineProperty(window, 'nestedAppAuthBridge', { get: () => undefined, set: () => {} });
    window.open = () => null;
  }
  window.addEventListener('message', ({ data }) => {
    const { world, item, value } = data ?? {};
    if (set !== undefined && world) world.requirementSets.Mailbox = set;
    if (signsIn === false && world) delete world.requirementSets.NestedAppAuth;
    // an older one cannot say in whose mailbox a mail lies
    if (set !== undefined && value?.targetMailbox !== undefined)
      Object.assign(data, { value: undefined, failure: { code: 5001, name: '', message: '' } });
    if (world?.item) Object.assign(world.item, changed);
    if (item) Object.assign(item, changed);
  });
}

/** Gives the frame exactly this room, on top of everything, without loading it anew. */
export async function dress({ page, surface, inside }: Opened, size: Size): Promise<void> {
  await page.locator(`#${surface}-frame`).evaluate((frame, { width, height }) => {
    if (!(frame instanceof HTMLElement)) return;
    frame.popover = 'manual';
    const style = `position:fixed;inset:0 0 auto auto;margin:0;border:0;padding:0;width:${width}px;height:${height}px;max-width:none;max-height:none;min-width:0;min-height:0`;
    frame.setAttribute('style', style);
    if (!frame.matches(':popover-open')) frame.showPopover();
  }, size);
  await inside.waitForFunction((width) => window.innerWidth === width, size.width);
}

export interface Size {
  width: number;
  height: number;
}

export type Theme = 'light' | 'dark' | 'contrast';

/** Changes the host's colours and waits until they have arrived, and nothing is on its way from the old ones. */
export async function paint({ page, inside }: Opened, theme: Theme): Promise<void> {
  await setHash(page, 'theme', theme);
  await inside.waitForFunction((name) => document.documentElement.classList.contains(name), theme);
  await fadedIn(inside);
}

async function setHash(page: Page, name: string, value: string): Promise<void> {
  await page.evaluate(
    ([key = '', wanted = '']) => {
      const hash = new URLSearchParams(window.location.hash.slice(1));
      hash.set(key, wanted);
      window.location.hash = hash.toString();
    },
    [name, value],
  );
}
