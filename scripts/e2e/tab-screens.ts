import type { Screen, Visit } from './screen.ts';

const admin = 'Linh Nguyen';
const lead = 'Friedrich Callsen';
const owner = 'Sabine Kern';

/** Loading, empty, error, no access, offline: the same for every page. */
function states(name: string, place: string, api: RegExp, person: string, kinds = all): Screen[] {
  const shown = {
    loading: '.bones, [aria-busy=true]',
    empty: 'main h1, main h2',
    error: '[role=alert]',
    no_access: '[role=alert]',
    offline: '[role=alert]',
  } as const;
  return kinds.map((kind) => ({
    name: `${name}-${kind.replace('_', '-')}`,
    place,
    person,
    spoil: [kind, kind === 'offline' ? /./ : api],
    shown: shown[kind],
  }));
}
/** With a new row, one that is there, and cells that are wrong. */
async function chooseFile({ frame }: Visit): Promise<void> {
  const rows = ['Prüfraum;Qualität;Sabine Kern', 'Maßraum;Qualität;Rita Unknown'];
  const text = ['Title;Area;OwnerMail', ...rows].join('\n');
  const file = { name: 'räume.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };
  await frame.locator('#import-file').setInputFiles(file);
  await frame.locator('.import-counts').waitFor();
}

/** What the owner says to the first line that is proposed to them. */
async function answerOwn(frame: Visit['frame'], words: string): Promise<void> {
  const own = frame.locator('[aria-labelledby=findings-mine]');
  const button = own.getByRole('button', { name: new RegExp(words) });
  await button.first().click();
  await button.first().waitFor({ state: 'detached' });
}

/** On a phone the choices fold behind a button, which is not in sight where this is pressed. */
async function unfold({ frame }: Visit): Promise<void> {
  await frame.locator('.filter-fold').dispatchEvent('click');
}

/** Presses so often for more of the first list on the page. */
async function showMore(frame: Visit['frame'], times: number): Promise<void> {
  const list = frame.locator('.windowed').first();
  for (let at = 0; at < times; at++) {
    const before = await list.evaluate((element) => element.clientHeight);
    await frame.locator('.show-more').first().click();
    await list.evaluate(grownBeyond, before);
  }
}

/** In the page: once the list is higher. */
async function grownBeyond(list: Element, height: number): Promise<void> {
  for (let tries = 0; list.clientHeight <= height; tries++) {
    if (tries > 300) throw new Error('no more lines came');
    await new Promise((later) => setTimeout(later, 200));
  }
}

/** Whoever has not allowed it yet is asked in Microsoft's window, which stands outside the tab. */
async function lookInOutlook({ page, frame, press }: Visit): Promise<void> {
  await press('absence.open');
  const look = frame.locator('.in-outlook > button');
  await look.click();
  await frame.locator('#outlook-absences > :not(.cap)').first().waitFor();
  if ((await frame.locator('.in-outlook .absence').count()) > 0) return;
  await look.click();
  await page.getByTestId('consent').locator('.primary').click();
}

const all = ['loading', 'empty', 'error', 'no_access', 'offline'] as const;

/** Every page of the Teams tab in every state. To add one, add a line. */
export const tabScreens: readonly Screen[] = [
  { name: 'find', place: 'find', shown: '.entry-row' },
  { name: 'find-words', place: 'find?q=Mahnung%20Alsterdruck', shown: '.entry-row' },
  { name: 'find-none', place: 'find?q=Xylophon', shown: '.empty' },
  { name: 'find-row', place: 'find/1', shown: 'main h1, main h2' },
  { name: 'find-gone', place: 'find/99999', shown: '.empty' },
  { name: 'find-huge', place: 'find', company: 'huge', shown: '.entry-row' },
  {
    name: 'find-huge-more',
    place: 'find',
    company: 'huge',
    steps: ({ frame }) => showMore(frame, 5),
    shown: '.entry-row',
  },
  ...states('find', 'find', /^responsibilities$/, 'Petra Hansen'),

  { name: 'desk', place: 'desk', person: owner, shown: '.it' },
  { name: 'desk-given', place: 'desk', shown: '.it' },
  {
    name: 'desk-decline',
    place: 'desk',
    person: owner,
    steps: ({ press }) => press('action.decline'),
    shown: 'dialog textarea',
  },
  {
    name: 'desk-pass-on',
    place: 'desk',
    person: owner,
    steps: ({ press }) => press('action.pass_on'),
    shown: 'dialog .alts button',
  },
  {
    name: 'desk-bulk',
    place: 'desk',
    person: owner,
    steps: ({ frame }) => frame.locator('.it-check').first().check(),
    shown: '.bulk',
  },
  {
    name: 'desk-bulk-wait',
    place: 'desk',
    person: owner,
    steps: async ({ frame, say }) => {
      await frame.locator('.it-check').first().waitFor();
      for (const box of await frame.locator('.it-check').all()) await box.check();
      await frame
        .locator('.bulk button')
        .filter({ hasText: say('action.wait') })
        .click();
    },
    shown: '.bulk input[type=date]',
  },
  {
    name: 'desk-bulk-pass-on',
    place: 'desk',
    person: owner,
    steps: async ({ frame, say }) => {
      await frame.locator('.it-check').first().check();
      await frame
        .locator('.bulk button')
        .filter({ hasText: say('action.pass_on') })
        .click();
      await frame.locator('.bulk input').fill('Mahnung');
      await frame.locator('.bulk .alt, .bulk .choice, .bulk li button').first().waitFor();
    },
    shown: '.bulk input',
  },
  {
    name: 'desk-absence',
    place: 'desk',
    person: owner,
    steps: async ({ frame, press }) => {
      await press('absence.open');
      await frame.locator('.absences input[type=date]').first().waitFor();
    },
    shown: '.absences',
  },
  {
    name: 'desk-absence-consent',
    place: 'desk',
    person: 'Maren Jessen',
    steps: async ({ frame, press }) => {
      await press('absence.open');
      await frame.locator('.in-outlook button').click();
      await frame.locator('#outlook-absences > p:not(.cap)').waitFor();
    },
    refused: true,
    shown: '#outlook-absences > p:not(.cap)',
  },
  {
    name: 'desk-absence-in-outlook',
    place: 'desk',
    person: owner,
    steps: lookInOutlook,
    refused: true,
    shown: '.in-outlook .absence',
  },
  {
    name: 'desk-proposal',
    place: 'desk',
    person: 'Deniz Yıldız',
    shown: '.notice a[href*=findings]',
  },
  { name: 'desk-taken-over', place: 'desk', person: 'Thomas Wendt', shown: '.it' },
  { name: 'desk-nothing', place: 'desk', person: 'Piotr Kowalczyk', shown: 'main h1' },
  { name: 'desk-huge', place: 'desk', person: owner, company: 'huge', shown: '.it' },
  {
    name: 'desk-huge-more',
    place: 'desk',
    person: owner,
    company: 'huge',
    steps: ({ frame }) => showMore(frame, 4),
    shown: '.it',
  },
  ...states('desk', 'desk', /^desk/, owner),

  { name: 'handoffs', place: 'handoffs', person: owner, shown: '.log-card' },
  {
    name: 'handoffs-one',
    place: ({ made }) => `handoffs/${made.get('stromabschlag')}`,
    person: owner,
    shown: '.panel h2',
  },
  {
    name: 'handoffs-one-waiting',
    place: ({ made }) => `handoffs/${made.get('gutschrift-kabelwerk')}`,
    person: owner,
    shown: '.panel h2',
  },
  {
    name: 'handoffs-one-taken-over',
    place: ({ made }) => `handoffs/${made.get('preisabweichung')}`,
    person: 'Thomas Wendt',
    shown: '.panel h2',
  },
  {
    name: 'handoffs-gone',
    place: 'handoffs/7f3c1de2-0000-4000-8000-000000000000',
    shown: '.panel',
    refused: true,
    apart: true,
  },
  { name: 'handoffs-none-fits', place: 'handoffs?q=Xylophon', person: owner, shown: '.empty' },
  {
    name: 'handoffs-filters',
    place: 'handoffs?state=offered,accepted,waiting&period=30',
    person: owner,
    steps: unfold,
    shown: '.log-card',
  },
  {
    name: 'handoffs-auditor',
    place: 'handoffs?as=auditor',
    person: 'Henrike Voss',
    shown: '.log-card',
  },
  { name: 'handoffs-huge', place: 'handoffs', person: owner, company: 'huge', shown: '.log-card' },
  ...states('handoffs', 'handoffs', /^handoffs$/, owner),

  { name: 'overview', place: 'overview', person: lead, shown: '.bars-row' },
  { name: 'overview-not-for-you', place: 'overview', person: 'Piotr Kowalczyk', shown: '.empty' },
  { name: 'overview-huge', place: 'overview', person: lead, company: 'huge', shown: '.bars-row' },
  { name: 'data-sheet', place: 'data-sheet', shown: '.sheet' },
  ...states('overview', 'overview', /^overview/, lead),

  { name: 'runs', place: 'runs', person: owner, shown: 'main' },
  {
    name: 'run-partly-hidden',
    place: ({ made }) => `runs/${made.get('run')}`,
    person: 'Jens Maier',
    shown: '.run-steps',
  },
  ...states('runs', 'runs', /^runs/, owner),

  { name: 'register', place: 'register', person: admin, shown: '.register-table' },
  { name: 'register-reader', place: 'register', shown: '.register-table' },
  {
    name: 'register-filters',
    place: 'register?area=Rechnungen',
    person: admin,
    steps: unfold,
    shown: '.register-table',
  },
  { name: 'register-row', place: 'register/1', person: admin, shown: '.panel h2' },
  { name: 'register-new', place: 'register/new', person: admin, shown: '.panel input' },
  {
    name: 'register-bulk',
    place: 'register',
    person: admin,
    steps: ({ frame }) => frame.locator('.pick input').nth(1).check(),
    shown: '.bulk',
  },
  {
    name: 'register-bulk-replay',
    place: 'register',
    person: admin,
    steps: async ({ frame }) => {
      await frame.locator('.pick input').nth(1).check();
      await frame.locator('.bulk select').first().selectOption('ValidTo');
      await frame.locator('.bulk input[type=date]').fill('2026-01-31');
      await frame.locator('.bulk-fields > button').first().click();
    },
    shown: '.bulk .replay',
  },
  {
    name: 'register-huge',
    place: 'register',
    person: admin,
    company: 'huge',
    shown: '.register-table',
  },
  ...states('register', 'register', /^register$/, admin),

  { name: 'import', place: 'import', person: admin, shown: '.import-drop' },
  { name: 'import-reader', place: 'import', shown: 'main h1' },
  {
    name: 'import-preview',
    place: 'import',
    person: admin,
    steps: chooseFile,
    shown: '.import-counts',
  },
  {
    name: 'import-replay',
    place: 'import',
    person: admin,
    steps: async (visit) => {
      await chooseFile(visit);
      await visit.frame.locator('.import-replay button').click();
    },
    shown: '.replay',
  },

  { name: 'findings', place: 'findings', person: admin, shown: '.finding-list' },
  { name: 'findings-own', place: 'findings', person: 'Deniz Yıldız', shown: '#findings-mine' },
  {
    name: 'findings-declined',
    place: 'findings',
    person: 'Deniz Yıldız',
    steps: ({ frame }) => answerOwn(frame, 'Nein, bleibt so|No, leave it'),
    shown: '[aria-labelledby=findings-mine] [tabindex="-1"] > p',
    after: ({ frame }) => answerOwn(frame, 'Nein zurücknehmen|Take the no back'),
  },
  {
    name: 'findings-huge',
    place: 'findings',
    person: admin,
    company: 'huge',
    // 5,000 rows are checked in turns, beside everything else
    steps: ({ frame }) => frame.locator('.finding-list').first().waitFor({ timeout: 300_000 }),
    shown: '.finding-list',
  },
  ...states('findings', 'findings', /^findings/, admin),

  { name: 'try', place: 'try', person: admin, shown: '.try-form' },
  {
    name: 'try-result',
    place: 'try',
    person: admin,
    steps: async ({ frame }) => {
      await frame
        .locator('.try-form input[type=text], .try-form input:not([type])')
        .nth(1)
        .fill('Mahnung zu Rechnung');
      await frame.locator('.try-form textarea').first().fill('Bitte zahlen Sie die Rechnung.');
      await frame.locator('.try-form button[type=submit]').click();
    },
    shown: '.try section h2',
  },
  { name: 'past-choose', place: 'past', shown: '.empty' },
  { name: 'past', place: 'past?asOf=2026-03-14', shown: '.entries, .empty' },
  { name: 'past-huge', place: 'past?asOf=2026-03-14', company: 'huge', shown: '.entry-row' },
  { name: 'past-chapter', place: 'past?asOf=2026-03-14', person: admin, shown: '#chapter-title' },
  ...states('past', 'past?asOf=2026-03-14', /^responsibilities$/, 'Petra Hansen'),
  { name: 'templates', place: 'templates', person: admin, shown: '.template-areas' },
  {
    name: 'templates-proposals',
    place: 'templates',
    person: admin,
    steps: async ({ frame }) => {
      const [chart, mails] = [0, 1].map((at) => frame.locator('.template-source').nth(at));
      await chart?.locator('button').first().click();
      await frame.locator('.template-proposal').first().waitFor();
      await frame.locator('.template-proposal button').first().click();
      await mails?.locator('button').first().click();
      await mails?.locator('output:not(:empty), [role=alert]').waitFor();
    },
    shown: '.template-proposal',
  },
  { name: 'templates-reader', place: 'templates', shown: 'main h1' },
  { name: 'channel', place: 'channel?area=Rechnungen', shown: '.entries' },
  { name: 'channel-huge', place: 'channel?area=Bereich%201', company: 'huge', shown: '.entry-row' },
  { name: 'channel-gone', place: 'channel?area=Gibt%20es%20nicht', shown: '.empty' },
  {
    name: 'channel-team',
    place: ({ sample }) => {
      const people = sample.tenant.users.filter(({ department }) => department === 'Buchhaltung');
      return `channel?people=${people.map(({ oid }) => oid).join(',')}&name=Buchhaltung`;
    },
    shown: '.entries',
  },
  { name: 'configure', place: 'configure', shown: 'select' },
  {
    name: 'configure-team',
    place: 'configure',
    steps: async ({ frame }) => {
      await frame.locator('[type=radio]').nth(1).check();
      await frame.locator('fieldset button').first().click();
    },
    shown: '.chosen',
  },
  { name: 'not-found', place: 'nirgends', shown: '.empty' },
];
