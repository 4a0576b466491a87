import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, ensureBrowser } from '../support/browser.ts';
import { openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';
import { filesIn, findInFile, newCanary, searchFor } from './canary-words.ts';

export interface BrowserCanaryReport {
  handedOff: number;
  /** How many bytes the browser has written to its profile. */
  searched: number;
  /** How many of the words were found, by address or folder. */
  finds: Record<string, number>;
  /** The same in answers of the tenant to the playground, which plays Outlook: those are the mailbox itself. */
  outlooks: number;
}

const mailbox = 'rechnung@nordlicht-technik.example';

/**
 * Mails with a word of their own in the body, read and handed off in the pane, and looked at in the tab; then a search
 * over everything the browser has written to its profile. `leaky`: a page keeps each word in the three ways a page can.
 */
export async function browserCanaries({
  mails,
  leaky = false,
}: {
  mails: number;
  leaky?: boolean;
}): Promise<BrowserCanaryReport> {
  const profile = mkdtempSync(join(tmpdir(), 'baton-profile-'));
  const baton = await startBaton();
  try {
    const words = Array.from({ length: mails }, newCanary);
    await useBrowser(profile, baton, words, leaky);
    const outlook = new URL('/v1.0/', baton.url).href;
    return { handedOff: words.length, ...searchProfile(profile, words, outlook) };
  } finally {
    await baton.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function useBrowser(
  profile: string,
  { url }: RunningBaton,
  words: readonly string[],
  leaky: boolean,
): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    args: browserArguments,
    locale: 'de-DE',
    viewport: { width: 1440, height: 900 },
  });
  const playground = await openPlayground({ newContext: async () => context }, url);
  for (const [at, word] of words.entries()) {
    await receive(url, at, word);
    await handOff(playground, at);
    if (leaky) await keep(playground, word);
  }
  await playground.page.goto(`${url}/#view=teams&tab=handoffs`);
  await playground.tab.getByText(subjectOf(0)).first().waitFor();
  // written in its own time: what a page keeps is on disk when the browser has ended in order
  await context.close();
}

const subjectOf = (at: number) => `Rechnung Kanarienvogel ${at}`;

async function receive(url: string, at: number, word: string): Promise<void> {
  const text = `Guten Tag, anbei unsere Rechnung. Stichwort ${word}. Bitte bis Freitag begleichen.`;
  const response = await fetch(new URL(`/__emulator/mailboxes/${mailbox}/messages`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      subject: subjectOf(at),
      from: { emailAddress: { name: 'Alsterdruck', address: 'buchhaltung@alsterdruck.example' } },
      body: { contentType: 'text', content: text },
    }),
  });
  if (!response.ok) throw new Error(`the mail was not taken: ${response.status}`);
}

async function handOff({ page, chooseMailbox, openMail, pane }: Playground, at: number) {
  await page.reload();
  await chooseMailbox(mailbox);
  await openMail(subjectOf(at));
  await pane
    .getByRole('button', { name: /^An .* übergeben/ })
    .first()
    .click();
  await pane.getByRole('button', { name: 'Jetzt senden' }).click();
  await pane.getByText('Antwort steht aus').first().waitFor();
}

/** What a careless page would do. */
async function keep({ page }: Playground, word: string): Promise<void> {
  await page.evaluate(async (text) => {
    localStorage.setItem(`kept-${text}`, text);
    const cache = await caches.open('careless');
    await cache.put(`/${text}`, new Response(text));
    await new Promise<void>((done) => {
      const opened = indexedDB.open('careless', 1);
      opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore('kept'));
      opened.addEventListener('success', () => {
        const work = opened.result.transaction('kept', 'readwrite');
        work.objectStore('kept').put(text, text);
        work.addEventListener('complete', () => done());
      });
    });
  }, word);
}

/** Of what came over the network: the address, which stands in front of it in Chromium's cache, after 24 bytes. */
function cachedAddress(file: string): string | undefined {
  if (!file.includes('Cache_Data')) return undefined;
  const content = readFileSync(file);
  const key = content.subarray(24, 24 + content.readUInt32LE(12)).toString('latin1');
  return key.split(' ').at(-1);
}

function searchProfile(profile: string, words: readonly string[], outlook: string) {
  const search = searchFor(words);
  const report: Omit<BrowserCanaryReport, 'handedOff'> = { searched: 0, finds: {}, outlooks: 0 };
  for (const file of filesIn(profile)) {
    const { bytes, found } = findInFile(file, search);
    report.searched += bytes;
    if (found.size === 0) continue;
    const place = cachedAddress(file) ?? dirname(file.slice(profile.length + 1));
    if (place.startsWith(outlook)) report.outlooks += found.size;
    else report.finds[place] = (report.finds[place] ?? 0) + found.size;
  }
  return report;
}
