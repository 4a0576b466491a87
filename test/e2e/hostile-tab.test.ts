import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from '../../scripts/e2e/company.ts';
import { fieldsOf } from '../../src/m365/handoff-fields.ts';
import { handoffRecord } from '../support/handoff.ts';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

const tries = 'window.hacked=1';
const hostile = `<script>${tries}</script><img src=x onerror="${tries}"><svg onload="${tries}"><style>*{display:none}</style> \u202egpj.exe\u202c {{name}} $& Kranplatz`;
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const owner = 'Sabine Kern';

/** Subjects, senders, notes and list values are somebody else's: in a real browser, too, they are text wherever the tab shows them. */
describe('hostile texts in the tab', () => {
  let baton: RunningBaton;
  let company: Company;
  let browser: Browser;
  let playground: Playground;
  const handoffKey = randomUUID();

  beforeAll(async () => {
    baton = await startBaton();
    company = openCompany(baton);
    await company.addRow('Responsibilities', rowOf(company));
    await company.addRow('Handoffs', handoffOf(handoffKey, company));
    await untilRead(company);
    browser = await launchBrowser();
    playground = await openPlayground(browser, 'about:blank');
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it.each([
    'desk',
    'handoffs',
    `handoffs/${handoffKey}`,
    'find?q=Kranplatz',
    'register?q=Kranplatz',
  ])('stay texts at %s', async (place) => {
    const { page, tab, complaints } = playground;
    const hash = new URLSearchParams({ view: 'teams', pane: 'closed', lang: 'de' });
    hash.set('who', company.oid(owner));
    hash.set('tab', place);
    await page.goto('about:blank');
    await page.goto(`${new URL(baton.url).origin}/#${hash}`);
    await tab.getByText('<script>').locator('visible=true').first().waitFor({ timeout: 30_000 });
    const seen = await tab.locator('body').evaluate((body) => ({
      hacked: 'hacked' in window,
      intruders: body.querySelectorAll('#root script, #root style, #root img, #root iframe').length,
      text: body.textContent,
    }));
    expect(seen).toMatchObject({ hacked: false, intruders: 0 });
    expect(seen.text).not.toMatch(unseen);
    expect(complaints).toEqual([]);
  });
});

/** Baton has read the list since the row was written; a desk that is opened before is looked at again later. */
async function untilRead(company: Company): Promise<void> {
  const began = Date.now();
  for (;;) {
    const desk = await company.api<{ offered: { total: number } }>(owner, 'GET', 'desk');
    if (desk.offered.total > 0) return;
    if (Date.now() - began > 60_000) throw new Error('the row is not read');
    await new Promise((later) => setTimeout(later, 250));
  }
}

function rowOf({ sample }: Company): object {
  const person = sample.tenant.users.find(({ displayName }) => displayName === owner);
  return {
    Title: hostile,
    Area: hostile,
    Description: hostile,
    NotHere: hostile,
    Keywords: hostile,
    OwnerMail: person?.mail,
    Status: 'Active',
  };
}

function handoffOf(key: string, { oid }: Company): object {
  const now = new Date().toISOString();
  return fieldsOf(
    handoffRecord({
      handoffKey: key,
      subject: hostile,
      senderName: hostile,
      note: hostile,
      title: hostile,
      area: hostile,
      owner: { oid: oid(owner), name: owner },
      handedOffBy: { oid: oid('Petra Hansen'), name: hostile },
      state: 'offered',
      receivedAt: now,
      handedOffAt: now,
      stateSince: now,
      submittedAt: now,
    }),
  );
}
